package io.smctrading.sidecar.ledger;

/**
 * One partition of a topic that the sidecar reads.
 *
 * @param topic topic of the catalogue, without the namespace
 * @param partition number of the partition
 */
public record FeedPartition(String topic, int partition) {}
