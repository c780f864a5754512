package io.smctrading.core.signal;

import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.StructureEvent;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The gaps that the latest three candles confirmed, filled or not: one at most per candle. */
final class RecentGaps {
    private static final int CANDLES = 3;

    private final long[] index = {-1, -1, -1};
    private final boolean[] bullish = new boolean[CANDLES];
    private final double[] top = new double[CANDLES];
    private final double[] bottom = new double[CANDLES];

    void add(StructureEvent gap, long at) {
        int slot = (int) (at % CANDLES);
        index[slot] = at;
        bullish[slot] = gap.direction() == Direction.BULLISH;
        top[slot] = gap.top();
        bottom[slot] = gap.bottom();
    }

    /** Whether one of them shares a price with the zone; touching counts. */
    boolean overlap(Direction direction, double zoneTop, double zoneBottom, long now) {
        for (int slot = 0; slot < CANDLES; slot++) {
            if (index[slot] >= 0
                    && index[slot] > now - CANDLES
                    && bullish[slot] == (direction == Direction.BULLISH)
                    && bottom[slot] <= zoneTop
                    && top[slot] >= zoneBottom) {
                return true;
            }
        }
        return false;
    }

    void write(DataOutput out) throws IOException {
        for (int slot = 0; slot < CANDLES; slot++) {
            out.writeLong(index[slot]);
            out.writeBoolean(bullish[slot]);
            out.writeDouble(top[slot]);
            out.writeDouble(bottom[slot]);
        }
    }

    void read(DataInput in) throws IOException {
        for (int slot = 0; slot < CANDLES; slot++) {
            index[slot] = in.readLong();
            bullish[slot] = in.readBoolean();
            top[slot] = in.readDouble();
            bottom[slot] = in.readDouble();
        }
    }
}
