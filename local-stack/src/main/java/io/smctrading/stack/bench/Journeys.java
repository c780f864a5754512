package io.smctrading.stack.bench;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.schemas.Candle;
import io.smctrading.schemas.Clock;
import io.smctrading.schemas.OrderIntent;
import io.smctrading.schemas.RiskDecision;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.Trade;
import io.smctrading.schemas.TradeSignal;
import io.smctrading.stack.Endpoints;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.StackException;
import io.smctrading.stack.topics.TopicReading;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The way of each one-minute candle from the record that closed it to the venue, put together from
 * what the topics and the ledger kept. The signals are the probes of smc-cep ({@code
 * probe.signals}), one for each of these candles.
 */
final class Journeys {

    private static final String PROBE = "probe-";
    private static final String MINUTE = "1m";

    /** Which candle: its symbol and its end. */
    private record Place(String symbol, Instant end) {}

    /**
     * One candle's way, in milliseconds since the epoch, fractions included where the clock tells
     * them; NaN where it did not get to.
     */
    static final class Journey {
        private final boolean closedByTrade;
        private final double closed;
        private double candle = Double.NaN;
        private double signal = Double.NaN;
        private double order = Double.NaN;
        private double read = Double.NaN;
        private double placed = Double.NaN;
        private boolean doubled;

        private Journey(boolean closedByTrade, double closed) {
            this.closedByTrade = closedByTrade;
            this.closed = closed;
        }

        boolean closedByTrade() {
            return closedByTrade;
        }

        /** Whether its order reached the venue. */
        boolean arrived() {
            return !Double.isNaN(placed);
        }

        /** Whether any stage told of it twice. */
        boolean doubled() {
            return doubled;
        }

        double total() {
            return placed - closed;
        }

        double ingest() {
            return candle - closed;
        }

        double smcCep() {
            return signal - candle;
        }

        double risk() {
            return order - signal;
        }

        double fetched() {
            return read - order;
        }

        double durable() {
            return placed - read;
        }

        private void doubledIf(double known) {
            doubled |= !Double.isNaN(known);
        }
    }

    private final Endpoints endpoints;
    private final Namespace namespace;
    private final Instant begin;
    private final Instant end;
    private final Map<Place, Journey> journeys = new HashMap<>();
    private final Map<String, Journey> bySignal = new HashMap<>();
    private final Map<String, Integer> refusals = new TreeMap<>();

    /**
     * Reads what is there of a namespace.
     *
     * @param begin candles that end before are left out
     * @param end candles that end after are left out
     */
    static Journeys read(Endpoints endpoints, Namespace namespace, Instant begin, Instant end) {
        Journeys journeys = new Journeys(endpoints, namespace, begin, end);
        journeys.readTrades();
        journeys.readStages();
        journeys.readLedger();
        return journeys;
    }

    private Journeys(Endpoints endpoints, Namespace namespace, Instant begin, Instant end) {
        this.endpoints = endpoints;
        this.namespace = namespace;
        this.begin = begin;
        this.end = end;
    }

    /** Takes a record in: what is inside its topic's wrapper, and when the broker took it. */
    @FunctionalInterface
    private interface Visitor {
        void visit(Object value, long appended);
    }

    private <T extends SpecificRecord> void read(Topic<T> topic, Visitor visitor) {
        WireReader<T> reader = new WireReader<>(new RegistryClient(endpoints.registry()), topic);
        boolean wrapped = topic.schema().getField("value") != null;
        try (TopicReading reading = new TopicReading(endpoints.kafka())) {
            reading.forEach(
                    topic.in(namespace.name()),
                    record -> {
                        T value = decoded(reader, record);
                        visitor.visit(wrapped ? value.get(0) : value, record.timestamp());
                    });
        }
    }

    private static <T extends SpecificRecord> T decoded(
            WireReader<T> reader, ConsumerRecord<byte[], byte[]> record) {
        try {
            return reader.read(record.value());
        } catch (WireException e) {
            throw StackException.failed("a record of " + record.topic() + " cannot be read", e);
        }
    }

