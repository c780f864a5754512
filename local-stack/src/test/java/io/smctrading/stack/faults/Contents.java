package io.smctrading.stack.faults;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.schemas.Candle;
import io.smctrading.schemas.CandleOrClock;
import io.smctrading.schemas.ControlCommand;
import io.smctrading.schemas.DeadLetter;
import io.smctrading.schemas.ExecutionOrClock;
import io.smctrading.schemas.ExecutionReport;
import io.smctrading.schemas.Instrument;
import io.smctrading.schemas.OrderIntent;
import io.smctrading.schemas.OrderOrClock;
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
import io.smctrading.stack.Namespace;
import io.smctrading.stack.Stack;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All that the topics of a namespace hold, by topic and id, clocks aside. A record that was written
 * again stands here once with its number of copies; one that was written again with other content
 * is a conflict.
 */
final class Contents {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Map<String, Entry>> topics = new LinkedHashMap<>();
    private final Map<String, SpecificRecord> newest = new HashMap<>();
    private final List<String> conflicts = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();

    /**
     * One record.
     *
     * @param time of the market
     * @param copies how often the topic has it, at least 1
     */
    record Entry(String topic, String id, Instant time, SpecificRecord record, int copies) {}

    /** A record that one side has and the other has not, or has otherwise. */
    record Difference(String topic, String id, Instant time, String expected, String found) {}

