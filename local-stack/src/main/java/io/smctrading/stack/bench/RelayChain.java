package io.smctrading.stack.bench;

import io.smctrading.stack.StackException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The floor of a decision's latency: the way through some topics and hops from one to the next,
 * three for a whole decision, with plain clients that do nothing but hand on. Records leave at once
 * (linger 0) and count as written when all replicas have them, as in the jobs.
 *
 * <pre>
 *   floor-0 ─▶ relay ─▶ floor-1 ─▶ relay ─▶ floor-2 ─▶ relay ─▶ floor-3 ─▶ arrival
 * </pre>
 */
final class RelayChain {

    private static final int KEYS = 64;

    /** As long as a trade on the wire. */
    private static final int PAYLOAD_BYTES = 80;

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(100);

    private final String bootstrapServers;
    private final List<String> topics;
    private final AtomicBoolean over = new AtomicBoolean();

    private RelayChain(String bootstrapServers, List<String> topics) {
        this.bootstrapServers = bootstrapServers;
        this.topics = topics;
    }

    /** Names of the topics that the chain needs. */
    static List<String> topics(int hops) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i <= hops; i++) {
            names.add("floor-" + i);
        }
        return names;
    }

    /**
     * Sends records through the chain.
     *
     * @param hops how many relays, at least 1
     * @param perSecond how many
     * @param time how long is measured, after a warm-up
     * @return from the append of a record to the first topic to its arrival behind the last one
     */
    static Percentiles measure(String bootstrapServers, int hops, int perSecond, Duration time) {
        return new RelayChain(bootstrapServers, topics(hops)).run(perSecond, time);
    }

    private Percentiles run(int perSecond, Duration time) {
        int hops = topics.size() - 1;
        List<CompletableFuture<double[]>> workers = new ArrayList<>();
        for (int hop = 0; hop < hops; hop++) {
            String from = topics.get(hop);
            String to = topics.get(hop + 1);
            boolean first = hop == 0;
            workers.add(started("floor-relay-" + hop, () -> relay(from, to, first)));
        }
        Instant begin = Instant.now().plus(WARM_UP);
        workers.add(started("floor-arrival", () -> arrivals(begin)));
        try (RecordSender sender = RecordSender.prompt(bootstrapServers)) {
            send(sender, perSecond, WARM_UP.plus(time));
        }
        CompletableFuture<double[]> arrivals = workers.get(hops);
        over.set(true);
        try {
            for (CompletableFuture<double[]> worker : workers) {
                worker.get(1, TimeUnit.MINUTES);
            }
            return Percentiles.of(arrivals.get());
        } catch (ExecutionException | TimeoutException e) {
            throw StackException.failed("the chain of relays broke: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StackException.failed("interrupted while measuring", e);
        }
    }

    private static CompletableFuture<double[]> started(
            String name, java.util.function.Supplier<double[]> work) {
        CompletableFuture<double[]> result = new CompletableFuture<>();
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                result.complete(work.get());
                            } catch (RuntimeException e) {
                                result.completeExceptionally(e);
                            }
                        },
                        name);
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private void send(RecordSender sender, int perSecond, Duration time) {
        Pace pace = new Pace(perSecond);
        long sent = 0;
        while (pace.elapsed().compareTo(time) < 0) {
            long due = pace.due();
            for (long i = 0; i < due; i++) {
                byte[] key = ("S" + sent++ % KEYS).getBytes(StandardCharsets.UTF_8);
                sender.send(topics.get(0), key, new byte[PAYLOAD_BYTES]);
            }
        }
        sender.flush();
    }

    /** Hands on; the first relay notes in the record when it was appended. */
    private double[] relay(String from, String to, boolean first) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(from);
                RecordSender sender = RecordSender.prompt(bootstrapServers)) {
            int idle = 0;
            while (!over.get() || idle == 0) {
                idle = 1;
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    idle = 0;
                    if (first) {
                        ByteBuffer.wrap(record.value()).putLong(record.timestamp());
                    }
                    sender.send(to, record.key(), record.value());
                }
            }
            sender.flush();
            return new double[0];
        }
    }

    private double[] arrivals(Instant begin) {
        double[] millis = new double[1 << 16];
        int count = 0;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(topics.get(topics.size() - 1))) {
            int idle = 0;
            // Longer than the relays, which end one behind the other.
            while (!over.get() || idle < 10) {
                idle++;
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    idle = 0;
                    Instant now = Instant.now();
                    Instant appended =
                            Instant.ofEpochMilli(ByteBuffer.wrap(record.value()).getLong());
                    if (appended.isBefore(begin)) {
                        continue;
                    }
                    if (count == millis.length) {
                        millis = Arrays.copyOf(millis, 2 * count);
                    }
                    millis[count++] = Duration.between(appended, now).toNanos() / 1e6;
                }
            }
        }
        return Arrays.copyOf(millis, count);
    }

    private KafkaConsumer<byte[], byte[]> consumer(String topic) {
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < BenchTopics.PARTITIONS; partition++) {
            partitions.add(new TopicPartition(topic, partition));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }
}
