package io.smctrading.sidecar.trading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Trade;
import io.smctrading.platform.config.Settings;
import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.platform.wire.WireWriter;
import io.smctrading.platform.wire.mapping.ClockMapper;
import io.smctrading.platform.wire.mapping.OrderIntentMapper;
import io.smctrading.schemas.ExecutionOrClock;
import io.smctrading.schemas.ExecutionReport;
import io.smctrading.schemas.OrderOrClock;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.TradeOrClock;
import io.smctrading.sidecar.BrokerServer;
import io.smctrading.sidecar.RegistryServer;
import io.smctrading.sidecar.SidecarConfig;
import io.smctrading.sidecar.SidecarConfig.LedgerAccess;
import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import io.smctrading.sidecar.ledger.TradingStates;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The trading part of a sidecar over a real broker and a real ledger, with everybody who speaks to
 * it: the market, risk, and who reads executions. Free-running: the clocks name no step.
 */
final class SidecarFixture implements AutoCloseable {

    static final Instant T0 = Instant.parse("2026-01-05T10:00:00Z");
    static final String VENUE = "bitstamp";
    static final String SYMBOL = "BTC-USD";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final Admin admin;
    final String namespace;
    final SidecarMetrics metrics = new SidecarMetrics(InstantSource.system());
    final LedgerDatabase database;
    private final SidecarConfig config;
    private final RegistryClient registry;
    private final KafkaProducer<byte[], byte[]> producer;
    private final WireWriter<TradeOrClock> trades;
    private final WireWriter<OrderOrClock> orders;
    private final WireWriter<io.smctrading.schemas.Instrument> instruments;
    private final WireWriter<ExecutionOrClock> executions;
    private TradingService service;

    SidecarFixture(
            String namespace, BrokerServer broker, RegistryServer registryServer, LedgerAccess pg) {
        this.namespace = namespace;
        admin = Admin.create(Map.of("bootstrap.servers", broker.address()));
        config =
                SidecarConfig.from(
                        Settings.of(
                                new String[] {
                                    "--namespace=" + namespace,
                                    "--kafka.bootstrap-servers=" + broker.address(),
                                    "--registry.url=" + registryServer.address(),
                                    "--ledger.url=" + pg.url(),
                                    "--ledger.user=" + pg.user(),
                                    "--retry.pause=50ms"
                                },
                                Map.of("SMC_LEDGER_PASSWORD", pg.password())));
        database = new LedgerDatabase(config.ledger(), namespace);
        registry = new RegistryClient(registryServer.address());
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.address(), "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        trades = new WireWriter<>(registry, namespace, Topics.TRADES);
        orders = new WireWriter<>(registry, namespace, Topics.ORDERS);
        instruments = new WireWriter<>(registry, namespace, Topics.INSTRUMENTS);
        executions = new WireWriter<>(registry, namespace, Topics.EXECUTIONS);
    }

    void createTopics() {
        List<NewTopic> topics =
                Topics.all().stream()
                        .map(topic -> new NewTopic(topic.in(namespace), 1, (short) 1))
                        .toList();
        done(() -> admin.createTopics(topics).all().get());
    }

    /** Topics, an instrument, and the sidecar trading on them. */
    SidecarFixture begin() {
        createTopics();
        list(SYMBOL);
        start();
        awaitPhase(TradingStatus.Phase.TRADING);
        return this;
    }

    void start() {
        service =
                new TradingService(
                        config,
                        database,
                        metrics,
                        new TradingStates(database.pool(), config.account()),
                        Optional.empty());
        service.start();
    }

    void stop() {
        service.close();
        service = null;
    }

    TradingStatus status() {
        return service.status();
    }

    void awaitPhase(TradingStatus.Phase phase) {
        await().atMost(PATIENCE).until(() -> service.status().phase() == phase);
    }

    void list(String symbol) {
        Instrument known = DeskHarness.instrument("0.01");
        send(
                Topics.INSTRUMENTS,
                symbol,
                instruments.write(
                        new io.smctrading.schemas.Instrument(
                                VENUE,
                                symbol,
                                known.venueSymbol(),
                                known.baseAsset(),
                                known.quoteAsset(),
                                WireDecimal.of(known.tickSize()),
                                WireDecimal.of(known.lotSize()),
                                WireDecimal.of(known.minimumNotional()),
                                true)));
    }

    void trade(String id, int second, String price, String quantity) {
        trade(SYMBOL, id, T0.plusSeconds(second), price, quantity);
    }

    void trade(String symbol, String id, Instant time, String price, String quantity) {
        trade(new Trade(VENUE, symbol, id, time, new BigDecimal(price), new BigDecimal(quantity)));
    }

