package io.smctrading.core.structure;

import io.smctrading.core.market.Timeframe;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/**
 * Business hours of the places that move the market, by a candle's open time: start inclusive, end
 * exclusive, every day. Context only, no events.
 */
public enum TradingSession {
    SYDNEY("08:00", "17:00", "Australia/Sydney"),
    TOKYO("09:00", "18:00", "Asia/Tokyo"),
    LONDON("08:00", "17:00", "Europe/London"),
    NEW_YORK("08:00", "17:00", "America/New_York");

    private final LocalTime start;
    private final LocalTime end;
    private final ZoneId zone;

    TradingSession(String start, String end, String zone) {
        this.start = LocalTime.parse(start);
        this.end = LocalTime.parse(end);
        this.zone = ZoneId.of(zone);
    }

    public boolean contains(Instant openTime) {
        return DailyHours.contain(start, end, zone, openTime);
    }

    /** Sessions that a candle lies in; none for candles of four hours and more. */
    public static Set<TradingSession> of(Instant openTime, Timeframe timeframe) {
        Set<TradingSession> sessions = EnumSet.noneOf(TradingSession.class);
        if (timeframe.compareTo(Timeframe.H4) < 0) {
            for (TradingSession session : values()) {
                if (session.contains(openTime)) {
                    sessions.add(session);
                }
            }
        }
        return sessions;
    }
}
