package io.smctrading.platform.wire;

import java.time.Instant;

/**
 * Market times as the contracts carry them: from 1980 to before 2100. What is outside mistook its
 * unit (seconds or microseconds for milliseconds), and one time of the far future would turn all
 * that follow late. There is no rule against the system's clock, which a replay is far behind.
 */
public final class WireTime {

    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");

    private WireTime() {}

    /**
     * A time from the wire.
     *
     * @throws WireException if it is outside
     */
    public static Instant checked(String field, Instant time) throws WireException {
        if (time.isBefore(EARLIEST) || !time.isBefore(END)) {
            throw new WireException(
                    field + " '" + time + "' is not from " + EARLIEST + " to before " + END);
        }
        return time;
    }
}