    void trade(Trade trade) {
        send(
                Topics.TRADES,
                trade.symbol(),
                trades.write(
                        new TradeOrClock(
                                io.smctrading.schemas.Trade.newBuilder()
                                        .setVenue(trade.venue())
                                        .setSymbol(trade.symbol())
                                        .setTradeId(trade.id())
                                        .setAggressor(io.smctrading.schemas.Aggressor.UNKNOWN)
                                        .setTime(trade.time())
                                        .setPrice(WireDecimal.of(trade.price()))
                                        .setQuantity(WireDecimal.of(trade.quantity()))
                                        .build())));
    }

    void order(OrderIntent intent) {
        send(
                Topics.ORDERS,
                intent.symbol(),
                orders.write(new OrderOrClock((Object) OrderIntentMapper.toWire(intent))));
    }

    /** An intent as it is on the wire, however wrong. */
    void order(io.smctrading.schemas.OrderIntent intent) {
        send(Topics.ORDERS, SYMBOL, orders.write(new OrderOrClock((Object) intent)));
    }

    /** The market's clock, and risk's behind it. */
    void clocks(int second) {
        for (io.smctrading.core.market.Clock.Mark mark :
                io.smctrading.core.market.Clock.Mark.values()) {
            io.smctrading.core.market.Clock clock =
                    new io.smctrading.core.market.Clock(
                            VENUE, SYMBOL, T0.plusSeconds(second), mark, 0);
            if (mark == io.smctrading.core.market.Clock.Mark.MARKET) {
                send(
                        Topics.TRADES,
                        SYMBOL,
                        trades.write(new TradeOrClock((Object) ClockMapper.toWire(clock))));
            } else {
                send(
                        Topics.ORDERS,
                        SYMBOL,
                        orders.write(new OrderOrClock((Object) ClockMapper.toWire(clock))));
            }
        }
    }

    /** Whether the topic executions takes a record now; if so, it has one more, of no order. */
    boolean executionsTake() {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        config.bootstrapServers(),
                        "acks",
                        "all",
                        "enable.idempotence",
                        false,
                        "retries",
                        0);
        byte[] clock =
                executions.write(
                        new ExecutionOrClock(
                                (Object)
                                        ClockMapper.toWire(
                                                DeskHarness.clock(
                                                        0,
                                                        io.smctrading.core.market.Clock.Mark
                                                                .MARKET))));
        try (KafkaProducer<byte[], byte[]> once =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            done(
                    () ->
                            once.send(new ProducerRecord<>(Topics.EXECUTIONS.in(namespace), clock))
                                    .get());
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    void send(Topic<?> topic, String symbol, byte[] value) {
        done(
                () ->
                        producer.send(
                                        new ProducerRecord<>(
                                                topic.in(namespace),
                                                (VENUE + ':' + symbol).getBytes(UTF_8),
                                                value))
                                .get());
    }

    /** Reports as {@code order-sequence STATUS}, in the order of the topic. */
    List<String> reports() {
        List<String> lines = new ArrayList<>();
        for (SpecificRecord record : records(Topics.EXECUTIONS)) {
            Object value = ((ExecutionOrClock) record).getValue();
            if (value instanceof ExecutionReport report) {
                lines.add(report.getExecutionId() + ' ' + report.getStatus());
            }
        }
        return lines;
    }

    /** Everything the topic has. */
    <T extends SpecificRecord> List<T> records(Topic<T> topic) {
        WireReader<T> reader = new WireReader<>(registry, topic);
        List<T> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : raw(topic)) {
            try {
                records.add(reader.read(record.value()));
            } catch (WireException e) {
                throw new AssertionError("record " + record.offset() + " of " + topic, e);
            }
        }
        return records;
    }

    private List<ConsumerRecord<byte[], byte[]>> raw(Topic<?> topic) {
        TopicPartition partition = new TopicPartition(topic.in(namespace), 0);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", config.bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    static OrderIntent buy(String id, String symbol, String limit) {
        return new OrderIntent(
                id,
                id,
                "signal-" + id,
                "paper",
                VENUE,
                symbol,
                io.smctrading.core.execution.OrderSide.BUY,
                BigDecimal.ONE,
                new BigDecimal(limit),
                new BigDecimal(limit).divide(BigDecimal.valueOf(2)),
                new BigDecimal(limit).multiply(BigDecimal.TEN),
                false,
                T0,
                T0.plus(Duration.ofHours(1)));
    }

    /** What must not fail, by checked exceptions neither. */
    interface Action {
        void run() throws ExecutionException, InterruptedException;
    }

    static void done(Action action) {
        try {
            action.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
        }
        producer.close(Duration.ofSeconds(1));
        admin.close(Duration.ofSeconds(1));
        database.close();
    }
}
