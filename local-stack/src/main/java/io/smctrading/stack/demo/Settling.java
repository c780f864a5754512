package io.smctrading.stack.demo;

import io.smctrading.stack.Namespace;
import io.smctrading.stack.Stack;
import io.smctrading.stack.StackException;
import io.smctrading.stack.flink.Job;
import io.smctrading.stack.topics.ConsumerLag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until everything that the released trades caused is in Kafka and in SQL. A completed
 * checkpoint proves that a job's sinks hold back nothing; the storage job's committed offsets prove
 * that its rows are in the tables.
 */
public final class Settling {

    private static final Duration CHECKPOINT_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

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
        checkpoint(Job.INGEST, Job.SMC_CEP, Job.RISK);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<TopicPartition, Long> ends =
                ConsumerLag.ends(stack.kafka(), namespace, Job.STORAGE.inputs());
        long missing;
        do {
            checkpoint(Job.STORAGE);
            missing = ConsumerLag.before(ends, stack.kafka(), Job.STORAGE.in(namespace));
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

    private void checkpoint(Job... jobs) {
        List<String> ids = Stream.of(jobs).map(stack.jobs()::get).toList();
        stack.flink().checkpoint(ids, CHECKPOINT_TIMEOUT);
    }
}
