package io.smctrading.stack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.schemas.Candle;
import io.smctrading.schemas.CandleOrClock;
import io.smctrading.schemas.Clock;
import io.smctrading.schemas.ClockMark;
import io.smctrading.schemas.ControlAction;
import io.smctrading.schemas.ControlCommand;
import io.smctrading.schemas.DeadLetter;
import io.smctrading.schemas.ExecutionOrClock;
import io.smctrading.schemas.ExecutionReport;
import io.smctrading.schemas.Instrument;
import io.smctrading.schemas.OrderIntent;
import io.smctrading.schemas.OrderOrClock;
import io.smctrading.schemas.OrderRequest;
import io.smctrading.schemas.OrderSide;
import io.smctrading.schemas.OrderType;
import io.smctrading.schemas.PortfolioOrClock;
import io.smctrading.schemas.PortfolioSnapshot;
import io.smctrading.schemas.Quote;
import io.smctrading.schemas.RiskDecision;
import io.smctrading.schemas.SignalOrClock;
import io.smctrading.schemas.StructureEvent;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.Trade;
import io.smctrading.schemas.TradeOrClock;
import io.smctrading.schemas.TradeSignal;
import io.smctrading.stack.SharedStack;
import io.smctrading.stack.Stack;
import io.smctrading.stack.replay.TradeFile;
import io.smctrading.stack.replay.TradeRow;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A later version of every contract, registered while the jobs run: records by it, of a symbol of
 * their own, go through every stage beside those that today's version writes.
 */
@ExtendWith(SharedStack.class)
class SchemaEvolutionITCase {

    private static final String LATER = "LATER-USD";
    private static final Instant HALF = IrregularRecords.LATER;
    private static final Instant END = IrregularRecords.MALFORMED;

    private static final Map<Topic<?>, NewerSchema> NEWER = new HashMap<>();
    private static Stack stack;
    private static TradedNamespace traded;
    private static Contents half;
    private static Contents all;

    @BeforeAll
    static void takeWhatTheLaterContractsLeft(Stack running) throws Exception {
        IrregularRecords records = IrregularRecords.on(running);
        half = records.beforeLater;
        all = records.beforeMalformed;
    }

