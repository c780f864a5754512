package io.smctrading.core.signal;

import io.smctrading.core.structure.Direction;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The latest sweep of one direction, and whether its level has held since. */
final class LatestSweep {
    private final Direction direction;
    private long index = -1;
    private double level;
    private boolean held;

    LatestSweep(Direction direction) {
        this.direction = direction;
    }

    void swept(long at, double sweptLevel) {
        index = at;
        level = sweptLevel;
        held = true;
    }

    /** A candle after the sweep closed. */
    void onClose(double close) {
        if (direction == Direction.BULLISH ? close < level : close > level) {
            held = false;
        }
    }

    boolean supports(long breakIndex, int maxBars) {
        return index >= 0 && held && index >= breakIndex - maxBars;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(index);
        out.writeDouble(level);
        out.writeBoolean(held);
    }

    void read(DataInput in) throws IOException {
        index = in.readLong();
        level = in.readDouble();
        held = in.readBoolean();
    }
}
