package io.smctrading.stack.bench;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.schemas.Clock;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.stack.Endpoints;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.StackException;
import io.smctrading.stack.topics.TopicReading;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows the clocks of one minute through the stages: when the last of them was appended to each
 * topic, on the broker's clock.
 */
final class MinuteClose implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<Topic<? extends SpecificRecord>> FOLLOWED =
            List.of(Topics.TRADES, Topics.CANDLES, Topics.SIGNALS);

    private final TopicReading topics;
    private final Map<TopicPartition, Long> ends;
    private final Map<String, WireReader<? extends SpecificRecord>> readers = new HashMap<>();
    private final Namespace namespace;

    /**
     * How long a close took.
     *
     * @param writtenSeconds from the first clock's append to the last one's
     * @param candlesSeconds from the first clock's append until ingest had forwarded all, behind
     *     the candles they closed
     * @param signalsSeconds the same until smc-cep had, behind what it made of these candles
     */
    record Drained(double writtenSeconds, double candlesSeconds, double signalsSeconds) {}

    /** Begins at the present ends of the topics. */
    MinuteClose(Endpoints endpoints, Namespace namespace) {
        this.namespace = namespace;
        RegistryClient registry = new RegistryClient(endpoints.registry());
        for (Topic<? extends SpecificRecord> topic : FOLLOWED) {
            readers.put(topic.in(namespace.name()), new WireReader<>(registry, topic));
        }
        topics = new TopicReading(endpoints.kafka());
        ends = topics.ends(List.copyOf(readers.keySet()));
    }

    /** Waits until the clocks of {@code time} of all symbols are in every topic. */
    Drained await(Instant time, int symbols) {
        Map<String, long[]> seen = new HashMap<>();
        for (String topic : readers.keySet()) {
            seen.put(topic, new long[] {0, Long.MAX_VALUE, 0});
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        topics.follow(
                ends,
                record -> {
                    if (isClock(record, time)) {
                        long[] counted = seen.get(record.topic());
                        counted[0]++;
                        counted[1] = Math.min(counted[1], record.timestamp());
                        counted[2] = Math.max(counted[2], record.timestamp());
                    }
                },
                () -> {
                    if (System.nanoTime() > deadline) {
                        throw StackException.failed(
                                "the clocks %s of %d symbols did not come through"
                                        .formatted(time, symbols));
                    }
                    return seen.values().stream().anyMatch(counted -> counted[0] < symbols);
                });
        long begin = seen.get(Topics.TRADES.in(namespace.name()))[1];
        return new Drained(
                secondsFrom(begin, seen, Topics.TRADES),
                secondsFrom(begin, seen, Topics.CANDLES),
                secondsFrom(begin, seen, Topics.SIGNALS));
    }

    private double secondsFrom(long begin, Map<String, long[]> seen, Topic<?> topic) {
        return (seen.get(topic.in(namespace.name()))[2] - begin) / 1e3;
    }

    private boolean isClock(ConsumerRecord<byte[], byte[]> record, Instant time) {
        try {
            return readers.get(record.topic()).read(record.value()).get(0) instanceof Clock clock
                    && clock.getTime().equals(time);
        } catch (WireException e) {
            throw StackException.failed("a record of " + record.topic() + " cannot be read", e);
        }
    }

    @Override
    public void close() {
        topics.close();
    }
}