    /** Registers a later version of every contract and writes records by it. */
    static void writeByTheLaterContracts(TradedNamespace opened, Contents before)
            throws IOException {
        traded = opened;
        stack = opened.stack();
        half = before;
        TradeFile week = TradeFile.bitstampWeek();
        RegistryClient registry = new RegistryClient(stack.endpoints().registry());
        for (Topic<?> topic : Topics.records()) {
            NEWER.put(topic, new NewerSchema(registry, traded.namespace().name(), topic));
        }
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.endpoints().kafka()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (Map.Entry<Topic<?>, SpecificRecord> one : records().entrySet()) {
                send(producer, one.getKey(), one.getValue());
            }
            for (TradeRow row : week.until(HALF).trades()) {
                send(producer, Topics.TRADES, new TradeOrClock(later(row)));
            }
            send(
                    producer,
                    Topics.TRADES,
                    new TradeOrClock(new Clock("bitstamp", LATER, HALF, ClockMark.MARKET, 1)));
        }
    }

    private static void send(
            KafkaProducer<byte[], byte[]> producer, Topic<?> topic, SpecificRecord record)
            throws IOException {
        var unused =
                producer.send(
                        new ProducerRecord<>(
                                topic.in(traded.namespace().name()),
                                ("bitstamp:" + LATER).getBytes(StandardCharsets.UTF_8),
                                NEWER.get(topic).write(record)));
    }

    private static Trade later(TradeRow row) {
        return new Trade(
                "bitstamp",
                LATER,
                row.id(),
                row.time(),
                row.price(),
                row.quantity(),
                row.aggressor());
    }

    /** A record of each topic but trades, like one that today's version wrote. */
    private static Map<Topic<?>, SpecificRecord> records() {
        BigDecimal one = new BigDecimal("1.00000000");
        Map<Topic<?>, SpecificRecord> records =
                new HashMap<>(
                        Map.of(
                                Topics.QUOTES,
                                new Quote("bitstamp", LATER, HALF, one, one, one, one),
                                Topics.CANDLES,
                                new CandleOrClock(
                                        Candle.newBuilder(newest(Topics.CANDLES, Candle.class))
                                                .setSymbol(LATER)
                                                .build()),
                                Topics.EVENTS,
                                StructureEvent.newBuilder(
                                                newest(Topics.EVENTS, StructureEvent.class))
                                        .setEventId("later")
                                        .setSymbol(LATER)
                                        .build(),
                                Topics.SIGNALS,
                                new SignalOrClock(
                                        TradeSignal.newBuilder(
                                                        newest(Topics.SIGNALS, TradeSignal.class))
                                                .setSignalId("later")
                                                .setSymbol(LATER)
                                                .build()),
                                Topics.DECISIONS,
                                RiskDecision.newBuilder(
                                                newest(Topics.DECISIONS, RiskDecision.class))
                                        .setDecisionId("later")
                                        .setSymbol(LATER)
                                        .build(),
                                Topics.PORTFOLIO,
                                new PortfolioOrClock(
                                        PortfolioSnapshot.newBuilder(
                                                        newest(
                                                                Topics.PORTFOLIO,
                                                                PortfolioSnapshot.class))
                                                .setAccount("later")
                                                .build()),
                                Topics.ORDERS,
                                new OrderOrClock(
                                        OrderIntent.newBuilder(
                                                        newest(Topics.ORDERS, OrderIntent.class))
                                                .setOrderId("later")
                                                .setSymbol(LATER)
                                                .build()),
                                Topics.EXECUTIONS,
                                new ExecutionOrClock(
                                        ExecutionReport.newBuilder(
                                                        newest(
                                                                Topics.EXECUTIONS,
                                                                ExecutionReport.class))
                                                .setExecutionId("later")
                                                .setOrderId("later report")
                                                .setAccount("later")
                                                .build()),
                                Topics.CONTROL,
                                new ControlCommand(
                                        "later",
                                        ControlAction.RESUME,
                                        "later",
                                        "test",
                                        "test",
                                        HALF),
                                Topics.INSTRUMENTS,
                                Instrument.newBuilder(TradedNamespace.INSTRUMENT)
                                        .setSymbol(LATER)
                                        .build()));
        records.put(
                Topics.REQUESTS,
                OrderRequest.newBuilder()
                        .setRequestId("manual:later")
                        .setAccount("later")
                        .setVenue("bitstamp")
                        .setSymbol(LATER)
                        .setSide(OrderSide.BUY)
                        .setOrderType(OrderType.MARKET)
                        .setQuantity(one)
                        .setReduceOnly(false)
                        .setRequestedTime(HALF)
                        .setValidUntil(HALF)
                        .setActor("test")
                        .build());
        return records;
    }

    private static <T extends SpecificRecord> T newest(Topic<?> topic, Class<T> type) {
        List<T> records = half.of(topic, type);
        return records.get(records.size() - 1);
    }

    @Test
    void theLaterContractsAreOthers() {
        RegistryClient registry = new RegistryClient(stack.endpoints().registry());
        NEWER.forEach(
                (topic, newer) ->
                        assertThat(
                                        registry.register(
                                                topic.subjectIn(traded.namespace().name()),
                                                topic.schema()))
                                .as(topic.name())
                                .isNotEqualTo(newer.id()));
    }

    @Test
    void nobodyRefusesThem() {
        assertThat(
                        Topics.deadLetters().stream()
                                .flatMap(topic -> all.of(topic, DeadLetter.class).stream()))
                .isEmpty();
        assertThat(all.unreadable()).isEmpty();
    }

    @Test
    void tradesByTheLaterContractBecomeCandles() {
        assertThat(closes(all, LATER)).isNotEmpty().isEqualTo(closes(half, "BTC-USD"));
    }

    private static List<String> closes(Contents contents, String symbol) {
        return contents.of(Topics.CANDLES, Candle.class).stream()
                .filter(candle -> candle.getSymbol().equals(symbol))
                .filter(candle -> candle.getTimeframe().equals("5m"))
                .filter(candle -> candle.getCloseTime().isBefore(HALF))
                .map(candle -> candle.getOpenTime() + " " + candle.getClose())
                .sorted()
                .toList();
    }

    @Test
    void aSignalByTheLaterContractIsDecidedUpon() {
        assertThat(all.of(Topics.DECISIONS, RiskDecision.class))
                .filteredOn(decision -> decision.getSignalId().equals("later"))
                .hasSize(1);
    }

    @Test
    void anOrderByTheLaterContractIsAnswered() {
        assertThat(all.of(Topics.EXECUTIONS, ExecutionReport.class))
                .filteredOn(report -> report.getOrderId().equals("later"))
                .isNotEmpty();
    }

    @Test
    void everyTableHasThem() throws SQLException {
        try (Connection connection = stack.endpoints().analytics().connect();
                Statement sql = connection.createStatement()) {
            connection.setSchema(traded.namespace().databaseSchema());
            for (String query :
                    List.of(
                            "market_trades WHERE symbol = 'LATER-USD'",
                            "market_quotes WHERE symbol = 'LATER-USD'",
                            "market_data WHERE symbol = 'LATER-USD'",
                            "smc_patterns WHERE event_id = 'later'",
                            "smc_signals WHERE signal_id = 'later'",
                            "risk_decisions WHERE decision_id = 'later'",
                            "portfolio_snapshots WHERE account = 'later'",
                            "orders WHERE order_id = 'later'",
                            "executions WHERE execution_id = 'later'",
                            "instruments WHERE symbol = 'LATER-USD'")) {
                try (ResultSet count = sql.executeQuery("SELECT count(*) FROM " + query)) {
                    count.next();
                    assertThat(count.getLong(1)).as(query).isPositive();
                }
            }
        }
    }

    @Test
    void todaysRecordsGoOnBesideThem() {
        assertThat(all.of(Topics.TRADES, Trade.class))
                .filteredOn(trade -> trade.getSymbol().equals("BTC-USD"))
                .hasSize(TradeFile.bitstampWeek().until(END).trades().size());
        assertThat(all.of(Topics.CANDLES, Candle.class))
                .filteredOn(candle -> candle.getSymbol().equals("BTC-USD"))
                .hasSizeGreaterThan(half.of(Topics.CANDLES, Candle.class).size());
    }
}
