package io.smctrading.core.structure;

import io.smctrading.core.market.Bar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Zones that can still react, oldest birth first, in primitive columns.
 *
 * <pre>
 *   ───────────── top      price falls to it: MITIGATED at the first low ≤ top
 *   ░░░ bullish ░░░
 *   ───────────── bottom   and ends below: an order block is INVALIDATED, a gap FILLED
 * </pre>
 *
 * Bearish zones are mirrored. A mitigated zone is still live and counts toward the cap, which both
 * directions share.
 */
final class LiveZones {

    /** When a zone is over. The mirrored question is asked with negated prices. */
    enum End {
        /** A wick past the far edge: order blocks by default. */
        WICK_BEYOND,
        /** A close past the far edge: order blocks in mode CLOSE. */
        CLOSE_BEYOND,
        /** A wick to the far edge: fair value gaps. */
        WICK_REACHES;

        private boolean isEnd(double farEdge, double extreme, double close) {
            return switch (this) {
                case WICK_BEYOND -> extreme < farEdge;
                case CLOSE_BEYOND -> close < farEdge;
                case WICK_REACHES -> extreme <= farEdge;
            };
        }
    }

    /** Hears of each reaction, before the zone is forgotten. */
    interface Reactions {
        void mitigated(LiveZones zones, int zone);

        void ended(LiveZones zones, int zone);
    }

    private final End end;
    private final int capacity;
    private int size;
    private boolean[] bullish;
    private boolean[] mitigated;
    private double[] top;
    private double[] bottom;
    private long[] anchor;
    private long[] born;

    // No bullish zone reacts to a low above the first, no bearish one to a high below the second.
    private double highestBullishEdge = Double.NEGATIVE_INFINITY;
    private double lowestBearishEdge = Double.POSITIVE_INFINITY;

    LiveZones(End end, int capacity) {
        this.end = end;
        this.capacity = capacity;
        allocate(0);
    }

    boolean isFull() {
        return size == capacity;
    }

    int size() {
        return size;
    }

    Direction direction(int zone) {
        return bullish[zone] ? Direction.BULLISH : Direction.BEARISH;
    }

    double top(int zone) {
        return top[zone];
    }

    double bottom(int zone) {
        return bottom[zone];
    }

    /** Open time of the candle that carries the zone. */
    long anchor(int zone) {
        return anchor[zone];
    }

    /** Close time of the candle that gave birth to it. */
    long born(int zone) {
        return born[zone];
    }

    boolean has(Direction direction, long anchorTime) {
        for (int i = 0; i < size; i++) {
            if (anchor[i] == anchorTime && direction(i) == direction) {
                return true;
            }
        }
        return false;
    }

    /** Adds the youngest zone. The caller makes room first. */
    void add(Direction direction, double upper, double lower, long anchorTime, long confirmedTime) {
        if (isFull()) {
            throw new IllegalStateException("no room for a zone beyond " + capacity);
        }
        if (size == top.length) {
            allocate(Math.min(capacity, size + size / 2 + 2));
        }
        bullish[size] = direction == Direction.BULLISH;
        mitigated[size] = false;
        top[size] = upper;
        bottom[size] = lower;
        anchor[size] = anchorTime;
        born[size] = confirmedTime;
        watch(size);
        size++;
    }

    void removeOldest() {
        for (int i = 1; i < size; i++) {
            move(i, i - 1);
        }
        size--;
        // The watched edges may now be wider than needed, which costs a look and no wrong answer.
    }

    /** Lets every zone react to a candle that came after its birth. */
    void react(Bar bar, Reactions reactions) {
        if (bar.low() > highestBullishEdge && bar.high() < lowestBearishEdge) {
            return;
        }
        highestBullishEdge = Double.NEGATIVE_INFINITY;
        lowestBearishEdge = Double.POSITIVE_INFINITY;
        int kept = 0;
        for (int i = 0; i < size; i++) {
            boolean up = bullish[i];
            if (!mitigated[i] && (up ? bar.low() <= top[i] : bar.high() >= bottom[i])) {
                mitigated[i] = true;
                reactions.mitigated(this, i);
            }
            boolean over =
                    up
                            ? end.isEnd(bottom[i], bar.low(), bar.close())
                            : end.isEnd(-top[i], -bar.high(), -bar.close());
            if (over) {
                reactions.ended(this, i);
            } else {
                if (kept != i) {
                    move(i, kept);
                }
                watch(kept);
                kept++;
            }
        }
        size = kept;
    }

    private void watch(int i) {
        if (bullish[i]) {
            highestBullishEdge = Math.max(highestBullishEdge, mitigated[i] ? bottom[i] : top[i]);
        } else {
            lowestBearishEdge = Math.min(lowestBearishEdge, mitigated[i] ? top[i] : bottom[i]);
        }
    }

    private void move(int from, int to) {
        bullish[to] = bullish[from];
        mitigated[to] = mitigated[from];
        top[to] = top[from];
        bottom[to] = bottom[from];
        anchor[to] = anchor[from];
        born[to] = born[from];
    }

    private void allocate(int length) {
        bullish = bullish == null ? new boolean[length] : Arrays.copyOf(bullish, length);
        mitigated = mitigated == null ? new boolean[length] : Arrays.copyOf(mitigated, length);
        top = top == null ? new double[length] : Arrays.copyOf(top, length);
        bottom = bottom == null ? new double[length] : Arrays.copyOf(bottom, length);
        anchor = anchor == null ? new long[length] : Arrays.copyOf(anchor, length);
        born = born == null ? new long[length] : Arrays.copyOf(born, length);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeByte((bullish[i] ? 1 : 0) | (mitigated[i] ? 2 : 0));
            out.writeDouble(top[i]);
            out.writeDouble(bottom[i]);
            out.writeLong(anchor[i]);
            out.writeLong(born[i]);
        }
    }

    void read(DataInput in) throws IOException {
        size = in.readInt();
        if (size > top.length) {
            allocate(size);
        }
        for (int i = 0; i < size; i++) {
            int flags = in.readByte();
            bullish[i] = (flags & 1) != 0;
            mitigated[i] = (flags & 2) != 0;
            top[i] = in.readDouble();
            bottom[i] = in.readDouble();
            anchor[i] = in.readLong();
            born[i] = in.readLong();
            watch(i);
        }
    }
}
