package io.smctrading.stack.bench;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.schemas.ExecutionOrClock;
import io.smctrading.schemas.ExecutionReport;
import io.smctrading.schemas.Topics;
import io.smctrading.stack.Endpoints;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.StackException;
import io.smctrading.stack.topics.TopicReading;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The way of each entry from Kafka to the exchange and back, put together from the ledger, the
 * exchange's book and the topic of reports. All clocks are of one machine.
 */
final class OrderTimes {

    private static final String ENTRIES =
            """
            SELECT i.intent_id,
                   extract(epoch FROM i.appended_at) * 1000,
                   extract(epoch FROM i.read_at) * 1000,
                   extract(epoch FROM i.received_at) * 1000,
                   extract(epoch FROM o.placed_at) * 1000
            FROM intents i JOIN orders o ON o.order_id = i.intent_id
            WHERE o.placed_at IS NOT NULL
            """;

    /**
     * One entry's way, in milliseconds since the epoch.
     *
     * @param appended when the broker had the intent, whole milliseconds
     * @param read when the sidecar had it
     * @param begun when the transaction began that made it durable
     * @param left when its request left, behind limiter and circuit breaker's queue
     * @param booked when the exchange made the order; NaN if it did not
     * @param reported when the broker had its first report, whole milliseconds; NaN if it has none
     */
    record OrderTime(
            double appended,
            double read,
            double begun,
            double left,
            double booked,
            double reported) {}

    private OrderTimes() {}

    /**
     * Reads what there is of a namespace.
     *
     * @return by intent
     */
    static Map<String, OrderTime> read(
            Endpoints endpoints, Namespace namespace, ExchangeBook book) {
        Map<String, Double> reported = reported(endpoints, namespace);
        Map<String, OrderTime> times = new HashMap<>();
        try (Connection connection = endpoints.ledger().connect()) {
            connection.setSchema(namespace.databaseSchema());
            try (Statement sql = connection.createStatement();
                    ResultSet rows = sql.executeQuery(ENTRIES)) {
                while (rows.next()) {
                    String id = rows.getString(1);
                    times.put(
                            id,
                            new OrderTime(
                                    rows.getDouble(2),
                                    rows.getDouble(3),
                                    rows.getDouble(4),
                                    rows.getDouble(5),
                                    millis(book.created().get(id)),
                                    reported.getOrDefault(id, Double.NaN)));
                }
            }
        } catch (SQLException e) {
            throw StackException.failed("the ledger cannot be read: " + e.getMessage(), e);
        }
        return times;
    }

    private static double millis(Instant time) {
        return time == null ? Double.NaN : time.getEpochSecond() * 1e3 + time.getNano() / 1e6;
    }

    private static Map<String, Double> reported(Endpoints endpoints, Namespace namespace) {
        WireReader<ExecutionOrClock> reader =
                new WireReader<>(new RegistryClient(endpoints.registry()), Topics.EXECUTIONS);
        Map<String, Double> first = new HashMap<>();
        try (TopicReading reading = new TopicReading(endpoints.kafka())) {
            reading.forEach(
                    Topics.EXECUTIONS.in(namespace.name()),
                    record -> {
                        try {
                            if (reader.read(record.value()).getValue()
                                    instanceof ExecutionReport report) {
                                first.putIfAbsent(report.getOrderId(), (double) record.timestamp());
                            }
                        } catch (WireException e) {
                            throw StackException.failed(
                                    "a record of " + record.topic() + " cannot be read", e);
                        }
                    });
        }
        return first;
    }

    /** One share of the way, of all orders that have it. */
    static Percentiles share(Collection<OrderTime> times, ToDoubleFunction<OrderTime> millis) {
        return Percentiles.of(
                times.stream().mapToDouble(millis).filter(one -> !Double.isNaN(one)).toArray());
    }
}
