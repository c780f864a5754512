package io.smctrading.stack.topics;

import io.smctrading.schemas.Topic;
import io.smctrading.stack.Namespace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far consumer groups are behind, by the offsets that they committed. A job commits at each
 * checkpoint: this is what it would read again if it went on from there.
 */
public final class ConsumerLag {

    private ConsumerLag() {}

    /** The present ends of some topics of a namespace. */
    public static Map<TopicPartition, Long> ends(
            Admin kafka, Namespace namespace, List<Topic<?>> topics) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (Topic<?> topic : topics) {
            for (int partition = 0; partition < topic.partitions(); partition++) {
                latest.put(
                        new TopicPartition(topic.in(namespace.name()), partition),
                        OffsetSpec.latest());
            }
        }
        return offsets(kafka, latest);
    }

    /** Records before the given ends that a group has not committed. */
    public static long before(Map<TopicPartition, Long> ends, Admin kafka, String group) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                TopicAdmin.await(
                        kafka.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(),
                        "read the offsets of group " + group);
        Map<TopicPartition, OffsetSpec> untouched = new HashMap<>();
        for (TopicPartition partition : ends.keySet()) {
            if (committed.get(partition) == null) {
                untouched.put(partition, OffsetSpec.earliest());
            }
        }
        Map<TopicPartition, Long> begins = offsets(kafka, untouched);
        long behind = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            OffsetAndMetadata done = committed.get(end.getKey());
            long from = done == null ? begins.get(end.getKey()) : done.offset();
            behind += Math.max(0, end.getValue() - from);
        }
        return behind;
    }

    private static Map<TopicPartition, Long> offsets(
            Admin kafka, Map<TopicPartition, OffsetSpec> asked) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        TopicAdmin.await(kafka.listOffsets(asked).all(), "read the offsets of the topics")
                .forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }
}