    static Contents of(Stack stack, Namespace namespace) {
        Contents contents = new Contents();
        RegistryClient registry = new RegistryClient(stack.endpoints().registry());
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.endpoints().kafka()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            Stream.concat(Topics.records().stream(), Topics.deadLetters().stream())
                    .forEach(topic -> contents.read(consumer, registry, namespace, topic));
        }
        return contents;
    }

    private <T extends SpecificRecord> void read(
            KafkaConsumer<byte[], byte[]> consumer,
            RegistryClient registry,
            Namespace namespace,
            Topic<T> topic) {
        Map<String, Entry> entries = topics.computeIfAbsent(topic.name(), t -> new TreeMap<>());
        WireReader<T> reader = new WireReader<>(registry, topic);
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            partitions.add(new TopicPartition(topic.in(namespace.name()), partition));
        }
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                try {
                    T value = reader.read(record.value());
                    entry(topic.name(), value)
                            .ifPresent(
                                    entry -> {
                                        newest.put(topic.name(), value);
                                        add(entries, entry);
                                    });
                } catch (WireException e) {
                    unreadable.add(record.toString());
                }
            }
        }
    }

    private void add(Map<String, Entry> entries, Entry entry) {
        entries.merge(
                entry.id(),
                entry,
                (first, again) -> {
                    if (!first.record().equals(again.record())) {
                        conflicts.add(
                                "%s %s: %s, then %s"
                                        .formatted(
                                                entry.topic(),
                                                entry.id(),
                                                first.record(),
                                                again.record()));
                    }
                    return new Entry(
                            first.topic(),
                            first.id(),
                            first.time(),
                            first.record(),
                            first.copies() + 1);
                });
    }

    /** Empty for a clock. */
    private static Optional<Entry> entry(String topic, SpecificRecord wrapped) {
        SpecificRecord record = unwrapped(wrapped);
        if (record instanceof Trade trade) {
            return entry(
                    topic, trade.getSymbol() + ' ' + trade.getTradeId(), trade.getTime(), record);
        } else if (record instanceof Candle candle) {
            String id = candle.getTimeframe() + ' ' + candle.getOpenTime();
            return entry(topic, candle.getSymbol() + ' ' + id, candle.getCloseTime(), record);
        } else if (record instanceof StructureEvent event) {
            return entry(topic, event.getEventId(), event.getConfirmedTime(), record);
        } else if (record instanceof TradeSignal signal) {
            return entry(topic, signal.getSignalId(), signal.getConfirmedTime(), record);
        } else if (record instanceof RiskDecision decision) {
            return entry(topic, decision.getDecisionId(), decision.getTime(), record);
        } else if (record instanceof PortfolioSnapshot snapshot) {
            // Has no id: a minute's snapshots are a set.
            return entry(topic, snapshot.toString(), snapshot.getTime(), record);
        } else if (record instanceof OrderIntent intent) {
            return entry(topic, intent.getOrderId(), intent.getCreatedTime(), record);
        } else if (record instanceof ExecutionReport report) {
            return entry(topic, report.getExecutionId(), report.getTime(), record);
        } else if (record instanceof ControlCommand command) {
            return entry(topic, command.getCommandId(), command.getIssuedTime(), record);
        } else if (record instanceof Instrument instrument) {
            return entry(topic, instrument.getSymbol(), Instant.EPOCH, record);
        } else if (record instanceof Quote quote) {
            return entry(topic, quote.getTime().toString(), quote.getTime(), record);
        } else if (record instanceof DeadLetter letter) {
            String place = letter.getPartition() + " " + letter.getOffset();
            return entry(topic, letter.getStage() + ' ' + place, letter.getTime(), record);
        }
        return Optional.empty();
    }

    private static Optional<Entry> entry(
            String topic, String id, Instant time, SpecificRecord record) {
        return Optional.of(new Entry(topic, id, time, record, 1));
    }

    private static SpecificRecord unwrapped(SpecificRecord record) {
        Object value = record;
        if (record instanceof TradeOrClock wrapper) {
            value = wrapper.getValue();
        } else if (record instanceof CandleOrClock wrapper) {
            value = wrapper.getValue();
        } else if (record instanceof SignalOrClock wrapper) {
            value = wrapper.getValue();
        } else if (record instanceof PortfolioOrClock wrapper) {
            value = wrapper.getValue();
        } else if (record instanceof OrderOrClock wrapper) {
            value = wrapper.getValue();
        } else if (record instanceof ExecutionOrClock wrapper) {
            value = wrapper.getValue();
        }
        return (SpecificRecord) value;
    }

    /** Records of one topic, in the order of their ids. */
    <T extends SpecificRecord> List<T> of(Topic<?> topic, Class<T> type) {
        return topics.get(topic.name()).values().stream()
                .map(entry -> type.cast(entry.record()))
                .toList();
    }

    /** Some record of a topic as it was written, no clock. */
    SpecificRecord any(Topic<?> topic) {
        return newest.get(topic.name());
    }

    /** What no reader of its topic understands. */
    List<String> unreadable() {
        return unreadable;
    }

    /** Number of records that were written again, by topic. */
    Map<String, Integer> repetitions() {
        Map<String, Integer> repetitions = new LinkedHashMap<>();
        topics.forEach(
                (topic, entries) ->
                        repetitions.put(
                                topic,
                                entries.values().stream()
                                        .mapToInt(entry -> entry.copies() - 1)
                                        .sum()));
        return repetitions;
    }

    /** Ids that were written with two contents, with both. */
    List<String> conflicts() {
        return conflicts;
    }

    /** What differs from the contents of a run that should have been the same. */
    List<Difference> differencesFrom(Contents expected) {
        List<Difference> differences = new ArrayList<>();
        topics.forEach(
                (topic, found) -> {
                    Map<String, Entry> should = expected.topics.get(topic);
                    found.forEach(
                            (id, entry) -> {
                                Entry other = should.get(id);
                                if (other == null || !other.record().equals(entry.record())) {
                                    differences.add(difference(entry, other, entry));
                                }
                            });
                    should.forEach(
                            (id, entry) -> {
                                if (!found.containsKey(id)) {
                                    differences.add(difference(entry, entry, null));
                                }
                            });
                });
        return differences;
    }

    private static Difference difference(Entry any, Entry expected, Entry found) {
        return new Difference(any.topic(), any.id(), any.time(), text(expected), text(found));
    }

    private static String text(Entry entry) {
        return entry == null ? "nothing" : entry.record().toString();
    }
}
