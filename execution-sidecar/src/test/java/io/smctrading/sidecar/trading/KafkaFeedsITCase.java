package io.smctrading.sidecar.trading;

import static io.smctrading.sidecar.trading.SidecarFixture.SYMBOL;
import static io.smctrading.sidecar.trading.SidecarFixture.T0;
import static io.smctrading.sidecar.trading.SidecarFixture.buy;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smctrading.platform.wire.mapping.OrderIntentMapper;
import io.smctrading.schemas.DeadLetter;
import io.smctrading.schemas.OrderIntent;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.sidecar.BrokerServer;
import io.smctrading.sidecar.LedgerServer;
import io.smctrading.sidecar.RegistryServer;
import io.smctrading.sidecar.trading.TradingStatus.Phase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The feeds and the publisher over a real broker. */
class KafkaFeedsITCase {

    private static final byte[] NOISE = "no record".getBytes(UTF_8);

    @TempDir static Path folder;
    private static BrokerServer broker;
    private static RegistryServer registry;
    private SidecarFixture sidecar;

    @BeforeAll
    static void startServers() {
        broker = new BrokerServer(folder);
        broker.start();
        registry = new RegistryServer();
        registry.start();
    }

    @AfterAll
    static void stopServers() {
        broker.close();
        registry.close();
    }

    @BeforeEach
    void trade() {
        sidecar =
                new SidecarFixture(
                                LedgerServer.freshNamespace() + "-feeds",
                                broker,
                                registry,
                                LedgerServer.access())
                        .begin();
    }

    @AfterEach
    void end() {
        sidecar.close();
    }

    @Test
    void keepsWhatIsNoRecordAsADeadLetterOfItsTopicAndGoesOn() {
        sidecar.send(Topics.INSTRUMENTS, SYMBOL, NOISE);
        sidecar.send(Topics.TRADES, SYMBOL, NOISE);
        sidecar.send(Topics.ORDERS, SYMBOL, NOISE);
        sidecar.send(Topics.ORDERS, SYMBOL, null);
        sidecar.order(buy("a", SYMBOL, "90"));

        awaitReports("a-1 ACCEPTED");
        for (Topic<?> topic : List.of(Topics.INSTRUMENTS, Topics.TRADES, Topics.ORDERS)) {
            await().atMost(SidecarFixture.PATIENCE)
                    .until(() -> !sidecar.records(Topics.deadLettersOf(topic)).isEmpty());
            DeadLetter letter = sidecar.records(Topics.deadLettersOf(topic)).get(0);
            assertThat(letter.getTopic()).isEqualTo(topic.name());
            assertThat(letter.getOffset()).isEqualTo(topic.equals(Topics.INSTRUMENTS) ? 1 : 0);
            assertThat(letter.getStage()).isEqualTo("execution-sidecar");
            assertThat(letter.getReason()).startsWith("the value does not start with a zero byte");
            assertThat(letter.getValue().array()).isEqualTo(NOISE);
            assertThat(sidecar.metrics.scrape())
                    .contains("smc_dead_letters_total{topic=\"%s\"}".formatted(topic.name()));
        }
        assertThat(sidecar.records(Topics.deadLettersOf(Topics.ORDERS)))
                .extracting(DeadLetter::getReason)
                .contains("the record has no value");
    }

    @Test
    void refusesWhatTheLedgerCouldNotKeep() {
        OrderIntent good = OrderIntentMapper.toWire(buy("good", SYMBOL, "90"));
        sidecar.order(OrderIntent.newBuilder(good).setOrderId("zero\0byte").build());
        sidecar.order(OrderIntent.newBuilder(good).setOrderId(" ").build());
        sidecar.order(
                OrderIntent.newBuilder(good)
                        .setOrderId("far")
                        .setValidUntil(Instant.ofEpochMilli(Long.MAX_VALUE))
                        .build());
        sidecar.trade("BTC\0USD", "t1", T0, "100", "1");
        sidecar.order(good);

        awaitReports("good-1 ACCEPTED");
        assertThat(sidecar.records(Topics.deadLettersOf(Topics.ORDERS)))
                .extracting(DeadLetter::getReason)
                .satisfiesExactly(
                        one -> assertThat(one).contains("orderId 'zero\\0byte' is blank or has"),
                        two -> assertThat(two).contains("orderId ' ' is blank or has"),
                        three -> assertThat(three).contains("order far: validUntil"));
        assertThat(sidecar.status().phase()).isEqualTo(Phase.TRADING);
    }

