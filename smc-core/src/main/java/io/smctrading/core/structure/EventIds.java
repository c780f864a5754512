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
        return id.append('-')
                .append(Long.toString(anchorTime, Character.MAX_RADIX))
                .append('-')
                .append(Long.toString(confirmedTime, Character.MAX_RADIX))
                .toString();
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
