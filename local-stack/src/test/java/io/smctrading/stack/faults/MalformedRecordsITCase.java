package io.smctrading.stack.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireWriter;
import io.smctrading.schemas.Candle;
import io.smctrading.schemas.CandleOrClock;
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
import io.smctrading.schemas.Quote;
import io.smctrading.schemas.SignalOrClock;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.Trade;
import io.smctrading.schemas.TradeOrClock;
import io.smctrading.schemas.TradeSignal;
import io.smctrading.stack.SharedStack;
import io.smctrading.stack.Stack;
import io.smctrading.stack.replay.TradeFile;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Records that nobody can use, in every topic, between records that everybody uses: each becomes a
 * dead letter of every stage that read it, and nothing else changes.
 */
@ExtendWith(SharedStack.class)
class MalformedRecordsITCase {

    private static final byte[] KEY = "bitstamp:BTC-USD".getBytes(StandardCharsets.UTF_8);
    private static final byte[] ANOTHER_KEY = "bitstamp:BAD-USD".getBytes(StandardCharsets.UTF_8);
    private static final Instant HALF = IrregularRecords.MALFORMED;
    private static final Instant END = IrregularRecords.END;

    /** Who reads what. */
    private static final Map<Topic<?>, Set<String>> READERS =
            Map.ofEntries(
                    Map.entry(Topics.TRADES, Set.of("ingest", "execution-sidecar", "storage")),
                    Map.entry(Topics.QUOTES, Set.of("storage")),
                    Map.entry(Topics.CANDLES, Set.of("smc-cep", "risk", "storage")),
                    Map.entry(Topics.EVENTS, Set.of("storage")),
                    Map.entry(Topics.SIGNALS, Set.of("risk", "storage")),
                    Map.entry(Topics.DECISIONS, Set.of("storage")),
                    Map.entry(Topics.PORTFOLIO, Set.of("storage")),
                    Map.entry(Topics.ORDERS, Set.of("execution-sidecar", "storage")),
                    Map.entry(Topics.EXECUTIONS, Set.of("risk", "storage")),
                    Map.entry(Topics.CONTROL, Set.of("risk", "storage")),
                    Map.entry(Topics.REQUESTS, Set.of("risk", "storage")),
                    Map.entry(Topics.INSTRUMENTS, Set.of("risk", "execution-sidecar", "storage")));

    private static Stack stack;
    private static TradedNamespace traded;
    private static RegistryClient registry;
    private static Contents half;
    private static Contents all;
    private static String sidecarMetrics;
    private static final List<Planted> PLANTED = new ArrayList<>();

