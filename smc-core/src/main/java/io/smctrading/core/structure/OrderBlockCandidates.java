package io.smctrading.core.structure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The candle from which a break set out: the order block.
 *
 * <pre>
 *   swing high at p              ┃ break at t
 *      ┃ ────────────────────────┃──
 *    ┃ ┃ ┃                     ┃
 *          ┃   ┃             ┃
 *            ┃   ┃  ┌─┐    ┃
 *                 ┃ │┃│  ┃         chosen among p+1 … t−1: the lowest low (EXTREME)
 *                   │┃│ ← zone [L, H] of that candle
 * </pre>
 *
 * EXTREME takes the lowest low (bearish: highest high), the latest on ties. LAST_OPPOSITE takes the
 * latest candle that closed against the break, EXTREME where there is none. Both are carried on
 * from candle to candle while the swing stands, so nothing grows with the distance p … t.
 */
final class OrderBlockCandidates {
    private final Direction direction;
    private boolean hasExtreme;
    private long extremeTime;
    private double extremeHigh;
    private double extremeLow;
    private boolean hasOpposite;
    private long oppositeTime;
    private double oppositeHigh;
    private double oppositeLow;

    /**
     * @param direction of the break that would use these candles
     */
    OrderBlockCandidates(Direction direction) {
        this.direction = direction;
    }

    void clear() {
        hasExtreme = false;
        hasOpposite = false;
    }

    void add(long openTime, double open, double high, double low, double close) {
        boolean bullish = direction == Direction.BULLISH;
        if (!hasExtreme || (bullish ? low <= extremeLow : high >= extremeHigh)) {
            hasExtreme = true;
            extremeTime = openTime;
            extremeHigh = high;
            extremeLow = low;
        }
        if (bullish ? close < open : close > open) {
            hasOpposite = true;
            oppositeTime = openTime;
            oppositeHigh = high;
            oppositeLow = low;
        }
    }

    boolean isEmpty() {
        return !hasExtreme;
    }

    long time(OrderBlockRule rule) {
        return takesOpposite(rule) ? oppositeTime : extremeTime;
    }

    double top(OrderBlockRule rule) {
        return takesOpposite(rule) ? oppositeHigh : extremeHigh;
    }

    double bottom(OrderBlockRule rule) {
        return takesOpposite(rule) ? oppositeLow : extremeLow;
    }

    private boolean takesOpposite(OrderBlockRule rule) {
        return rule == OrderBlockRule.LAST_OPPOSITE && hasOpposite;
    }

    /**
     * How evenly the volume of the break's candle and the one before is balanced by the one before
     * those, in [0, 1]; 1 if nothing was traded.
     */
    static double strength(double volume, double volumeBefore, double volumeTwoBefore) {
        double a = volume + volumeBefore;
        double b = volumeTwoBefore;
        double larger = Math.max(a, b);
        return larger == 0 ? 1 : Math.min(a, b) / larger;
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(hasExtreme);
        if (hasExtreme) {
            out.writeLong(extremeTime);
            out.writeDouble(extremeHigh);
            out.writeDouble(extremeLow);
        }
        out.writeBoolean(hasOpposite);
        if (hasOpposite) {
            out.writeLong(oppositeTime);
            out.writeDouble(oppositeHigh);
            out.writeDouble(oppositeLow);
        }
    }

    void read(DataInput in) throws IOException {
        hasExtreme = in.readBoolean();
        if (hasExtreme) {
            extremeTime = in.readLong();
            extremeHigh = in.readDouble();
            extremeLow = in.readDouble();
        }
        hasOpposite = in.readBoolean();
        if (hasOpposite) {
            oppositeTime = in.readLong();
            oppositeHigh = in.readDouble();
            oppositeLow = in.readDouble();
        }
    }
}
