package io.smctrading.core.structure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The newest confirmed swing of one side of one scope: what sweeps and breaks are measured against,
 * whether or not the one before was broken.
 */
final class ReferenceSwing {
    /** Of the break that passing this swing is: BULLISH for the swing high. */
    private final Direction direction;

    private final OrderBlockCandidates candidates;
    private boolean present;
    private boolean broken;
    private boolean swept;
    private long time;
    private double level;

    ReferenceSwing(Direction direction) {
        this.direction = direction;
        this.candidates = new OrderBlockCandidates(direction);
    }

    /** The swing {@code length} candles before the latest becomes the reference. */
    void replace(BarWindow bars, int length) {
        long p = bars.last() - length;
        present = true;
        broken = false;
        swept = false;
        time = bars.openTime(p);
        level = direction == Direction.BULLISH ? bars.high(p) : bars.low(p);
        candidates.clear();
        for (long i = p + 1; i < bars.last(); i++) {
            addCandidate(bars, i);
        }
    }

    /**
     * The latest candle did not break the swing: it may become the order block of a later break.
     */
    void carry(BarWindow bars) {
        if (stands()) {
            addCandidate(bars, bars.last());
        }
    }

    private void addCandidate(BarWindow bars, long i) {
        candidates.add(bars.openTime(i), bars.open(i), bars.high(i), bars.low(i), bars.close(i));
    }

    Direction direction() {
        return direction;
    }

    OrderBlockCandidates candidates() {
        return candidates;
    }

    boolean isPresent() {
        return present;
    }

    /** Confirmed and not broken. */
    boolean stands() {
        return present && !broken;
    }

    boolean canBeSwept() {
        return stands() && !swept;
    }

    void markSwept() {
        swept = true;
    }

    void markBroken() {
        broken = true;
    }

    long time() {
        return time;
    }

    double level() {
        return level;
    }

    void write(DataOutput out) throws IOException {
        out.writeBoolean(present);
        if (present) {
            out.writeBoolean(broken);
            out.writeBoolean(swept);
            out.writeLong(time);
            out.writeDouble(level);
            candidates.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        present = in.readBoolean();
        if (present) {
            broken = in.readBoolean();
            swept = in.readBoolean();
            time = in.readLong();
            level = in.readDouble();
            candidates.read(in);
        }
    }
}
