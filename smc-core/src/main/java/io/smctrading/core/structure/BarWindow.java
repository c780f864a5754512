package io.smctrading.core.structure;

import io.smctrading.core.market.Bar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * The latest candles of a series by index, in primitive rings: no object per candle, and no more
 * room than the series has candles or the detectors ask for.
 *
 * <p>The first candle of the series has index 0. With {@code length} candles on both sides of the
 * longest swing, highs and lows may be asked for {@code 2 · length} candles back, times, opens and
 * closes {@code length} (at least two), volumes two.
 */
final class BarWindow {
    private static final int FEWEST = 3;

    private final Column high;
    private final Column low;
    private final Column open;
    private final Column close;
    // Epoch milliseconds are whole numbers below 2^53: a double holds them exactly.
    private final Column openTime;
    private final Column volume;
    private long last = -1;

    /**
     * @param length candles on both sides of the longest swing, at least 1
     */
    BarWindow(int length) {
        int both = Math.max(FEWEST, 2 * length + 1);
        int one = Math.max(FEWEST, length + 1);
        high = new Column(both);
        low = new Column(both);
        open = new Column(one);
        close = new Column(one);
        openTime = new Column(one);
        volume = new Column(FEWEST);
    }

    void add(Bar bar) {
        last++;
        high.set(last, bar.high());
        low.set(last, bar.low());
        open.set(last, bar.open());
        close.set(last, bar.close());
        openTime.set(last, (double) bar.openTime());
        volume.set(last, bar.volume());
    }

    /** Index of the latest candle, −1 before the first. */
    long last() {
        return last;
    }

    long openTime(long index) {
        return (long) openTime.get(index);
    }

    double open(long index) {
        return open.get(index);
    }

    double high(long index) {
        return high.get(index);
    }

    double low(long index) {
        return low.get(index);
    }

    double close(long index) {
        return close.get(index);
    }

    double volume(long index) {
        return volume.get(index);
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(last);
        high.write(last, out);
        low.write(last, out);
        open.write(last, out);
        close.write(last, out);
        openTime.write(last, out);
        volume.write(last, out);
    }

    void read(DataInput in) throws IOException {
        last = in.readLong();
        high.read(last, in);
        low.read(last, in);
        open.read(last, in);
        close.read(last, in);
        openTime.read(last, in);
        volume.read(last, in);
    }

    /** One value of each candle, in a ring that grows to a power of two not below its span. */
    private static final class Column {
        private static final int FIRST_ROOM = 4;

        private final int span;
        private double[] ring;

        private Column(int span) {
            this.span = span;
            this.ring = new double[FIRST_ROOM];
        }

        private void set(long index, double value) {
            // Before the ring is full index and place are the same, so growing moves nothing.
            if (index == ring.length && ring.length < span) {
                ring = Arrays.copyOf(ring, 2 * ring.length);
            }
            ring[(int) index & (ring.length - 1)] = value;
        }

        private double get(long index) {
            return ring[(int) index & (ring.length - 1)];
        }

        private void write(long last, DataOutput out) throws IOException {
            for (long i = first(last); i <= last; i++) {
                out.writeDouble(get(i));
            }
        }

        private void read(long last, DataInput in) throws IOException {
            int room = FIRST_ROOM;
            while (room < span && room <= last) {
                room *= 2;
            }
            ring = new double[room];
            for (long i = first(last); i <= last; i++) {
                ring[(int) i & (room - 1)] = in.readDouble();
            }
        }

        private long first(long last) {
            return Math.max(0, last - span + 1);
        }
    }
}
