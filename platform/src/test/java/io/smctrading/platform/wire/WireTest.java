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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The codec over real sockets; the real registry is met in the stack's integration test. */
class WireTest {

    private static final Instant T0 = Instant.parse("2013-11-25T00:00:00Z");
    private static final Map<String, Object> GENERIC_CLOCK =
            Map.of(
                    "venue",
                    "bitstamp",
                    "symbol",
                    "BTC-USD",
                    "time",
                    T0.toEpochMilli(),
                    "mark",
                    new GenericData.EnumSymbol(ClockMark.SCHEMA$, "MARKET"),
                    "step",
                    1);

    private final ObjectMapper json = new ObjectMapper();
    private final List<String> registered = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile int failureStatus = 503;
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
        for (int status : List.of(500, 503, 429, 404)) {
            failureStatus = status;
            failures.set(3);
            assertThat(registry.register("test.x-value", Clock.getClassSchema())).isPositive();
            assertThat(failures).hasValue(0);
        }
    }

    @Test
    void unknownSchemaIsNoBadRecordWhileTheRegistryIsAway() throws WireException {
        byte[] bytes =
                new WireWriter<>(registry, "test", Topics.TRADES).write(new TradeOrClock(clock()));
        WireReader<TradeOrClock> reader = new WireReader<>(client(), Topics.TRADES);
        failures.set(Integer.MAX_VALUE);

        assertThatThrownBy(() -> reader.read(bytes))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("did not answer: status 503");

        failures.set(0);
        assertThat(reader.read(bytes).getValue()).isEqualTo(clock());
    }

    @Test
    void readsRecordsOfSchemasThatGrewMeanwhile() throws Exception {
        WireReader<Clock> reader = new WireReader<>(registry, Clock.class);
        WireWriter<Clock> writer = new WireWriter<>(registry, "test.clock-value", Clock.class);
        assertThat(reader.read(writer.write(clock()))).isEqualTo(clock());

        Schema grown = grown(Clock.getClassSchema());
        int id = registry.register("test.clock-value", grown);
        GenericRecord record = new GenericData.Record(grown);
        for (Schema.Field field : Clock.getClassSchema().getFields()) {
            record.put(field.name(), GENERIC_CLOCK.get(field.name()));
        }
        record.put("session", "london");

        assertThat(reader.read(bytes(id, grown, record))).isEqualTo(clock());
        assertThat(reader.read(writer.write(clock()))).isEqualTo(clock());
    }

    @Test
    void refusesRecordsOfForeignSchemas() throws Exception {
        WireReader<TradeOrClock> reader = new WireReader<>(registry, Topics.TRADES);
        byte[] other = new WireWriter<>(registry, "test.x-value", Clock.class).write(clock());
        assertThatThrownBy(() -> reader.read(other)).hasMessage("the value is not a TradeOrClock");

        registered.add("{\"$schema\": \"http://json-schema.org/draft-07/schema#\"}");
        byte[] json = other.clone();
        json[4] = (byte) registered.size();
        assertThatThrownBy(() -> reader.read(json))
                .isInstanceOf(WireException.class)
                .hasMessage("schema 2 is not one of Avro");
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

    private static Schema grown(Schema schema) {
        List<Schema.Field> fields = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            fields.add(new Schema.Field(field, field.schema()));
        }
        fields.add(new Schema.Field("session", Schema.create(Schema.Type.STRING), null, ""));
        return Schema.createRecord(schema.getName(), null, schema.getNamespace(), false, fields);
    }

    private static byte[] bytes(int id, Schema schema, GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        return bytes.toByteArray();
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
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
                Duration.ofMillis(1));
    }

    private void answer(HttpExchange exchange) throws IOException {
        int status = 200;
        String body;
        String path = exchange.getRequestURI().getPath();
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            status = failureStatus;
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
