package io.smctrading.stack.bench;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the broker and one plain client come to, without Flink: one thread that reads a topic, one
 * that writes the same records again, keys and values as they are.
 *
 * @param readPerSecond records
 * @param writtenPerSecond records, acknowledged by all replicas
 * @param bytesPerRecord key and value, on average
 */
record KafkaCeiling(double readPerSecond, double writtenPerSecond, double bytesPerRecord) {

    private static final Duration POLL = Duration.ofMillis(200);

    /** Records that are written again and again. */
    private static final int KEPT = 100_000;

    /**
     * @param from a full topic
     * @param to an empty one
     * @param records how many to read and to write, at most what {@code from} holds
     */
    static KafkaCeiling measure(String bootstrapServers, String from, String to, long records) {
        List<ConsumerRecord<byte[], byte[]>> kept = new ArrayList<>(KEPT);
        long bytes = 0;
        long read = 0;
        double readSeconds;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(from).stream()
                            .map(info -> new TopicPartition(info.topic(), info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long begin = System.nanoTime();
            while (read < records) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    read++;
                    bytes += record.key().length + record.value().length;
                    if (kept.size() < KEPT) {
                        kept.add(record);
                    }
                }
            }
            readSeconds = (System.nanoTime() - begin) / 1e9;
        }
        double writtenSeconds;
        try (RecordSender sender = RecordSender.prompt(bootstrapServers)) {
            long begin = System.nanoTime();
            for (long written = 0; written < records; written++) {
                ConsumerRecord<byte[], byte[]> record = kept.get((int) (written % kept.size()));
                sender.send(to, record.key(), record.value());
            }
            sender.flush();
            writtenSeconds = (System.nanoTime() - begin) / 1e9;
        }
        return new KafkaCeiling(
                read / readSeconds, records / writtenSeconds, (double) bytes / read);
    }
}
