package io.smctrading.jobs.storage.tables;

import io.smctrading.platform.wire.WireException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Collects the parameters of one statement and refuses what PostgreSQL would never take. The sink
 * retries whatever the database answers, so that nothing is lost while it is away: a value that can
 * never be stored has to become a dead letter before it gets there.
 */
final class Values {

    /** Longest text that is part of a key or an index, in bytes of UTF-8. */
    static final int LONGEST_NAME = 400;

    private static final int SCALE = 8;
    private static final int INTEGER_DIGITS = 12;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    private final List<Object> values = new ArrayList<>();

    /** A name or id. */
    Values name(String column, String value) throws WireException {
        if (value != null && value.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new WireException(
                    column + " is longer than " + LONGEST_NAME + " bytes: " + value.length());
        }
        return text(column, value);
    }

    /** Text of any length, or {@code null}. */
    Values text(String column, String value) throws WireException {
        if (value != null && value.indexOf('\0') >= 0) {
            throw new WireException(column + " holds a NUL character at " + value.indexOf('\0'));
        }
        values.add(value);
        return this;
    }

    /** An enum of the wire in lower case, or {@code null}. */
    Values code(Enum<?> value) {
        values.add(codeOf(value));
        return this;
    }

    /** A number of {@code decimal(20,8)}, or {@code null}. */
    Values decimal(String column, BigDecimal value) throws WireException {
        if (value != null
                && (value.scale() > SCALE || value.precision() - value.scale() > INTEGER_DIGITS)) {
            throw new WireException(
                    column + " '" + value.toPlainString() + "' does not fit decimal(20,8)");
        }
        values.add(value);
        return this;
    }

    /** A time of the years 1 to 9999, or {@code null}. */
    Values time(String column, Instant value) throws WireException {
        if (value != null && (value.isBefore(EARLIEST) || value.isAfter(LATEST))) {
            throw new WireException(
                    column + " '" + value + "' is not from " + EARLIEST + " to " + LATEST);
        }
        values.add(value);
        return this;
    }

    Values number(Integer value) {
        values.add(value);
        return this;
    }

    Values number(Long value) {
        values.add(value);
        return this;
    }

    Values number(Double value) {
        values.add(value);
        return this;
    }

    Values flag(boolean value) {
        values.add(value);
        return this;
    }

    /** Raw bytes, or {@code null}. */
    Values bytes(ByteBuffer value) {
        byte[] bytes = null;
        if (value != null) {
            bytes = new byte[value.remaining()];
            value.duplicate().get(bytes);
        }
        values.add(bytes);
        return this;
    }

    /** A digest of what was collected so far, as the next value. */
    Values fingerprint() {
        values.add(Fingerprint.of(values));
        return this;
    }

    TableRow row() {
        return new TableRow(values.toArray());
    }

    /** The storable time that is nearest. */
    static Instant nearest(Instant time) {
        return time.isBefore(EARLIEST) ? EARLIEST : time.isAfter(LATEST) ? LATEST : time;
    }

    static String codeOf(Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(Locale.ROOT);
    }
}