    @Test
    void saysADeadInstrumentOnceOverARestart() {
        sidecar.send(Topics.INSTRUMENTS, SYMBOL, NOISE);
        sidecar.order(buy("a", SYMBOL, "90"));
        awaitReports("a-1 ACCEPTED");

        sidecar.stop();
        sidecar.start();
        sidecar.order(buy("b", SYMBOL, "90"));

        awaitReports("a-1 ACCEPTED", "b-1 ACCEPTED");
        assertThat(sidecar.records(Topics.deadLettersOf(Topics.INSTRUMENTS))).hasSize(1);
    }

    @Test
    void goesOnWhereTheLedgerStandsWhateverTheGroupRemembers() {
        sidecar.order(buy("a", SYMBOL, "90"));
        awaitReports("a-1 ACCEPTED");
        sidecar.stop();

        TopicPartition orders = new TopicPartition(Topics.ORDERS.in(sidecar.namespace), 0);
        AtomicReference<OffsetAndMetadata> committed = new AtomicReference<>();
        SidecarFixture.done(() -> committed.set(committed(orders)));
        assertThat(committed.get().offset()).isEqualTo(1);
        assertThat(committed.get().metadata()).as("the ledger's id").hasSize(36);

        sidecar.order(buy("b", SYMBOL, "90"));
        sidecar.start();

        awaitReports("a-1 ACCEPTED", "b-1 ACCEPTED");
    }

    @Test
    void findsAnInstrumentThatIsListedWhileItTrades() {
        sidecar.list("ETH-USD");
        sidecar.order(buy("e", "ETH-USD", "90"));

        awaitReports("e-1 ACCEPTED");
    }

    @Test
    void doesNotTradeOnOrdersThatWereReplaced() {
        sidecar.order(buy("a", SYMBOL, "90"));
        awaitReports("a-1 ACCEPTED");
        sidecar.stop();

        String orders = Topics.ORDERS.in(sidecar.namespace);
        SidecarFixture.done(() -> sidecar.admin.deleteTopics(List.of(orders)).all().get());
        await().atMost(SidecarFixture.PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> {
                            sidecar.admin
                                    .createTopics(List.of(new NewTopic(orders, 1, (short) 1)))
                                    .all()
                                    .get();
                            return true;
                        });
        sidecar.start();

        sidecar.awaitPhase(Phase.REFUSED);
        assertThat(sidecar.status().detail()).contains("the topic was replaced, not trading");
    }

    @Test
    void tellsHowFarBehindItIs() {
        sidecar.order(buy("a", SYMBOL, "90"));

        awaitReports("a-1 ACCEPTED");
        await().atMost(SidecarFixture.PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(sidecar.metrics.scrape())
                                        .contains("smc_feed_lag_records{topic=\"orders\"} 0.0")
                                        .contains("smc_feed_lag_records{topic=\"market.trades\"}")
                                        .contains("smc_open_orders{status=\"accepted\"} 1.0"));
    }

    @Test
    void tellsWhoTookAndWhoMadeAndTheVenuesOwnId() {
        sidecar.order(buy("a", SYMBOL, "90"));
        awaitReports("a-1 ACCEPTED");
        sidecar.trade("t1", 1, "89", "1");
        sidecar.trade("t2", 2, "44", "1");
        sidecar.trade("t3", 3, "44", "1");

        await().atMost(SidecarFixture.PATIENCE)
                .untilAsserted(() -> assertThat(sidecar.reports()).contains("a-stop-2 FILLED"));
        assertThat(
                        sidecar.records(Topics.EXECUTIONS).stream()
                                .map(one -> (io.smctrading.schemas.ExecutionReport) one.getValue())
                                .map(
                                        one ->
                                                "%s %s %s"
                                                        .formatted(
                                                                one.getExecutionId(),
                                                                one.getVenueOrderId(),
                                                                one.getLiquidity())))
                .contains("a-1 paper-a null", "a-2 paper-a MAKER", "a-stop-2 paper-a-stop TAKER");
    }

    private OffsetAndMetadata committed(TopicPartition partition)
            throws java.util.concurrent.ExecutionException, InterruptedException {
        return sidecar.admin
                .listConsumerGroupOffsets(sidecar.namespace + ".execution-sidecar.paper")
                .partitionsToOffsetAndMetadata()
                .get()
                .get(partition);
    }

    private void awaitReports(String... reports) {
        await().atMost(SidecarFixture.PATIENCE)
                .untilAsserted(() -> assertThat(sidecar.reports()).containsExactly(reports));
    }
}
