package io.smctrading.core.structure;

import io.smctrading.core.market.Series;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Event ids of one series under one set of parameters.
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
    private static final int MOST_DIGITS = 13;

    private final String prefix;

    public EventIds(Series series, StructureParameters parameters) {
        this(series.key() + '|' + parameters.canonical());
    }

    private EventIds(String identity) {
        this.prefix = digest(identity);
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
        StringBuilder id = new StringBuilder(56);
        id.append(prefix).append('-').append(type.code()).append('.');
        id.append(Direction.codeOf(direction)).append(Scope.codeOf(scope));
        if (label != null) {
            id.append('.').append(label);
        }
        return withTimes(id, anchorTime, confirmedTime);
    }

    /** Id of anything else that is determined by a name and two times. */
    public String other(String name, long anchorTime, long confirmedTime) {
        return withTimes(
                new StringBuilder(48).append(prefix).append('-').append(name),
                anchorTime,
                confirmedTime);
    }

    private static String withTimes(StringBuilder id, long anchorTime, long confirmedTime) {
        appendTime(id.append('-'), anchorTime);
        appendTime(id.append('-'), confirmedTime);
        return id.toString();
    }

    /** As {@link Long#toString(long, int)}, which cannot know the radix and divides for long. */
    private static void appendTime(StringBuilder id, long time) {
        if (time < 0) {
            id.append(Long.toString(time, RADIX));
            return;
        }
        char[] digits = new char[MOST_DIGITS];
        int first = MOST_DIGITS;
        long rest = time;
        do {
            digits[--first] = DIGITS.charAt((int) (rest % RADIX));
            rest /= RADIX;
        } while (rest > 0);
        id.append(digits, first, MOST_DIGITS - first);
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
