package io.smctrading.core.structure;

import io.smctrading.core.market.Timeframe;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The hours of New York in which most setups resolve, by a candle's open time: start inclusive, end
 * exclusive, every day.
 */
public enum KillZone {
    ASIAN("20:00", "00:00"),
    LONDON_OPEN("02:00", "05:00"),
    NEW_YORK("07:00", "10:00"),
    LONDON_CLOSE("10:00", "12:00");

    private static final ZoneId CLOCK = ZoneId.of("America/New_York");

    private final LocalTime start;
    private final LocalTime end;

    KillZone(String start, String end) {
        this.start = LocalTime.parse(start);
        this.end = LocalTime.parse(end);
    }

    /** The kill zone a candle lies in; none for candles of four hours and more. */
    public static Optional<KillZone> of(Instant openTime, Timeframe timeframe) {
        if (timeframe.compareTo(Timeframe.H4) < 0) {
            for (KillZone zone : values()) {
                if (DailyHours.contain(zone.start, zone.end, CLOCK, openTime)) {
                    return Optional.of(zone);
                }
            }
        }
        return Optional.empty();
    }
}
