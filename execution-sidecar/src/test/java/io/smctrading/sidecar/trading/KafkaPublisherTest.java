package io.smctrading.sidecar.trading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smctrading.core.market.Clock;
import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.wire.Codecs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What the publisher makes of a broker that does not take a record: Kafka's own stand-in says so.
 */
class KafkaPublisherTest {

    /** Keeps how long each closing would have waited for what is buffered. */
    private static final class Broker extends MockProducer<byte[], byte[]> {
        private final List<Duration> closings = new ArrayList<>();
        private Runnable onClose = () -> {};

        Broker() {
            super(false, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public void close(Duration timeout) {
            closings.add(timeout);
            onClose.run();
            super.close(timeout);
        }
    }

    private final Broker broker = new Broker();
    private HttpServer registry;
    private KafkaPublisher publisher;

    @BeforeEach
    void openPublisher() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", KafkaPublisherTest::answer);
        registry.start();
        URI address = URI.create("http://127.0.0.1:" + registry.getAddress().getPort());
        publisher =
                new KafkaPublisher(
                        "test",
                        Codecs.register(new RegistryClient(address), "test"),
                        new SidecarMetrics(InstantSource.fixed(Instant.EPOCH)),
                        broker);
    }

    @AfterEach
    void stopRegistry() {
        registry.stop(0);
    }

    @Test
    void sendsNothingOfWhatIsBufferedBehindARecordThatTheBrokerDidNotTake() {
        publisher.publish(clock(1));
        publisher.publish(clock(2));

        broker.errorNext(new TimeoutException("expired"));

        assertThat(broker.closings).containsExactly(Duration.ZERO);
        assertThatThrownBy(() -> publisher.publish(clock(3)))
                .isInstanceOf(KafkaException.class)
                .hasMessage("the broker did not take a record")
                .hasRootCauseMessage("expired");
        assertThatThrownBy(publisher::flush).hasMessage("the broker did not take a record");
        assertThat(broker.history()).hasSize(2);
    }

    @Test
    void waitsForNothingAtItsEndBehindAFailure() {
        publisher.publish(clock(1));
        broker.errorNext(new TimeoutException("expired"));

        publisher.close();

        assertThat(broker.closings).containsOnly(Duration.ZERO);
    }

    @Test
    void sendsWhatIsBufferedAtItsEnd() {
        publisher.publish(clock(1));

        publisher.close();

        assertThat(broker.closings).containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void knowsOfAFailureBeforeNothingIsPending() {
        List<Boolean> pending = new ArrayList<>();
        broker.onClose = () -> pending.add(publisher.onlyCopyPending());
        publisher.refuse(
                new RawRecord("orders", 0, 7, Instant.EPOCH, null, new byte[] {1}), "drill");

        broker.errorNext(new TimeoutException("expired"));

        assertThat(pending).as("pending while the failure becomes known").containsExactly(true);
        assertThat(publisher.onlyCopyPending()).isFalse();
        assertThatThrownBy(publisher::confirmed).hasMessage("the broker did not take a record");
    }

    private static Clock clock(int minute) {
        return new Clock(
                "bitstamp", "BTC-USD", Instant.ofEpochSecond(60L * minute), Clock.Mark.MARKET, 1);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] body = "{\"id\":1}".getBytes(UTF_8);
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
