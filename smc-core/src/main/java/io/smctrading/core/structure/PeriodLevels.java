package io.smctrading.core.structure;

import io.smctrading.core.market.Bar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * High and low of the last day, week or month that had a candle: one tracker per period.
 *
 * <pre>
 *   ┃ ← PERIOD_HIGH, the first candle that made it     │ new period: confirmed by its
 *   ┃ ┃ ┃   ┃                                          │ first candle
 *     ┃ ┃ ┃ ┃ ┃                                        ┃ ┃ ┃ ┃ ← close beyond the level:
 *         ┃ ← PERIOD_LOW                               │         LEVEL_BROKEN, once
 * </pre>
 *
 * A period without candles leaves no levels; a partial first one does. New levels replace the older
 * of their kind at once, so the confirming candle itself breaks neither old nor new ones.
 */
final class PeriodLevels {

    /** Hears what one candle makes known of this period. Times are epoch milliseconds. */
    interface Listener {
        void level(StructureLabel period, boolean isHigh, long anchorTime, double level);

        void broken(StructureLabel period, Direction direction, long anchorTime, double level);
    }

    private final StructureLabel period;
    private final ZoneId zone;

    private boolean started;
    private long periodEnd;
    private double high;
    private long highTime;
    private double low;
    private long lowTime;

    private boolean highStands;
    private double highLevel;
    private long highAnchor;
    private boolean lowStands;
    private double lowLevel;
    private long lowAnchor;

    /**
     * @param period DAY, WEEK or MONTH
     * @param zone where periods begin
     */
    PeriodLevels(StructureLabel period, ZoneId zone) {
        this.period = period;
        this.zone = zone;
    }

    void add(Bar bar, Listener listener) {
        if (!started) {
            begin(bar);
        } else if (bar.openTime() >= periodEnd) {
            highStands = true;
            highLevel = high;
            highAnchor = highTime;
            lowStands = true;
            lowLevel = low;
            lowAnchor = lowTime;
            listener.level(period, true, highTime, high);
            listener.level(period, false, lowTime, low);
            begin(bar);
        } else {
            breakLevels(bar, listener);
            extend(bar);
        }
    }

    private void breakLevels(Bar bar, Listener listener) {
        if (highStands && bar.close() > highLevel) {
            highStands = false;
            listener.broken(period, Direction.BULLISH, highAnchor, highLevel);
        }
        if (lowStands && bar.close() < lowLevel) {
            lowStands = false;
            listener.broken(period, Direction.BEARISH, lowAnchor, lowLevel);
        }
    }

    private void begin(Bar bar) {
        started = true;
        periodEnd = endOfPeriod(bar.openTime());
        high = bar.high();
        highTime = bar.openTime();
        low = bar.low();
        lowTime = bar.openTime();
    }

    private void extend(Bar bar) {
        if (bar.high() > high) {
            high = bar.high();
            highTime = bar.openTime();
        }
        if (bar.low() < low) {
            low = bar.low();
            lowTime = bar.openTime();
        }
    }

    private long endOfPeriod(long time) {
        LocalDate day = Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
        LocalDate next =
                switch (period) {
                    case DAY -> day.plusDays(1);
                    case WEEK -> day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
                    case MONTH -> day.with(TemporalAdjusters.firstDayOfNextMonth());
                    default -> throw new IllegalStateException(period + " is not a period");
                };
        return next.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(started);
        if (!started) {
            return;
        }
        out.writeLong(periodEnd);
        out.writeDouble(high);
        out.writeLong(highTime);
        out.writeDouble(low);
        out.writeLong(lowTime);
        out.writeBoolean(highStands);
        out.writeDouble(highLevel);
        out.writeLong(highAnchor);
        out.writeBoolean(lowStands);
        out.writeDouble(lowLevel);
        out.writeLong(lowAnchor);
    }

    void read(DataInput in) throws IOException {
        started = in.readBoolean();
        if (!started) {
            return;
        }
        periodEnd = in.readLong();
        high = in.readDouble();
        highTime = in.readLong();
        low = in.readDouble();
        lowTime = in.readLong();
        highStands = in.readBoolean();
        highLevel = in.readDouble();
        highAnchor = in.readLong();
        lowStands = in.readBoolean();
        lowLevel = in.readDouble();
        lowAnchor = in.readLong();
    }
}
