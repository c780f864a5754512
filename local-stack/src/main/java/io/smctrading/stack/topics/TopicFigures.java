package io.smctrading.stack.topics;

import io.smctrading.schemas.Topic;
import io.smctrading.schemas.Topics;
import io.smctrading.stack.Namespace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeLogDirsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/**
 * What a topic of the catalogue holds.
 *
 * @param topic name without the namespace
 * @param partitions number of partitions
 * @param records offsets between begin and end; of a compacted topic some are gone
 * @param bytes on the broker's disk
 * @param lastAppend when its newest record was appended, if it has any
 * @param deadLetters records of it that some stage refused
 */
public record TopicFigures(
        String topic,
        int partitions,
        long records,
        long bytes,
        Optional<Instant> lastAppend,
        long deadLetters) {

    /** The record topics of a namespace, in the order data walks. */
    public static List<TopicFigures> of(Admin kafka, Namespace namespace) {
        Set<String> existing = TopicAdmin.await(kafka.listTopics().names(), "list the topics");
        List<Topic<?>> topics =
                Topics.all().stream()
                        .filter(topic -> existing.contains(topic.in(namespace.name())))
                        .toList();
        Offsets begins = Offsets.read(kafka, namespace, topics, OffsetSpec.earliest());
        Offsets ends = Offsets.read(kafka, namespace, topics, OffsetSpec.latest());
        Offsets newest = Offsets.read(kafka, namespace, topics, OffsetSpec.maxTimestamp());
        Map<String, Long> bytes = bytes(kafka);
        List<TopicFigures> figures = new ArrayList<>();
        for (Topic<?> topic : Topics.records()) {
            String name = topic.in(namespace.name());
            if (existing.contains(name)) {
                String letters = Topics.deadLettersOf(topic).in(namespace.name());
                figures.add(
                        new TopicFigures(
                                topic.name(),
                                topic.partitions(),
                                ends.sum(name) - begins.sum(name),
                                bytes.getOrDefault(name, 0L),
                                newest.newest(name),
                                ends.sum(letters) - begins.sum(letters)));
            }
        }
        return figures;
    }

    private static Map<String, Long> bytes(Admin kafka) {
        Set<Integer> brokers =
                Set.copyOf(
                        TopicAdmin.await(kafka.describeCluster().nodes(), "list the brokers")
                                .stream()
                                .map(Node::id)
                                .toList());
        DescribeLogDirsResult described = kafka.describeLogDirs(brokers);
        Map<String, Long> bytes = new HashMap<>();
        TopicAdmin.await(described.allDescriptions(), "measure the topics").values().stream()
                .flatMap(folders -> folders.values().stream())
                .map(LogDirDescription::replicaInfos)
                .forEach(
                        replicas ->
                                replicas.forEach(
                                        (partition, replica) ->
                                                bytes.merge(
                                                        partition.topic(),
                                                        replica.size(),
                                                        Long::sum)));
        return bytes;
    }

    /** One offset and append time per partition. */
    private record Offsets(Map<TopicPartition, ListOffsetsResultInfo> byPartition) {

        static Offsets read(
                Admin kafka, Namespace namespace, List<Topic<?>> topics, OffsetSpec which) {
            Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
            for (Topic<?> topic : topics) {
                for (int partition = 0; partition < topic.partitions(); partition++) {
                    asked.put(new TopicPartition(topic.in(namespace.name()), partition), which);
                }
            }
            return new Offsets(
                    TopicAdmin.await(
                            kafka.listOffsets(asked).all(), "read the offsets of the topics"));
        }

        long sum(String topic) {
            return byPartition.entrySet().stream()
                    .filter(partition -> partition.getKey().topic().equals(topic))
                    .mapToLong(partition -> partition.getValue().offset())
                    .sum();
        }

        Optional<Instant> newest(String topic) {
            return byPartition.entrySet().stream()
                    .filter(partition -> partition.getKey().topic().equals(topic))
                    .map(partition -> partition.getValue().timestamp())
                    .filter(timestamp -> timestamp >= 0)
                    .max(Long::compare)
                    .map(Instant::ofEpochMilli);
        }
    }
}
