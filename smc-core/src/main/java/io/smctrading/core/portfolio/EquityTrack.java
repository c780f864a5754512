package io.smctrading.core.portfolio;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Where equity stood at the start of the UTC day and at its highest, on market time. A day starts
 * with the first moment that reaches it; time that runs backwards changes nothing.
 */
public final class EquityTrack {

    private LocalDate day = LocalDate.MIN;
    private BigDecimal dayStartEquity;
    private BigDecimal highestEquity;

    public EquityTrack(BigDecimal initialEquity) {
        dayStartEquity = initialEquity;
        highestEquity = initialEquity;
    }

    /** Changes of the one do not reach the other. */
    public EquityTrack copy() {
        EquityTrack copy = new EquityTrack(dayStartEquity);
        copy.day = day;
        copy.highestEquity = highestEquity;
        return copy;
    }

    /** Market time has come to {@code time}, with this equity before anything that happens then. */
    public void reach(Instant time, BigDecimal equity) {
        LocalDate reached = time.atZone(ZoneOffset.UTC).toLocalDate();
        if (reached.isAfter(day)) {
            day = reached;
            dayStartEquity = equity;
        }
        highestEquity = highestEquity.max(equity);
    }

    /** Equity at the start of the market's current UTC day. */
    public BigDecimal dayStartEquity() {
        return dayStartEquity;
    }

    /** Profit since the start of the market's current UTC day; negative for a loss. */
    public BigDecimal dailyProfit(BigDecimal equity) {
        return equity.subtract(dayStartEquity);
    }

    /** Fall from the highest equity as a fraction of it, 0 to 1 (statistics, not exact). */
    public double drawdown(BigDecimal equity) {
        BigDecimal highest = highestEquity.max(equity);
        if (highest.signum() <= 0) {
            return 0;
        }
        return Math.min(1, highest.subtract(equity).doubleValue() / highest.doubleValue());
    }

    public void write(DataOutput out) throws IOException {
        out.writeLong(day.toEpochDay());
        BinaryFields.writeDecimal(out, dayStartEquity);
        BinaryFields.writeDecimal(out, highestEquity);
    }

    public static EquityTrack read(DataInput in) throws IOException {
        LocalDate day = LocalDate.ofEpochDay(in.readLong());
        EquityTrack track = new EquityTrack(BinaryFields.readDecimal(in));
        track.day = day;
        track.highestEquity = BinaryFields.readDecimal(in);
        return track;
    }
}
