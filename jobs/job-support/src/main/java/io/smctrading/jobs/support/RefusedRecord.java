package io.smctrading.jobs.support;

import io.smctrading.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * A record that a stage could not use, with its raw bytes.
 *
 * @param topic topic without the namespace
 * @param partition where it was
 * @param offset where it was
 * @param time append time, epoch milliseconds
 * @param reason which rule it broke
 * @param key raw key, may be {@code null}
 * @param value raw value, may be {@code null}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: bytes are only carried through
public record RefusedRecord(
        String topic,
        int partition,
        long offset,
        long time,
        String reason,
        byte[] key,
        byte[] value) {

    DeadLetter toWire(String stage) {
        return DeadLetter.newBuilder()
                .setTopic(topic)
                .setPartition(partition)
                .setOffset(offset)
                .setTime(Instant.ofEpochMilli(time))
                .setStage(stage)
                .setReason(reason)
                .setKey(key == null ? null : ByteBuffer.wrap(key))
                .setValue(value == null ? null : ByteBuffer.wrap(value))
                .build();
    }
}
