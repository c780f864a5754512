package io.smctrading.stack.bench;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireReader;
import io.smctrading.schemas.Topic;
import io.smctrading.stack.Endpoints;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.StackException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginnings to their present ends. */
final class TopicHistory {

    private static final Duration POLL = Duration.ofMillis(500);

    private final Endpoints endpoints;
    private final Namespace namespace;
    private final RegistryClient registry;

    /** Takes a record in. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @param value what is inside the topic's wrapper, or the record itself where there is none
         * @param appended when the broker took it, in milliseconds since the epoch
         */
        void visit(Object value, long appended);
    }

    TopicHistory(Endpoints endpoints, Namespace namespace) {
        this.endpoints = endpoints;
        this.namespace = namespace;
        this.registry = new RegistryClient(endpoints.registry());
    }

    /** Reads a topic, in order within each partition. */
    <T extends SpecificRecord> void read(Topic<T> topic, Visitor visitor) {
        WireReader<T> reader = new WireReader<>(registry, topic);
        boolean wrapped = topic.schema().getField("value") != null;
        List<TopicPartition> partitions = new ArrayList<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            partitions.add(new TopicPartition(topic.in(namespace.name()), partition));
        }
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, endpoints.kafka()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    T value = reader.read(record.value());
                    visitor.visit(wrapped ? value.get(0) : value, record.timestamp());
                }
            }
        } catch (WireException e) {
            throw StackException.failed("a record of " + topic.name() + " cannot be read", e);
        }
    }
}
