package io.smctrading.stack.topics;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.stack.Database;
import io.smctrading.stack.Endpoints;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.StackException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Opens and removes namespaces: the topics of the catalogue with their settings, the schemas of
 * their values, and on removal also the consumer groups and tables that a run leaves behind.
 */
public final class TopicAdmin {

    private static final short ONE_REPLICA = 1;
    private static final long TIMEOUT_SECONDS = 30;
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int REGISTRY_CALLS_AT_ONCE = 4;

    /** How long the records of a namespace stay. */
    public enum Retention {
        /** As the catalogue says. */
        CATALOGUE,
        /** Until the namespace is removed. */
        UNLIMITED
    }

    private final Admin kafka;
    private final RegistryClient registry;
    private final Endpoints endpoints;

    public TopicAdmin(Admin kafka, RegistryClient registry, Endpoints endpoints) {
        this.kafka = kafka;
        this.registry = registry;
        this.endpoints = endpoints;
    }

    /** Registers the schemas, then creates the topics that are not there yet. */
    public void create(Namespace namespace, Retention retention) {
        registerSchemas(namespace);
        Set<String> existing = allTopics();
        List<NewTopic> missing = new ArrayList<>();
        for (Topic<?> topic : Topics.all()) {
            String name = topic.in(namespace.name());
            if (!existing.contains(name)) {
                missing.add(
                        new NewTopic(name, topic.partitions(), ONE_REPLICA)
                                .configs(settings(topic, retention)));
            }
        }
        create(missing);
    }

    /** Creates topics outside the catalogue too, and waits until they take records. */
    public void create(List<NewTopic> topics) {
        await(kafka.createTopics(topics).all(), "create topics");
        awaitLeaders(topics);
    }

    /** Topics of a namespace as they are in Kafka; empty for one that does not exist. */
    public Set<String> topicsOf(Namespace namespace) {
        Set<String> topics = new TreeSet<>(allTopics());
        topics.removeIf(topic -> !topic.startsWith(namespace.prefix()));
        return topics;
    }

    /** Every namespace that has topics, in alphabetical order. */
    public List<Namespace> namespaces() {
        String marker = "." + Topics.TRADES.name();
        // A namespace has no dot in its name: dead letters of trades do not make one.
        return allTopics().stream()
                .filter(topic -> topic.endsWith(marker))
                .map(topic -> topic.substring(0, topic.length() - marker.length()))
                .filter(name -> name.indexOf('.') < 0)
                .sorted()
                .map(Namespace::new)
                .toList();
    }

    /** Number of records that a topic of the namespace has taken, over all partitions. */
    public long recordsIn(Namespace namespace, Topic<?> topic) {
        return ConsumerLag.ends(kafka, namespace, List.of(topic)).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Removes all that a namespace has left: topics, subjects, consumer groups, tables. */
    public void remove(Namespace namespace) {
        Set<String> topics = topicsOf(namespace);
        await(kafka.deleteTopics(topics).all(), "delete the topics of " + namespace);
        removeConsumerGroups(namespace);
        each(List.copyOf(topics), topic -> registry.deleteSubject(topic + "-value"));
        dropSchema(endpoints.ledger(), namespace);
        dropSchema(endpoints.analytics(), namespace);
    }

    private void registerSchemas(Namespace namespace) {
        each(
                Topics.all(),
                topic -> registry.register(topic.subjectIn(namespace.name()), topic.schema()));
    }

    private static Map<String, String> settings(Topic<?> topic, Retention retention) {
        Map<String, String> settings = new LinkedHashMap<>();
        if (topic.compacted()) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        } else {
            long milliseconds =
                    retention == Retention.UNLIMITED ? -1 : topic.retention().toMillis();
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
            settings.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(milliseconds));
        }
        settings.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        return settings;
    }

    private void removeConsumerGroups(Namespace namespace) {
        List<String> groups =
                await(kafka.listGroups().valid(), "list the consumer groups").stream()
                        .map(org.apache.kafka.clients.admin.GroupListing::groupId)
                        .filter(group -> group.startsWith(namespace.prefix()))
                        .toList();
        await(kafka.deleteConsumerGroups(groups).all(), "delete the groups of " + namespace);
    }

    private static void dropSchema(Database database, Namespace namespace) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "DROP SCHEMA IF EXISTS \"" + namespace.databaseSchema() + "\" CASCADE");
        } catch (SQLException e) {
            throw StackException.failed(
                    "cannot remove the tables of %s from %s: %s"
                            .formatted(namespace, database.url(), e.getMessage()),
                    e);
        }
    }

    private Set<String> allTopics() {
        return await(kafka.listTopics().names(), "list the topics");
    }

    /**
     * Waits until every partition is led, which only its leader can answer: of a producer's first
     * batches a leader that is just coming up may take the second and not the first, and the first
     * would then be refused as out of order until it expires.
     */
    private void awaitLeaders(List<NewTopic> topics) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (NewTopic topic : topics) {
            for (int partition = 0; partition < topic.numPartitions(); partition++) {
                ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
            }
        }
        String what = "find the leaders of the new topics";
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        boolean led = false;
        while (!led) {
            try {
                await(kafka.listOffsets(ends).all(), what);
                led = true;
            } catch (StackException e) {
                // The broker that answers may not have heard of them yet.
                if (!(e.getCause().getCause() instanceof UnknownTopicOrPartitionException)
                        || System.nanoTime() > patience) {
                    throw e;
                }
                LockSupport.parkNanos(LOOK_AGAIN_NANOS);
            }
        }
    }

    private static <T> void each(List<T> items, java.util.function.Consumer<T> work) {
        ForkJoinPool pool = new ForkJoinPool(REGISTRY_CALLS_AT_ONCE);
        try {
            List<ForkJoinTask<?>> tasks = new ArrayList<>();
            for (T item : items) {
                tasks.add(pool.submit(() -> work.accept(item)));
            }
            tasks.forEach(ForkJoinTask::join);
        } finally {
            pool.shutdown();
        }
    }

    static <T> T await(KafkaFuture<T> future, String what) {
        try {
            return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw StackException.failed("cannot " + what + ": " + cause.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StackException.failed("interrupted, cannot " + what, e);
        }
    }
}
