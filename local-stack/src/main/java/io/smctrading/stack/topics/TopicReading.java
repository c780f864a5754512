package io.smctrading.stack.topics;

import io.smctrading.stack.StackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics from outside the pipeline, as bytes: from their beginning, from their end backwards,
 * or as they grow. Belongs to no consumer group, so it moves nobody's offsets. Not safe for several
 * threads.
 */
public final class TopicReading implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FIRST_PIECE = 256;
    private static final int LARGEST_PIECE = 16_384;

    private final KafkaConsumer<byte[], byte[]> consumer;

    public TopicReading(String bootstrapServers) {
        this.consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                                (int) PATIENCE.toMillis()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
    }

    /** Every topic of the broker. */
    public Set<String> topics() {
        return consumer.listTopics().keySet();
    }

    public List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
    }

    /** Where the partitions of some topics end now. */
    public Map<TopicPartition, Long> ends(List<String> topics) {
        return consumer.endOffsets(
                topics.stream().flatMap(topic -> partitions(topic).stream()).toList());
    }

    /** Every record that a topic has now, in order per partition. */
    public void forEach(String topic, Consumer<ConsumerRecord<byte[], byte[]>> action) {
        List<TopicPartition> partitions = partitions(topic);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        consumer.endOffsets(partitions)
                .forEach((partition, end) -> read(partition, begins.get(partition), end, action));
    }

    /**
     * The last records before given ends, the oldest append time first.
     *
     * @param most largest number of records
     * @param wanted which records count
     */
    public List<ConsumerRecord<byte[], byte[]>> last(
            Map<TopicPartition, Long> ends,
            int most,
            Predicate<ConsumerRecord<byte[], byte[]>> wanted) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        ends.forEach(
                (partition, end) -> {
                    List<ConsumerRecord<byte[], byte[]>> here = new ArrayList<>();
                    backwards(
                            partition,
                            end,
                            record -> {
                                if (here.size() < most && wanted.test(record)) {
                                    here.add(record);
                                }
                                return here.size() < most;
                            });
                    found.addAll(here);
                });
        found.sort(
                Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                        .thenComparing(ConsumerRecord::topic)
                        .thenComparingInt(ConsumerRecord::partition)
                        .thenComparingLong(ConsumerRecord::offset));
        return List.copyOf(found.subList(Math.max(0, found.size() - most), found.size()));
    }

    /**
     * Shows a partition's records from the newest to the oldest.
     *
     * @param end offset behind the first that is shown
     * @param goOn told each record, tells whether to go on
     */
    public void backwards(
            TopicPartition partition, long end, Predicate<ConsumerRecord<byte[], byte[]>> goOn) {
        long begin = consumer.beginningOffsets(List.of(partition)).get(partition);
        int piece = FIRST_PIECE;
        long to = end;
        while (to > begin) {
            long from = Math.max(begin, to - piece);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            read(partition, from, to, records::add);
            for (int i = records.size() - 1; i >= 0; i--) {
                if (!goOn.test(records.get(i))) {
                    return;
                }
            }
            to = from;
            piece = Math.min(LARGEST_PIECE, 2 * piece);
        }
    }

    /**
     * Shows records as they are appended, until told to stop.
     *
     * @param begins from where each partition is read
     */
    public void follow(
            Map<TopicPartition, Long> begins,
            Consumer<ConsumerRecord<byte[], byte[]>> action,
            BooleanSupplier goOn) {
        consumer.assign(begins.keySet());
        begins.forEach(consumer::seek);
        while (goOn.getAsBoolean()) {
            consumer.poll(POLL).forEach(action);
        }
    }

    /** Whether everything before some ends was shown by {@link #follow}. */
    public boolean hasReached(Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Where the partitions of some topics begin now. */
    public Map<TopicPartition, Long> begins(List<String> topics) {
        return consumer.beginningOffsets(
                topics.stream().flatMap(topic -> partitions(topic).stream()).toList());
    }

    private void read(
            TopicPartition partition,
            long from,
            long to,
            Consumer<ConsumerRecord<byte[], byte[]>> action) {
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        long progress = System.nanoTime();
        while (consumer.position(partition) < to) {
            List<ConsumerRecord<byte[], byte[]>> records = consumer.poll(POLL).records(partition);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                if (record.offset() < to) {
                    action.accept(record);
                }
            }
            if (!records.isEmpty()) {
                progress = System.nanoTime();
            } else if (System.nanoTime() - progress > PATIENCE.toNanos()) {
                throw StackException.failed(
                        "%s gives no records after offset %d within %d s"
                                .formatted(
                                        partition,
                                        consumer.position(partition),
                                        PATIENCE.toSeconds()));
            }
        }
    }

    @Override
    public void close() {
        try {
            consumer.close(Duration.ofSeconds(1));
        } catch (KafkaException e) {
            throw StackException.failed("the consumer cannot be closed: " + e.getMessage(), e);
        }
    }
}
