package io.smctrading.stack.bench;

import io.smctrading.stack.Namespace;
import io.smctrading.stack.Stack;
import io.smctrading.stack.StackException;
import io.smctrading.stack.topics.TopicAdmin;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;

/** Topics that come and go with a measurement. */
final class BenchTopics {

    static final int PARTITIONS = 4;
    private static final long TIMEOUT_SECONDS = 60;

    private final Stack stack;

    BenchTopics(Stack stack) {
        this.stack = stack;
    }

    /** The catalogue's topics in a new namespace. */
    Namespace open(String name) {
        Namespace namespace = new Namespace(name);
        stack.topics().create(namespace, TopicAdmin.Retention.UNLIMITED);
        return namespace;
    }

    /** A topic that no stage knows, with as many partitions as the market's have. */
    void create(String topic) {
        stack.topics().create(List.of(new NewTopic(topic, PARTITIONS, (short) 1)));
    }

    /** Frees the disk; what else the namespace has goes with the stack. */
    void delete(Namespace namespace) {
        delete(stack.topics().topicsOf(namespace));
    }

    void delete(Collection<String> topics) {
        await(stack.kafka().deleteTopics(topics).all());
    }

    private static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw StackException.failed("Kafka does not do as it is told: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StackException.failed("interrupted while measuring", e);
        }
    }
}
