package io.smctrading.jobs.storage.tables;

import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * Rows of dead letters. Nothing is refused here, for where would it go: what PostgreSQL would not
 * take in a text or a time is mended, the record's bytes stay as they were.
 */
public final class DeadLetterRows {

    private static final char REPLACEMENT = '\ufffd';
    private static final int LONGEST_NAME = Values.LONGEST_NAME / 4;

    private DeadLetterRows() {}

    public static TableRow of(DeadLetter letter) {
        return row(
                letter.getTopic(),
                letter.getPartition(),
                letter.getOffset(),
                letter.getStage(),
                letter.getTime(),
                letter.getReason(),
                letter.getKey(),
                letter.getValue());
    }

    /**
     * A record of a dead-letter topic that is no dead letter itself.
     *
     * @param topic the dead-letter topic without the namespace
     * @param time append time, epoch milliseconds
     * @param key raw key, may be {@code null}
     * @param value raw value, may be {@code null}
     */
    public static TableRow unreadable(
            String topic,
            int partition,
            long offset,
            long time,
            String reason,
            byte[] key,
            byte[] value) {
        return row(
                topic,
                partition,
                offset,
                "storage",
                Instant.ofEpochMilli(time),
                reason,
                key == null ? null : ByteBuffer.wrap(key),
                value == null ? null : ByteBuffer.wrap(value));
    }

    private static TableRow row(
            String topic,
            int partition,
            long offset,
            String stage,
            Instant time,
            String reason,
            ByteBuffer key,
            ByteBuffer value) {
        try {
            return new Values()
                    .name("topic", shortened(topic))
                    .number(partition)
                    .number(offset)
                    .name("stage", shortened(stage))
                    .time("time", Values.nearest(time))
                    .text("reason", storable(reason))
                    .bytes(key)
                    .bytes(value)
                    .row();
        } catch (WireException e) {
            throw new IllegalStateException("mended values are storable", e);
        }
    }

    private static String shortened(String text) {
        return storable(text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME));
    }

    private static String storable(String text) {
        return text.replace('\0', REPLACEMENT);
    }
}
