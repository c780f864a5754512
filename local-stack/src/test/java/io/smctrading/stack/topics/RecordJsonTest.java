package io.smctrading.stack.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.schemas.Aggressor;
import io.smctrading.schemas.Trade;
import io.smctrading.schemas.TradeOrClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordJsonTest {

    private static final int ID = 7;

    private HttpServer registry;
    private Schema schema;
    private RecordJson json;

    @BeforeEach
    void startRegistry() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext(
                "/schemas/ids/",
                exchange -> {
                    boolean known = exchange.getRequestURI().getPath().endsWith("/" + ID);
                    ObjectNode found = JsonNodeFactory.instance.objectNode();
                    if (known) {
                        found.put("schema", schema.toString());
                    } else {
                        found.put("error_code", 40403).put("message", "not found");
                    }
                    byte[] answer = found.toString().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(known ? 200 : 404, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        registry.start();
        json =
                new RecordJson(
                        new RegistryClient(
                                URI.create("http://127.0.0.1:" + registry.getAddress().getPort())));
    }

    @AfterEach
    void stopRegistry() {
        registry.stop(0);
    }

    @Test
    void showsARecordWithoutItsWrapperWithNumbersAndTimesForPeople() throws IOException {
        Trade trade =
                new Trade(
                        "bitstamp",
                        "BTC-USD",
                        "a-1",
                        Instant.parse("2013-11-25T00:00:00.250Z"),
                        new BigDecimal("800.01000000"),
                        new BigDecimal("0.00000000"),
                        Aggressor.BUYER);
        schema = SpecificData.get().getSchema(TradeOrClock.class);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new SpecificDatumWriter<>(TradeOrClock.class).write(new TradeOrClock(trade), encoder);
        encoder.flush();

        ObjectNode shown = json.of(record(wire(ID, bytes.toByteArray())));

        assertThat(shown.toString())
                .isEqualTo(
                        "{\"key\":\"bitstamp:BTC-USD\",\"partition\":3,\"offset\":42,"
                                + "\"appended\":\"1970-01-01T00:00:01Z\",\"type\":\"Trade\","
                                + "\"value\":{\"venue\":\"bitstamp\",\"symbol\":\"BTC-USD\","
                                + "\"tradeId\":\"a-1\",\"time\":\"2013-11-25T00:00:00.250Z\","
                                + "\"price\":800.01,\"quantity\":0,\"aggressor\":\"BUYER\"}}");
    }

    @Test
    void showsFieldsThatOnlyTheWriterKnows() throws IOException {
        schema =
                SchemaBuilder.record("Later")
                        .fields()
                        .requiredDouble("ratio")
                        .requiredBytes("raw")
                        .name("tags")
                        .type()
                        .array()
                        .items()
                        .stringType()
                        .noDefault()
                        .optionalString("note")
                        .endRecord();
        GenericData.Record later = new GenericData.Record(schema);
        later.put("ratio", Double.NaN);
        later.put("raw", ByteBuffer.wrap(new byte[] {1, (byte) 0xff}));
        later.put("tags", List.of("a", "b"));

        ObjectNode shown = json.of(record(wire(ID, generic(later))));

        assertThat(shown.path("type").asText()).isEqualTo("Later");
        assertThat(shown.path("value"))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        "{\"ratio\":\"NaN\",\"raw\":\"01ff\",\"tags\":[\"a\",\"b\"],"
                                                + "\"note\":null}"));
    }

    @Test
    void saysWhyARecordCannotBeDecodedAndShowsItsBytes() throws IOException {
        schema = SchemaBuilder.record("Small").fields().requiredLong("number").endRecord();
        GenericData.Record small = new GenericData.Record(schema);
        small.put("number", 1L);
        byte[] good = generic(small);

        assertThat(reason("text".getBytes(StandardCharsets.UTF_8))).contains("zero byte");
        assertThat(reason(wire(8, good))).isEqualTo("the registry knows no schema 8");
        assertThat(reason(wire(ID, new byte[0]))).isEqualTo("it does not fit schema 7");
        assertThat(reason(wire(ID, new byte[] {2, 2}))).startsWith("bytes follow");
        assertThat(json.of(record(wire(ID, new byte[] {2, 2}))).path("bytes").toString())
                .isEqualTo("{\"length\":7,\"hex\":\"00000000070202\"}");
        assertThat(json.of(record(new byte[100])).path("bytes").path("hex").asText())
                .hasSize(97)
                .endsWith("…");
    }

    @Test
    void showsTombstonesAndKeysThatAreNoText() {
        assertThat(json.of(record(null)).path("value").isNull()).isTrue();
        assertThat(RecordJson.key(new byte[] {(byte) 0xff, 1})).isEqualTo("ff01");
        assertThat(RecordJson.key(null)).isNull();
    }

    private String reason(byte[] value) {
        return json.of(record(value)).path("undecodable").asText();
    }

    private static byte[] generic(GenericData.Record record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
        new GenericDatumWriter<GenericData.Record>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }

    private static byte[] wire(int id, byte[] content) {
        return ByteBuffer.allocate(5 + content.length)
                .put((byte) 0)
                .putInt(id)
                .put(content)
                .array();
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return new ConsumerRecord<>(
                "main.market.trades",
                3,
                42,
                1000,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                "bitstamp:BTC-USD".getBytes(StandardCharsets.UTF_8),
                value,
                new RecordHeaders(),
                Optional.empty());
    }
}