    /** Finds the records that closed the candles: first of all, for they say what must arrive. */
    private void readTrades() {
        Map<String, Instant> open = new HashMap<>();
        read(
                Topics.TRADES,
                (value, appended) -> {
                    if (value instanceof Trade trade) {
                        close(open, trade.getSymbol(), trade.getTime(), true, appended);
                        if (trade.getQuantity().signum() > 0) {
                            open.put(
                                    trade.getSymbol(),
                                    trade.getTime()
                                            .truncatedTo(ChronoUnit.MINUTES)
                                            .plus(1, ChronoUnit.MINUTES));
                        }
                    } else if (value instanceof Clock clock) {
                        close(open, clock.getSymbol(), clock.getTime(), false, appended);
                    }
                });
    }

    private void close(
            Map<String, Instant> open, String symbol, Instant time, boolean trade, long appended) {
        Instant minuteEnd = open.get(symbol);
        if (minuteEnd == null || time.isBefore(minuteEnd)) {
            return;
        }
        open.remove(symbol);
        if (!minuteEnd.isBefore(begin) && !minuteEnd.isAfter(end)) {
            journeys.put(new Place(symbol, minuteEnd), new Journey(trade, appended));
        }
    }

    /** Follows them through the topics. */
    private void readStages() {
        read(
                Topics.CANDLES,
                (value, appended) -> {
                    if (value instanceof Candle candle && candle.getTimeframe().equals(MINUTE)) {
                        Journey journey =
                                journeys.get(new Place(candle.getSymbol(), candle.getCloseTime()));
                        if (journey != null) {
                            journey.doubledIf(journey.candle);
                            journey.candle = appended;
                        }
                    }
                });
        read(
                Topics.SIGNALS,
                (value, appended) -> {
                    if (value instanceof TradeSignal signal
                            && signal.getSignalId().startsWith(PROBE)) {
                        Journey journey =
                                journeys.get(
                                        new Place(signal.getSymbol(), signal.getConfirmedTime()));
                        if (journey != null) {
                            journey.doubledIf(journey.signal);
                            journey.signal = appended;
                            bySignal.put(signal.getSignalId(), journey);
                        }
                    }
                });
        read(
                Topics.DECISIONS,
                (value, appended) -> {
                    if (value instanceof RiskDecision decision
                            && bySignal.containsKey(decision.getSignalId())
                            && !decision.getApproved()) {
                        refusals.merge(decision.getCode().toString(), 1, Integer::sum);
                    }
                });
        read(
                Topics.ORDERS,
                (value, appended) -> {
                    Journey journey =
                            value instanceof OrderIntent intent
                                    ? bySignal.get(intent.getSignalId())
                                    : null;
                    if (journey != null) {
                        journey.doubledIf(journey.order);
                        journey.order = appended;
                    }
                });
    }

    /** Follows them to the venue. */
    private void readLedger() {
        try (Connection connection = endpoints.ledger().connect()) {
            connection.setSchema(namespace.databaseSchema());
            try (Statement sql = connection.createStatement();
                    ResultSet rows =
                            sql.executeQuery(
                                    """
                                    SELECT i.signal_id,
                                           extract(epoch FROM i.read_at) * 1000,
                                           extract(epoch FROM o.placed_at) * 1000
                                    FROM intents i JOIN orders o ON o.intent_id = i.intent_id
                                    WHERE o.placed_at IS NOT NULL
                                    """)) {
                while (rows.next()) {
                    Journey journey = bySignal.get(rows.getString(1));
                    if (journey != null) {
                        journey.doubledIf(journey.placed);
                        journey.read = rows.getDouble(2);
                        journey.placed = rows.getDouble(3);
                    }
                }
            }
        } catch (SQLException e) {
            throw StackException.failed("the ledger cannot be read: " + e.getMessage(), e);
        }
    }

    /** Every candle that was closed in the time. */
    Collection<Journey> all() {
        return List.copyOf(journeys.values());
    }

    /** How many probes risk refused, by the code of its decision. */
    Map<String, Integer> refusals() {
        return Map.copyOf(refusals);
    }
}
