package io.smctrading.stack.demo;

import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.Stack;
import io.smctrading.stack.StackException;
import io.smctrading.stack.flink.Job;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until everything that the released trades caused is in Kafka and in SQL. A completed
 * checkpoint proves that a job's sinks hold back nothing; the storage job's committed offsets prove
 * that its rows are in the tables.
 */
public final class Settling {

    private static final Duration CHECKPOINT_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long KAFKA_SECONDS = 30;

    private final Stack stack;
    private final Namespace namespace;

    public Settling(Stack stack, Namespace namespace) {
        this.stack = stack;
        this.namespace = namespace;
    }

    /**
     * Returns once the tables hold every record of the namespace's topics.
     *
     * @throws StackException if the storage job does not catch up
     */
    public void await() {
        for (Job job : new Job[] {Job.INGEST, Job.SMC_CEP, Job.RISK}) {
            checkpoint(job);
        }
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<TopicPartition, Long> ends = ends();
        long missing;
        do {
            checkpoint(Job.STORAGE);
            Map<TopicPartition, OffsetAndMetadata> stored =
                    get(
                            stack.kafka()
                                    .listConsumerGroupOffsets(namespace.prefix() + "storage")
                                    .partitionsToOffsetAndMetadata());
            missing =
                    ends.entrySet().stream()
                            .mapToLong(end -> end.getValue() - offset(stored.get(end.getKey())))
                            .sum();
        } while (missing > 0 && System.nanoTime() < deadline);
        if (missing > 0) {
            throw StackException.failed(
                    "the storage job is still "
                            + missing
                            + " records behind after "
                            + PATIENCE.toMinutes()
                            + " min; see './smc logs taskmanager'");
        }
    }

    private void checkpoint(Job job) {
        stack.flink().checkpoint(stack.jobs().get(job), CHECKPOINT_TIMEOUT);
    }

    private Map<TopicPartition, Long> ends() {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (Topic<?> topic : Topics.all()) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                latest.put(
                        new TopicPartition(topic.in(namespace.name()), partition),
                        OffsetSpec.latest());
            }
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        get(stack.kafka().listOffsets(latest).all())
                .forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    private static long offset(OffsetAndMetadata stored) {
        return stored == null ? 0 : stored.offset();
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get(KAFKA_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StackException.failed("interrupted while the storage job catches up", e);
        } catch (ExecutionException | TimeoutException e) {
            throw StackException.failed("Kafka does not tell how far the storage job is", e);
        }
    }
}
