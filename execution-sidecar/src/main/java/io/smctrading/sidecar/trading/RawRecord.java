package io.smctrading.sidecar.trading;

import java.time.Instant;

/**
 * A record as the broker has it.
 *
 * @param topic topic of the catalogue, without the namespace
 * @param partition number of the partition
 * @param offset place in it
 * @param appended append time
 * @param key raw key; may be null
 * @param value raw value; null for a tombstone
 */
// Arrays by identity: raw records are passed on, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record RawRecord(
        String topic, int partition, long offset, Instant appended, byte[] key, byte[] value) {}
