package io.smctrading.core.structure;

import io.smctrading.core.market.Series;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Event ids of one series under one set of parameters. Not thread-safe.
 *
 * <p>Form: {@code <series and parameters>-<type><direction><scope>[label]-<anchor>-<confirmed>}.
 * The first part is the start of a SHA-256, the times are epoch milliseconds to base 36. Within a
 * series the parts determine the event, so ids are unique by construction and the same in every
 * run; nothing in them depends on when or where the run happened.
 */
public final class EventIds {
    private static final int PREFIX_BYTES = 8;
    private static final int RADIX = 36;
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
    // Above what a prefix, a name and two times of up to 14 characters take.
    private static final int LONGEST = 72;

    // An id is put together in place, behind the part that all share.
    private final byte[] text = new byte[LONGEST];
    private final int prefixLength;
    private int length;

    public EventIds(Series series, StructureParameters parameters) {
        this(series.key() + '|' + parameters.canonical());
    }

    private EventIds(String identity) {
        append(digest(identity));
        text[length++] = '-';
        this.prefixLength = length;
    }

    /** Ids of things that depend on more than structure, for example entry signals. */
    public static EventIds of(Series series, StructureParameters parameters, String more) {
        return new EventIds(series.key() + '|' + parameters.canonical() + '|' + more);
    }

    /**
     * @param direction null if the event has none
     * @param scope null if the event has none
     * @param label only for period levels: a swing's rank is no part of its identity
     */
    String event(
            StructureEventType type,
            Direction direction,
            Scope scope,
            StructureLabel label,
            long anchorTime,
            long confirmedTime) {
        length = prefixLength;
        append(type.code());
        text[length++] = '.';
        text[length++] = (byte) Direction.codeOf(direction);
        text[length++] = (byte) Scope.codeOf(scope);
        if (label != null) {
            text[length++] = '.';
            append(label.name());
        }
        return withTimes(anchorTime, confirmedTime);
    }

    /** Id of anything else that is determined by a name, in ASCII, and two times. */
    public String other(String name, long anchorTime, long confirmedTime) {
        length = prefixLength;
        append(name);
        return withTimes(anchorTime, confirmedTime);
    }

    private String withTimes(long anchorTime, long confirmedTime) {
        text[length++] = '-';
        appendTime(anchorTime);
        text[length++] = '-';
        appendTime(confirmedTime);
        return new String(text, 0, length, StandardCharsets.ISO_8859_1);
    }

    private void append(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            text[length++] = (byte) ascii.charAt(i);
        }
    }

    /** As {@link Long#toString(long, int)}, which cannot know the radix and divides for long. */
    private void appendTime(long time) {
        if (time < 0) {
            append(Long.toString(time, RADIX));
            return;
        }
        int digits = 1;
        for (long rest = time / RADIX; rest > 0; rest /= RADIX) {
            digits++;
        }
        long rest = time;
        for (int i = length + digits - 1; i >= length; i--) {
            text[i] = (byte) DIGITS.charAt((int) (rest % RADIX));
            rest /= RADIX;
        }
        length += digits;
    }

    private static String digest(String identity) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, PREFIX_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
