package io.smctrading.sidecar.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.sidecar.LedgerServer;
import io.smctrading.sidecar.SidecarApp;
import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.ledger.LedgerChanges;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import io.smctrading.sidecar.ledger.OrderQueries;
import io.smctrading.sidecar.ledger.ReceivedIntent;
import io.smctrading.sidecar.ledger.Sending;
import io.smctrading.sidecar.ledger.TradingLedger;
import io.smctrading.sidecar.ledger.TradingStates;
import io.smctrading.sidecar.trading.TradingStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The API over a real socket and a real ledger. */
class RoutesITCase {

    private static final Instant T0 = Instant.parse("2026-01-05T10:00:00Z");
    private static final String TOKEN = "0123456789abcdef";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final AtomicInteger announcements = new AtomicInteger();
    private final Map<String, Callable<String>> probes = new LinkedHashMap<>();
    private LedgerDatabase database;
    private Javalin api;

    @BeforeEach
    void openLedger() {
        database = new LedgerDatabase(LedgerServer.access(), LedgerServer.freshNamespace());
        database.migrate();
        probes.put("database", () -> "there");
        start(Optional.empty());
    }

    @AfterEach
    void close() {
        api.stop();
        database.close();
    }

    private void start(Optional<String> token) {
        api =
                SidecarApp.create(
                        new SidecarApp(
                                new OrderQueries(database.pool()),
                                new TradingStates(database.pool(), "paper"),
                                new Readiness(
                                        probes,
                                        () ->
                                                new TradingStatus(
                                                        TradingStatus.Phase.TRADING, "trading", 4)),
                                new SidecarMetrics(InstantSource.fixed(T0)),
                                token,
                                announcements::incrementAndGet));
        api.start("127.0.0.1", 0);
    }

    @Test
    void tellsHealthReadinessAndMetrics() throws Exception {
        assertThat(json(get("/health")).path("status").textValue()).isEqualTo("up");
        assertThat(json(get("/ready")).at("/dependencies/lease/detail").textValue())
                .isEqualTo("held, epoch 4");
        assertThat(get("/metrics").body()).contains("smc_trading_halted 0.0");
    }

    @Test
    void isNotReadyWhileADependencyIsAwayAndSaysWhich() throws Exception {
        probes.put(
                "broker",
                () -> {
                    throw new IOException("away");
                });
        api.stop();
        start(Optional.empty());

        HttpResponse<String> answer = get("/ready");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).at("/dependencies/broker/detail").textValue())
                .isEqualTo("IOException: away");
        assertThat(json(answer).at("/dependencies/database/up").booleanValue()).isTrue();
    }

    @Test
    void listsOrdersByStatusAndBoundsTheList() throws Exception {
        store("a");
        store("b");

        assertThat(json(get("/api/v1/orders")).path("orders")).hasSize(2);
        assertThat(json(get("/api/v1/orders?limit=1")).path("orders")).hasSize(1);
        assertThat(json(get("/api/v1/orders?status=filled")).path("orders")).isEmpty();
        assertThat(json(get("/api/v1/orders?status=SENT")).path("orders")).hasSize(2);
        assertProblem(get("/api/v1/orders?limit=1001"), 400, "from 1 to 1000");
        assertProblem(get("/api/v1/orders?status=odd"), 400, "status 'odd'");
    }

    @Test
    void showsAnOrderWithItsExecutions() throws Exception {
        store("a");

        JsonNode order = json(get("/api/v1/orders/a"));

        assertThat(order.path("status").textValue()).isEqualTo("pending");
        assertThat(order.path("side").textValue()).isEqualTo("buy");
        assertThat(order.path("type").textValue()).isEqualTo("market");
        assertThat(order.path("quantity").decimalValue()).isEqualByComparingTo("1.5");
        assertThat(order.path("executions").isArray()).isTrue();
        assertProblem(get("/api/v1/orders/none"), 404, "order 'none' is not in the ledger");
    }

    @Test
    void haltsAndResumesOnceAndKeepsItOverARestart() throws Exception {
        JsonNode halted =
                json(post("/api/v1/emergency/halt", "{\"reason\":\"drill\",\"actor\":\"me\"}"));
        assertThat(halted.path("state").textValue()).isEqualTo("HALTED");
        assertThat(halted.path("who").textValue()).isEqualTo("me");
        assertThat(announcements).hasValue(1);

        api.stop();
        start(Optional.empty());
        assertThat(json(get("/api/v1/emergency")).path("reason").textValue()).isEqualTo("drill");

        assertThat(
                        json(post("/api/v1/emergency/resume", "{\"reason\":\"over\"}"))
                                .path("state")
                                .textValue())
                .isEqualTo("TRADING");
    }

    @Test
    void answersBadRequestsWithProblemDocuments() throws Exception {
        assertProblem(post("/api/v1/emergency/halt", "{}"), 400, "'reason' is missing");
        assertProblem(post("/api/v1/emergency/halt", "{"), 400, "not JSON");
        assertProblem(get("/nowhere"), 404, "");
        assertProblem(
                send(
                        request("/api/v1/emergency/halt")
                                .POST(HttpRequest.BodyPublishers.ofString("x"))),
                415,
                "application/json");
        assertProblem(
                post("/api/v1/emergency/halt", "{\"reason\":\"" + "x".repeat(20_000) + "\"}"),
                413,
                "");
    }

    @Test
    void letsNobodyPostWithoutTheToken() throws Exception {
        api.stop();
        start(Optional.of(TOKEN));
        String body = "{\"reason\":\"drill\"}";

        assertProblem(post("/api/v1/emergency/halt", body), 401, "token");
        assertThat(
                        send(request("/api/v1/emergency/halt")
                                        .header("Content-Type", "application/json")
                                        .header("Authorization", "Bearer " + TOKEN)
                                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                                .statusCode())
                .isEqualTo(200);
        assertThat(get("/api/v1/orders").statusCode()).isEqualTo(200);
    }

    @Test
    void setsSecurityHeaders() throws Exception {
        HttpResponse<String> answer = get("/health");

        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    private void store(String id) {
        OrderIntent intent =
                new OrderIntent(
                        id,
                        "d",
                        null,
                        "paper",
                        "bitstamp",
                        "BTC-USD",
                        OrderSide.BUY,
                        new BigDecimal("1.5"),
                        null,
                        null,
                        null,
                        false,
                        T0,
                        T0.plusSeconds(60));
        try (TradingLedger ledger = TradingLedger.open(database, "paper", "test")) {
            var unused =
                    ledger.record(
                            LedgerChanges.of(
                                    List.of(
                                            new ReceivedIntent(
                                                    intent,
                                                    T0,
                                                    T0,
                                                    new Sending("paper", T0, "")))));
        }
    }

    private void assertProblem(HttpResponse<String> answer, int status, String detail)
            throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.path("status").intValue()).isEqualTo(status);
        assertThat(problem.path("title").textValue()).isNotBlank();
        assertThat(problem.path("detail").textValue()).contains(detail);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpResponse<String> post(String path, String body)
            throws IOException, InterruptedException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(HttpResponse<String> answer) throws IOException {
        return json.readTree(answer.body());
    }
}