    /**
     * A malformed record in its place.
     *
     * @param refusedBy stages that must refuse it at least
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared: bytes are only carried along
    private record Planted(
            String topic,
            int partition,
            long offset,
            String kind,
            byte[] key,
            byte[] value,
            Set<String> refusedBy) {

        String place() {
            return topic + ' ' + partition + ' ' + offset;
        }
    }

    @BeforeAll
    static void takeWhatTheMalformedRecordsLeft(Stack running) throws Exception {
        IrregularRecords records = IrregularRecords.on(running);
        all = records.all;
        sidecarMetrics = records.sidecarMetrics;
    }

    /** Plants malformed records in every topic. */
    static void plantMalformedRecords(TradedNamespace opened, Contents before) throws Exception {
        traded = opened;
        stack = opened.stack();
        half = before;
        registry = new RegistryClient(stack.endpoints().registry());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.endpoints().kafka()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (Topic<?> topic : Topics.records()) {
                plant(producer, topic);
            }
        }
    }

    private static <T extends SpecificRecord> void plant(
            KafkaProducer<byte[], byte[]> producer, Topic<T> topic) throws Exception {
        Map<String, byte[]> unreadable = new LinkedHashMap<>();
        byte[] good = good(topic);
        Topic<?> another = topic.equals(Topics.INSTRUMENTS) ? Topics.CONTROL : Topics.INSTRUMENTS;
        unreadable.put("not Avro", "{\"price\": 800}".getBytes(StandardCharsets.UTF_8));
        unreadable.put("too short", new byte[] {0, 0, 0});
        unreadable.put("unknown schema", ByteBuffer.allocate(9).putInt(1, 99_999_999).array());
        unreadable.put("record of another topic", good(another));
        unreadable.put("cut off", Arrays.copyOf(good, good.length - 3));
        unreadable.put("something behind it", Arrays.copyOf(good, good.length + 1));
        unreadable.put("no value", null);
        for (Map.Entry<String, byte[]> one : unreadable.entrySet()) {
            plant(producer, topic, one.getKey(), KEY, one.getValue(), READERS.get(topic));
        }
        for (Map.Entry<SpecificRecord, Set<String>> one : breakingARule(topic).entrySet()) {
            WireWriter<T> writer = new WireWriter<>(registry, traded.namespace().name(), topic);
            byte[] value = writer.write(topic.type().cast(one.getKey()));
            plant(producer, topic, one.getKey().toString(), ANOTHER_KEY, value, one.getValue());
        }
    }

    private static void plant(
            KafkaProducer<byte[], byte[]> producer,
            Topic<?> topic,
            String kind,
            byte[] key,
            byte[] value,
            Set<String> refusedBy)
            throws Exception {
        RecordMetadata place =
                producer.send(new ProducerRecord<>(topic.in(traded.namespace().name()), key, value))
                        .get(10, TimeUnit.SECONDS);
        PLANTED.add(
                new Planted(
                        topic.name(),
                        place.partition(),
                        place.offset(),
                        kind,
                        key,
                        value,
                        refusedBy));
    }

    /** A record as its writer would write it. */
    private static <T extends SpecificRecord> byte[] good(Topic<T> topic) {
        SpecificRecord record =
                topic.equals(Topics.QUOTES)
                        ? quote()
                        : topic.equals(Topics.CONTROL)
                                ? control(ControlAction.RESUME)
                                : topic.equals(Topics.REQUESTS)
                                        ? request(OrderType.MARKET)
                                        : half.any(topic);
        return new WireWriter<>(registry, traded.namespace().name(), topic)
                .write(topic.type().cast(record));
    }

    /** Readable records that some stage must refuse, with those stages. */
    private static Map<SpecificRecord, Set<String>> breakingARule(Topic<?> topic) {
        BigDecimal negative = new BigDecimal("-1.00000000");
        BigDecimal zero = new BigDecimal("0.00000000");
        if (topic.equals(Topics.TRADES)) {
            Trade trade = (Trade) ((TradeOrClock) half.any(topic)).getValue();
            Trade.Builder bad = Trade.newBuilder(trade).setTradeId("bad");
            return Map.of(
                    new TradeOrClock(bad.setQuantity(negative).build()),
                    Set.of("ingest", "execution-sidecar"),
                    new TradeOrClock(bad.setQuantity(zero).setPrice(zero).build()),
                    Set.of("ingest", "execution-sidecar"));
        } else if (topic.equals(Topics.CANDLES)) {
            Candle candle = (Candle) ((CandleOrClock) half.any(topic)).getValue();
            Candle.Builder bad = Candle.newBuilder(candle);
            return Map.of(
                    new CandleOrClock(bad.setHigh(zero).build()),
                    Set.of("smc-cep"),
                    new CandleOrClock(bad.setHigh(candle.getHigh()).setTimeframe("7m").build()),
                    Set.of("smc-cep", "risk"));
        } else if (topic.equals(Topics.SIGNALS)) {
            TradeSignal signal = (TradeSignal) ((SignalOrClock) half.any(topic)).getValue();
            TradeSignal.Builder bad = TradeSignal.newBuilder(signal).setSignalId("bad");
            return Map.of(new SignalOrClock(bad.setEntry(negative).build()), Set.of("risk"));
        } else if (topic.equals(Topics.ORDERS)) {
            OrderIntent intent = (OrderIntent) ((OrderOrClock) half.any(topic)).getValue();
            OrderIntent.Builder bad = OrderIntent.newBuilder(intent).setOrderId("bad");
            return Map.of(
                    new OrderOrClock(bad.setQuantity(negative).build()),
                    Set.of("execution-sidecar"));
        } else if (topic.equals(Topics.EXECUTIONS)) {
            ExecutionReport report =
                    (ExecutionReport) ((ExecutionOrClock) half.any(topic)).getValue();
            ExecutionReport.Builder bad =
                    ExecutionReport.newBuilder(report).setExecutionId("bad").setOrderId("bad");
            return Map.of(new ExecutionOrClock(bad.setFee(negative).build()), Set.of("risk"));
        } else if (topic.equals(Topics.INSTRUMENTS)) {
            Instrument.Builder bad =
                    Instrument.newBuilder(TradedNamespace.INSTRUMENT).setTickSize(zero);
            return Map.of(bad.build(), Set.of("risk", "execution-sidecar"));
        } else if (topic.equals(Topics.CONTROL)) {
            return Map.of(control(ControlAction.UNKNOWN), Set.of("risk"));
        } else if (topic.equals(Topics.REQUESTS)) {
            return Map.of(request(OrderType.UNKNOWN), Set.of("risk"));
        }
        return Map.of();
    }

    private static Quote quote() {
        BigDecimal one = new BigDecimal("1.00000000");
        return new Quote("bitstamp", "BTC-USD", HALF, one, one, one, one);
    }

    private static OrderRequest request(OrderType type) {
        return OrderRequest.newBuilder()
                .setRequestId("manual:bad")
                .setAccount("nobody")
                .setVenue("bitstamp")
                .setSymbol("BAD-USD")
                .setSide(OrderSide.BUY)
                .setOrderType(type)
                .setQuantity(new BigDecimal("1.00000000"))
                .setReduceOnly(false)
                .setRequestedTime(HALF)
                .setValidUntil(HALF)
                .setActor("test")
                .build();
    }

    private static ControlCommand control(ControlAction action) {
        return new ControlCommand("bad", action, "nobody", "test", "test", HALF);
    }

    @Test
    void everyStageThatReadsAMalformedRecordSaysWhy() {
        Map<String, Set<String>> stages = new LinkedHashMap<>();
        for (DeadLetter letter : letters()) {
            assertThat(letter.getReason()).isNotBlank();
            stages.computeIfAbsent(place(letter), place -> new TreeSet<>()).add(letter.getStage());
        }
        for (Planted planted : PLANTED) {
            assertThat(stages.getOrDefault(planted.place(), Set.of()))
                    .as("%s: %s", planted.topic(), planted.kind())
                    .containsAll(planted.refusedBy());
            stages.remove(planted.place());
        }
        assertThat(stages).as("dead letters of good records").isEmpty();
    }

    @Test
    void aDeadLetterHoldsTheRecordAsItWas() {
        for (DeadLetter letter : letters()) {
            Planted planted =
                    PLANTED.stream()
                            .filter(one -> one.place().equals(place(letter)))
                            .findFirst()
                            .orElseThrow();
            assertThat(letter.getKey()).isEqualTo(ByteBuffer.wrap(planted.key()));
            assertThat(letter.getValue())
                    .isEqualTo(planted.value() == null ? null : ByteBuffer.wrap(planted.value()));
        }
    }

    @Test
    void everyDeadLetterIsInItsTable() throws SQLException {
        List<String> expected =
                letters().stream()
                        .map(
                                letter ->
                                        String.join(
                                                " ",
                                                place(letter),
                                                letter.getStage(),
                                                hex(letter.getValue())))
                        .toList();
        List<String> stored = new ArrayList<>();
        try (Connection connection = stack.endpoints().analytics().connect();
                Statement sql = connection.createStatement()) {
            connection.setSchema(traded.namespace().databaseSchema());
            ResultSet rows =
                    sql.executeQuery(
                            "SELECT topic, topic_partition, topic_offset, stage,"
                                    + " coalesce(encode(record_value, 'hex'), '-')"
                                    + " FROM dead_letters");
            while (rows.next()) {
                stored.add(
                        String.join(
                                " ",
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getString(5)));
            }
        }
        assertThat(stored).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theGoodRecordsAroundThemAreUsed() {
        TradeFile file = TradeFile.bitstampWeek().until(END);
        assertThat(all.of(Topics.TRADES, Trade.class))
                .filteredOn(trade -> trade.getSymbol().equals("BTC-USD"))
                .filteredOn(trade -> !trade.getTradeId().equals("bad"))
                .hasSize(file.trades().size());
        assertThat(all.of(Topics.CANDLES, Candle.class))
                .filteredOn(candle -> candle.getSymbol().equals("BTC-USD"))
                .filteredOn(candle -> candle.getTimeframe().equals("1m"))
                .extracting(Candle::getOpenTime)
                .containsExactlyInAnyOrderElementsOf(
                        file.trades().stream()
                                .filter(trade -> trade.quantity().signum() > 0)
                                .map(
                                        trade ->
                                                trade.time()
                                                        .truncatedTo(
                                                                java.time.temporal.ChronoUnit
                                                                        .MINUTES))
                                .filter(minute -> minute.isBefore(END.minusSeconds(60)))
                                .collect(java.util.stream.Collectors.toCollection(TreeSet::new)));
        assertThat(Venue.brokenOrders(all))
                .filteredOn(broken -> !broken.matches("(bad|later report):.*"))
                .isEmpty();
    }

    @Test
    void theSidecarCountsThem() {
        for (Topic<?> topic : List.of(Topics.TRADES, Topics.ORDERS, Topics.INSTRUMENTS)) {
            long refused =
                    letters().stream()
                            .filter(letter -> letter.getStage().equals("execution-sidecar"))
                            .filter(letter -> letter.getTopic().equals(topic.name()))
                            .count();
            assertThat(sidecarMetrics)
                    .contains(
                            "smc_dead_letters_total{topic=\"%s\"} %.1f"
                                    .formatted(topic.name(), (double) refused));
        }
    }

    private static List<DeadLetter> letters() {
        return Topics.deadLetters().stream()
                .flatMap(topic -> all.of(topic, DeadLetter.class).stream())
                .toList();
    }

    private static String place(DeadLetter letter) {
        return letter.getTopic() + ' ' + letter.getPartition() + ' ' + letter.getOffset();
    }

    private static String hex(ByteBuffer value) {
        if (value == null) {
            return "-";
        }
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
