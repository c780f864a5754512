package io.smctrading.platform.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smctrading.schemas.Aggressor;
import io.smctrading.schemas.Clock;
import io.smctrading.schemas.ClockMark;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.Trade;
import io.smctrading.schemas.TradeOrClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The codec over real sockets; the real registry is met in the stack's integration test. */
class WireTest {

    private static final Instant T0 = Instant.parse("2013-11-25T00:00:00Z");

    private final ObjectMapper json = new ObjectMapper();
    private final List<String> registered = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private HttpServer server;
    private RegistryClient registry;

    @BeforeEach
    void startRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        registry = client();
    }

    @AfterEach
    void stopRegistry() {
        server.stop(0);
    }

    @Test
    void readsWhatItWrote() throws WireException {
        WireReader<TradeOrClock> reader = new WireReader<>(client(), Topics.TRADES);
        WireWriter<TradeOrClock> writer = new WireWriter<>(registry, "test", Topics.TRADES);
        for (Object value : List.of(trade(), clock())) {
            byte[] bytes = writer.write(new TradeOrClock(value));
            assertThat(reader.read(bytes).getValue()).isEqualTo(value);
        }
    }

    @Test
    void keepsReadingKnownSchemasWhileTheRegistryIsAway() throws WireException {
        WireReader<TradeOrClock> reader = new WireReader<>(registry, Topics.TRADES);
        byte[] bytes =
                new WireWriter<>(registry, "test", Topics.TRADES).write(new TradeOrClock(clock()));
        reader.read(bytes);
        server.stop(0);
        assertThat(reader.read(bytes).getValue()).isEqualTo(clock());
    }

    @Test
    void triesAgainWhenTheRegistryFails() {
        failures.set(2);
        assertThat(registry.register("test.x-value", Clock.getClassSchema())).isPositive();
    }

    @Test
    void saysWhyBytesAreNoRecord() {
        WireReader<TradeOrClock> reader = new WireReader<>(registry, Topics.TRADES);
        byte[] good =
                new WireWriter<>(registry, "test", Topics.TRADES).write(new TradeOrClock(trade()));
        byte[] cut = Arrays.copyOf(good, good.length - 3);
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        byte[] unknown = good.clone();
        unknown[4] = 99;
        assertThatThrownBy(() -> reader.read(null)).hasMessage("the record has no value");
        assertThatThrownBy(() -> reader.read("{}".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("zero byte");
        assertThatThrownBy(() -> reader.read(unknown))
                .hasMessage("the registry knows no schema 99");
        assertThatThrownBy(() -> reader.read(cut)).isInstanceOf(WireException.class);
        assertThatThrownBy(() -> reader.read(longer)).hasMessageContaining("bytes follow");
    }

    private static Trade trade() {
        return Trade.newBuilder()
                .setVenue("bitstamp")
                .setSymbol("BTC-USD")
                .setTradeId("bitstamp-1")
                .setTime(T0)
                .setPrice(new BigDecimal("812.34000000"))
                .setQuantity(new BigDecimal("0.00000001"))
                .setAggressor(Aggressor.UNKNOWN)
                .build();
    }

    private static Clock clock() {
        return new Clock("bitstamp", "BTC-USD", T0, ClockMark.MARKET, 1);
    }

    private RegistryClient client() {
        return new RegistryClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        int status = 200;
        String body;
        String path = exchange.getRequestURI().getPath();
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            status = 503;
            body = "{}";
        } else if (path.startsWith("/subjects/")) {
            registered.add(json.readTree(exchange.getRequestBody()).path("schema").textValue());
            body = json.writeValueAsString(Map.of("id", registered.size()));
        } else {
            int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
            if (id > registered.size()) {
                status = 404;
                body = "{\"error_code\":40403}";
            } else {
                body = json.writeValueAsString(Map.of("schema", registered.get(id - 1)));
            }
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
