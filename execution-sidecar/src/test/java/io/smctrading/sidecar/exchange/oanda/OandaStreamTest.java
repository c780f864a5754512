package io.smctrading.sidecar.exchange.oanda;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.sidecar.exchange.StreamListener;
import io.smctrading.sidecar.exchange.http.GatewayObserver;
import io.smctrading.sidecar.exchange.http.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream of transactions over a real chunked connection, with a clock that the test turns. */
class OandaStreamTest {

    private static final String HEARTBEAT =
            "{\"type\":\"HEARTBEAT\",\"lastTransactionID\":\"%s\",\"time\":\""
                    + OandaJson.TIME
                    + "\"}";

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<HttpExchange> connections = new LinkedBlockingQueue<>();
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse(OandaJson.TIME));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private OandaGateway gateway;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(
                "/v3/accounts/1/transactions/stream",
                exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().flush();
                    connections.add(exchange);
                });
        server.createContext(
                "/v3/accounts/1/summary",
                exchange -> {
                    byte[] body =
                            """
                            {"account":{"currency":"USD","balance":"1","marginUsed":"0"},\
                            "lastTransactionID":"2300"}\
                            """
                                    .getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        server.start();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        gateway =
                new OandaGateway(
                        new OandaConfig(uri, uri, new Secret("token"), "1", Duration.ofSeconds(5)),
                        id -> true,
                        (InstantSource) now::get,
                        GatewayObserver.NONE);
        gateway.listen(new Told());
    }

    @AfterEach
    void stop() {
        gateway.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void tellsTransactionsAndKeepsTheBookmark() throws Exception {
        HttpExchange connection = connection();
        line(connection, HEARTBEAT.formatted("2303"));
        line(connection, OandaJson.CREATE);
        line(connection, OandaJson.FILL);

        assertThat(next()).isEqualTo("a1 ACCEPTED");
        assertThat(next()).isEqualTo("fill 2305");
        assertThat(next()).isEqualTo("a1 FILLED");
        line(connection, HEARTBEAT.formatted("2311"));
        line(connection, OandaJson.TARGET);
        assertThat(next()).isEqualTo("a1-target ACCEPTED");
        assertThat(gateway.bookmark()).isEqualTo("2311");
        assertThat(gateway.health().streamConnected()).isTrue();
    }

    @Test
    void comesUpAgainWhenTheExchangeEndsIt() throws Exception {
        connection().close();

        assertThat(next()).startsWith("disconnected");
        line(connection(), OandaJson.CREATE);
        assertThat(next()).isEqualTo("a1 ACCEPTED");
    }

    @Test
    void isMadeAnewAfterTenSilentSeconds() throws Exception {
        connection();
        now.updateAndGet(instant -> instant.plusSeconds(11));

        assertThat(next()).startsWith("disconnected nothing heard");
        connection();
    }

    @Test
    void aLineThatCannotBeReadEndsTheConnection() throws Exception {
        line(connection(), "{\"type\":");

        assertThat(next()).startsWith("disconnected");
        connection();
    }

    private HttpExchange connection() throws InterruptedException {
        HttpExchange connection = connections.poll(20, TimeUnit.SECONDS);
        assertThat(connection).isNotNull();
        assertThat(next()).isEqualTo("connected");
        return connection;
    }

    private String next() throws InterruptedException {
        return told.poll(20, TimeUnit.SECONDS);
    }

    private static void line(HttpExchange connection, String text) throws IOException {
        OutputStream body = connection.getResponseBody();
        body.write((text + "\n").getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    private final class Told implements StreamListener {

        @Override
        public void connected() {
            told.add("connected");
        }

        @Override
        public void order(VenueOrder order) {
            told.add(order.clientId() + " " + order.status());
        }

        @Override
        public void fill(VenueFill fill) {
            told.add("fill " + fill.executionId());
        }

        @Override
        public void disconnected(String reason) {
            told.add("disconnected " + reason);
        }
    }
}
