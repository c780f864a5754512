package io.smctrading.jobs.storage.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.smctrading.jobs.storage.tables.DeadLetterRows;
import io.smctrading.jobs.storage.tables.TableRow;
import io.smctrading.jobs.storage.tables.WireRecords;
import io.smctrading.jobs.support.Delivery;
import io.smctrading.jobs.support.KafkaConnection;
import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireWriter;
import io.smctrading.schemas.DeadLetter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLetterSourceTest {

    private HttpServer registry;
    private DeadLetterSource source;
    private URI registryUrl;

    /** A registry that knows one schema: that of dead letters, as id 7. */
    @BeforeEach
    void startRegistry() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext(
                "/",
                exchange -> {
                    String schema =
                            DeadLetter.getClassSchema()
                                    .toString()
                                    .replace("\\", "\\\\")
                                    .replace("\"", "\\\"");
                    byte[] answer = ("{\"id\":7,\"schema\":\"" + schema + "\"}").getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, answer.length);
                    try (OutputStream body = exchange.getResponseBody()) {
                        body.write(answer);
                    }
                });
        registry.start();
        registryUrl = URI.create("http://127.0.0.1:" + registry.getAddress().getPort());
        source =
                new DeadLetterSource(
                        new KafkaConnection(
                                "demo-3", "127.0.0.1:1", registryUrl, Delivery.AT_LEAST_ONCE));
        source.open(null);
    }

    @AfterEach
    void stopRegistry() {
        registry.stop(0);
    }

    @Test
    void readsDeadLetterOfAnyTopic() {
        DeadLetter letter = WireRecords.deadLetter("price '-1' is not above 0");
        byte[] value =
                new WireWriter<>(new RegistryClient(registryUrl), "any-value", DeadLetter.class)
                        .write(letter);

        assertThat(read(value)).isEqualTo(DeadLetterRows.of(letter));
    }

    @Test
    void keepsRecordThatIsNoDeadLetter() {
        TableRow row = read("garbage".getBytes(UTF_8));

        assertThat(row.value(0)).isEqualTo("dead-letter.orders");
        assertThat(row.value(1)).isEqualTo(0);
        assertThat(row.value(2)).isEqualTo(42L);
        assertThat(row.value(3)).isEqualTo("storage");
        assertThat(row.value(5)).asString().contains("does not start with a zero byte");
        assertThat(row.value(7)).isEqualTo("garbage".getBytes(UTF_8));
    }

    private TableRow read(byte[] value) {
        List<TableRow> rows = new ArrayList<>();
        source.deserialize(
                new ConsumerRecord<>("demo-3.dead-letter.orders", 0, 42, null, value),
                new Collector<TableRow>() {
                    @Override
                    public void collect(TableRow row) {
                        rows.add(row);
                    }

                    @Override
                    public void close() {}
                });
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }
}
