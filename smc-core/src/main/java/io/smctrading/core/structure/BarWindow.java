package io.smctrading.core.structure;

import io.smctrading.core.market.Bar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The latest candles of a series by index, in primitive rings: no object per candle.
 *
 * <p>The first candle of the series has index 0. Only the last {@code span} candles may be asked
 * for.
 */
final class BarWindow {
    private final int span;
    private final int mask;
    private final long[] openTime;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;
    private long last = -1;

    /**
     * @param span how many candles back can be asked for, the latest included, at least 3
     */
    BarWindow(int span) {
        this.span = span;
        int capacity = Integer.highestOneBit(span - 1) << 1;
        this.mask = capacity - 1;
        this.openTime = new long[capacity];
        this.open = new double[capacity];
        this.high = new double[capacity];
        this.low = new double[capacity];
        this.close = new double[capacity];
        this.volume = new double[capacity];
    }

    void add(Bar bar) {
        last++;
        int i = slot(last);
        openTime[i] = bar.openTime();
        open[i] = bar.open();
        high[i] = bar.high();
        low[i] = bar.low();
        close[i] = bar.close();
        volume[i] = bar.volume();
    }

    /** Index of the latest candle, −1 before the first. */
    long last() {
        return last;
    }

    long openTime(long index) {
        return openTime[slot(index)];
    }

    double open(long index) {
        return open[slot(index)];
    }

    double high(long index) {
        return high[slot(index)];
    }

    double low(long index) {
        return low[slot(index)];
    }

    double close(long index) {
        return close[slot(index)];
    }

    double volume(long index) {
        return volume[slot(index)];
    }

    private int slot(long index) {
        return (int) index & mask;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(last);
        for (long i = first(); i <= last; i++) {
            out.writeLong(openTime(i));
            out.writeDouble(open(i));
            out.writeDouble(high(i));
            out.writeDouble(low(i));
            out.writeDouble(close(i));
            out.writeDouble(volume(i));
        }
    }

    void read(DataInput in) throws IOException {
        last = in.readLong();
        for (long i = first(); i <= last; i++) {
            int slot = slot(i);
            openTime[slot] = in.readLong();
            open[slot] = in.readDouble();
            high[slot] = in.readDouble();
            low[slot] = in.readDouble();
            close[slot] = in.readDouble();
            volume[slot] = in.readDouble();
        }
    }

    private long first() {
        return Math.max(0, last - span + 1);
    }
}
