package io.smctrading.jobs.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smctrading.core.market.Clock;
import io.smctrading.platform.wire.mapping.ClockMapper;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.TradeOrClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.Collector;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job's edges, back to back, over a registry of one schema. */
class TopicEdgesTest {

    private static final Clock CLOCK =
            new Clock(
                    "bitstamp",
                    "BTC-USD",
                    Instant.parse("2013-11-25T00:00:00Z"),
                    Clock.Mark.MARKET,
                    1);

    private final List<Histogram> histograms = new ArrayList<>();
    private HttpServer registry;
    private URI registryUrl;

    @BeforeEach
    void startRegistry() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", TopicEdgesTest::answer);
        registry.start();
        registryUrl = URI.create("http://127.0.0.1:" + registry.getAddress().getPort() + "/");
    }

    @AfterEach
    void stopRegistry() {
        registry.stop(0);
    }

    @Test
    void readsWhatItWrote() throws Exception {
        ProducerRecord<byte[], byte[]> written = write(null);

        assertThat(written.topic()).isEqualTo("demo.market.trades");
        assertThat(written.key()).asString(StandardCharsets.UTF_8).isEqualTo("bitstamp:BTC-USD");
        List<ReadRecord<String>> read =
                read(wire -> ((io.smctrading.schemas.Clock) wire.getValue()).getSymbol(), written);
        assertThat(read).extracting(ReadRecord::value).containsExactly("BTC-USD");
    }

    @Test
    void refusesWhatAMapperStumblesOver() throws Exception {
        List<ReadRecord<String>> read =
                read(
                        wire -> {
                            throw new ArithmeticException("no such price");
                        },
                        write(null));

        RefusedRecord refused = read.get(0).refused();
        assertThat(read.get(0).value()).isNull();
        assertThat(refused.reason())
                .isEqualTo(
                        "the record cannot be used: java.lang.ArithmeticException: no such price");
    }

    @Test
    void observesLatencyOfOutputsThatHaveACause() {
        write(null);
        write(0L);

        assertThat(histograms).hasSize(2);
        assertThat(histograms.get(0).getCount()).isZero();
        assertThat(histograms.get(1).getStatistics().getMin())
                .as("appended in 1970")
                .isGreaterThan(CLOCK.time().toEpochMilli());
    }

    private ProducerRecord<byte[], byte[]> write(Long appended) {
        TopicWriter<Clock, TradeOrClock> writer =
                new TopicWriter<>(
                        new KafkaConnection("demo", "unused", registryUrl, Delivery.AT_LEAST_ONCE),
                        Topics.TRADES,
                        clock -> new TradeOrClock(ClockMapper.toWire(clock)),
                        clock -> KeyOf.market(clock.venue(), clock.symbol()));
        writer.open(new Context(), null);
        return writer.serialize(CLOCK, null, appended);
    }

    private List<ReadRecord<String>> read(
            FromWire<TradeOrClock, String> mapper, ProducerRecord<byte[], byte[]> written)
            throws Exception {
        TopicReader<TradeOrClock, String> reader =
                new TopicReader<>(registryUrl, Topics.TRADES, Types.STRING, mapper);
        reader.open(null);
        List<ReadRecord<String>> read = new ArrayList<>();
        reader.deserialize(
                new ConsumerRecord<>(written.topic(), 0, 0, written.key(), written.value()),
                new Collector<>() {
                    @Override
                    public void collect(ReadRecord<String> record) {
                        read.add(record);
                    }

                    @Override
                    public void close() {}
                });
        return read;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        Object body =
                exchange.getRequestMethod().equals("POST")
                        ? Map.of("id", 1)
                        : Map.of("schema", TradeOrClock.getClassSchema().toString());
        byte[] bytes = new ObjectMapper().writeValueAsBytes(body);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private final class Context implements SerializationSchema.InitializationContext {

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup() {
                @Override
                public <H extends Histogram> H histogram(String name, H histogram) {
                    histograms.add(histogram);
                    return histogram;
                }
            };
        }

        @Override
        public UserCodeClassLoader getUserCodeClassLoader() {
            throw new UnsupportedOperationException();
        }
    }
}
