package io.smctrading.stack.demo;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.schemas.Clock;
import io.smctrading.schemas.ClockMark;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.stack.Endpoints;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.topics.TopicReading;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/**
 * How long each stage took over a minute of market time: from the append of the minute's clock to
 * the topic it reads to the append of the same clock to the topic it writes, on the broker's clock.
 *
 * @param meanMillis mean by stage, in the order data walks
 */
record StageTimes(Map<String, Double> meanMillis) {

    static StageTimes of(Endpoints endpoints, Namespace namespace) {
        RegistryClient registry = new RegistryClient(endpoints.registry());
        try (TopicReading topics = new TopicReading(endpoints.kafka())) {
            Reading reading = new Reading(topics, registry, namespace);
            Map<Instant, Long> trades = reading.clocks(Topics.TRADES, ClockMark.MARKET);
            Map<Instant, Long> candles = reading.clocks(Topics.CANDLES, ClockMark.MARKET);
            Map<Instant, Long> signals = reading.clocks(Topics.SIGNALS, ClockMark.MARKET);
            Map<Instant, Long> orders = reading.clocks(Topics.ORDERS, ClockMark.DECISIONS);
            Map<Instant, Long> placed = reading.clocks(Topics.EXECUTIONS, ClockMark.DECISIONS);
            Map<Instant, Long> done = reading.clocks(Topics.PORTFOLIO, ClockMark.DECISIONS);
            Map<String, Double> means = new LinkedHashMap<>();
            means.put("ingest", mean(trades, candles));
            means.put("smc-cep", mean(candles, signals));
            means.put("risk", mean(signals, orders));
            means.put("sidecar", mean(orders, placed));
            means.put("risk, reports", mean(placed, done));
            return new StageTimes(means);
        }
    }

    /** Mean milliseconds over the clocks that both topics have; 0 if there are none. */
    private static double mean(Map<Instant, Long> from, Map<Instant, Long> to) {
        return from.entrySet().stream()
                .filter(clock -> to.containsKey(clock.getKey()))
                .mapToLong(clock -> to.get(clock.getKey()) - clock.getValue())
                .average()
                .orElse(0);
    }

    private record Reading(TopicReading topics, RegistryClient registry, Namespace namespace) {

        /** Append time of the first clock of each market time. */
        <T extends SpecificRecord> Map<Instant, Long> clocks(Topic<T> topic, ClockMark mark) {
            WireReader<T> reader = new WireReader<>(registry, topic);
            Map<Instant, Long> times = new HashMap<>();
            topics.forEach(
                    topic.in(namespace.name()),
                    record -> {
                        if (valueOf(reader, record.value()) instanceof Clock clock
                                && clock.getMark() == mark) {
                            times.putIfAbsent(clock.getTime(), record.timestamp());
                        }
                    });
            return times;
        }

        private static <T extends SpecificRecord> Object valueOf(
                WireReader<T> reader, byte[] bytes) {
            try {
                return reader.read(bytes).get(0);
            } catch (WireException e) {
                return null; // no clock; the storage job has made a dead letter of it
            }
        }
    }
}
