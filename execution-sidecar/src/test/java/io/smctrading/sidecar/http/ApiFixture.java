package io.smctrading.sidecar.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.smctrading.core.market.Clock;
import io.smctrading.core.risk.OrderRequest;
import io.smctrading.sidecar.ExchangeViews.ExchangeView;
import io.smctrading.sidecar.LedgerServer;
import io.smctrading.sidecar.MarketClocks;
import io.smctrading.sidecar.SidecarApp;
import io.smctrading.sidecar.SidecarConfig;
import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import io.smctrading.sidecar.ledger.OpenPositions;
import io.smctrading.sidecar.ledger.OrderQueries;
import io.smctrading.sidecar.ledger.OrderRequests;
import io.smctrading.sidecar.ledger.TradingStates;
import io.smctrading.sidecar.trading.TradingStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The API over a real socket and a real ledger; risk and whoever trades are played by the test.
 * Every answer is compared with the API's document.
 */
final class ApiFixture implements AutoCloseable {

    static final Instant T0 = Instant.parse("2026-01-05T10:00:00Z");
    private static final OpenApiDocument DOCUMENT = OpenApiDocument.read();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    final LedgerDatabase database =
            new LedgerDatabase(LedgerServer.access(), LedgerServer.freshNamespace());
    final Map<String, Callable<String>> probes = new LinkedHashMap<>();
    final AtomicInteger announcements = new AtomicInteger();
    final List<OrderRequest> published = new CopyOnWriteArrayList<>();
    final List<String> operations = new CopyOnWriteArrayList<>();
    final List<ExchangeView> exchanges = new ArrayList<>();
    final AtomicReference<Function<OrderRequest, CompletableFuture<Void>>> risk =
            new AtomicReference<>(request -> CompletableFuture.completedFuture(null));
    final AtomicReference<TradingStatus> trading =
            new AtomicReference<>(
                    new TradingStatus(TradingStatus.Phase.TRADING, "trading account paper", 4));
    final AtomicReference<Instant> now = new AtomicReference<>(T0);
    final MarketClocks clocks = new MarketClocks();
    final OrderRequests requests = new OrderRequests(database.pool(), "paper");
    int requestsPerSecond = 10_000;
    Duration orderWait = Duration.ofMillis(200);
    private ManualOrders manual;
    private Javalin api;

    ApiFixture() {
        database.migrate();
        probes.put("database", () -> "there");
        clocks.passed(new Clock("bitstamp", "BTC-USD", T0, Clock.Mark.MARKET, 0));
        start();
    }

    void restart() {
        stop();
        start();
    }

    private void start() {
        manual =
                new ManualOrders(
                        "paper",
                        requests,
                        clocks,
                        (request, actor) -> {
                            published.add(request);
                            return risk.get().apply(request);
                        },
                        orderWait);
        api =
                SidecarApp.create(
                        new SidecarApp(
                                new SidecarConfig.Http(
                                        0,
                                        Set.of("api.example"),
                                        Tokens.SETTINGS,
                                        requestsPerSecond,
                                        orderWait),
                                new SidecarApp.Ledger(
                                        new OrderQueries(database.pool()),
                                        requests,
                                        new OpenPositions(database.pool(), "paper"),
                                        new TradingStates(database.pool(), "paper")),
                                manual,
                                new SidecarApp.Trading(
                                        () -> exchanges,
                                        (from, to, symbol, actor, reason) -> {
                                            operations.add(
                                                    "%s to %s, %s, by %s: %s"
                                                            .formatted(
                                                                    from, to, symbol, actor,
                                                                    reason));
                                            return List.of(symbol.orElse("*"));
                                        },
                                        (id, reason) -> operations.add(id + ": " + reason),
                                        announcements::incrementAndGet),
                                new Readiness(probes, trading::get),
                                new SidecarMetrics(now::get),
                                now::get));
        api.start("127.0.0.1", 0);
    }

    private void stop() {
        api.stop();
        manual.close();
    }

    @Override
    public void close() {
        stop();
        database.close();
    }

    /** Asks with a role's token; none for role null. */
    HttpResponse<String> ask(String method, String path, String role, String body)
            throws IOException, InterruptedException {
        return ask(method, path, role, body, Map.of());
    }

    HttpResponse<String> ask(
            String method, String path, String role, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = send(method, path, role, body, headers);
        DOCUMENT.assertPromised(
                method,
                path,
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse("none"),
                answer.body());
        return answer;
    }

    /** Asks for what the document does not have. */
    HttpResponse<String> plain(String method, String path, String role)
            throws IOException, InterruptedException {
        return send(method, path, role, null, Map.of());
    }

    private HttpResponse<String> send(
            String method, String path, String role, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path))
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        if (role != null) {
            request.setHeader("Authorization", "Bearer " + Tokens.of(role, now.get()));
        }
        headers.forEach(request::setHeader);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return ask("GET", path, "analyst", null);
    }

    HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return ask("POST", path, "admin", body);
    }

    HttpResponse<String> order(String key, String body) throws IOException, InterruptedException {
        return ask("POST", "/api/v1/orders/create", "trader", body, Map.of("Idempotency-Key", key));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + api.port() + path);
    }

    int port() {
        return api.port();
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }
}
