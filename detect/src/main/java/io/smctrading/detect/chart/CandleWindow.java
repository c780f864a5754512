package io.smctrading.detect.chart;

import io.smctrading.core.market.Bar;
import java.util.Arrays;

/** The latest candles of a series in primitive columns; older ones make room. */
final class CandleWindow {
    private static final int FIRST_ROOM = 1024;

    private final int capacity;
    private long total;
    private long[] openTime;
    private double[] open;
    private double[] high;
    private double[] low;
    private double[] close;
    private double[] volume;

    CandleWindow(int capacity) {
        this.capacity = capacity;
        allocate(Math.min(capacity, FIRST_ROOM));
    }

    /**
     * @throws IllegalArgumentException if it does not open after the one before
     */
    void add(Bar bar) {
        if (total > 0 && bar.openTime() <= openTime(size() - 1)) {
            throw new IllegalArgumentException(
                    "candle opens at "
                            + bar.openTime()
                            + ", allowed: after "
                            + openTime(size() - 1));
        }
        if (total == openTime.length && total < capacity) {
            allocate((int) Math.min(capacity, total + total / 2));
        }
        int at = (int) (total % openTime.length);
        openTime[at] = bar.openTime();
        open[at] = bar.open();
        high[at] = bar.high();
        low[at] = bar.low();
        close[at] = bar.close();
        volume[at] = bar.volume();
        total++;
    }

    private void allocate(int length) {
        openTime = openTime == null ? new long[length] : Arrays.copyOf(openTime, length);
        open = grown(open, length);
        high = grown(high, length);
        low = grown(low, length);
        close = grown(close, length);
        volume = grown(volume, length);
    }

    private static double[] grown(double[] column, int length) {
        return column == null ? new double[length] : Arrays.copyOf(column, length);
    }

    int size() {
        return (int) Math.min(total, openTime.length);
    }

    /** How many candles there were, with those that made room. */
    long total() {
        return total;
    }

    boolean isEmpty() {
        return total == 0;
    }

    long openTime(int index) {
        return openTime[at(index)];
    }

    double open(int index) {
        return open[at(index)];
    }

    double high(int index) {
        return high[at(index)];
    }

    double low(int index) {
        return low[at(index)];
    }

    double close(int index) {
        return close[at(index)];
    }

    double volume(int index) {
        return volume[at(index)];
    }

    private int at(int index) {
        return total <= openTime.length ? index : (int) ((total + index) % openTime.length);
    }

    /** As {@link Arrays#binarySearch(long[], long)}: negative if no candle opens then. */
    int indexOf(long time) {
        int from = 0;
        int to = size() - 1;
        while (from <= to) {
            int middle = (from + to) >>> 1;
            long found = openTime(middle);
            if (found == time) {
                return middle;
            }
            if (found < time) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return -from - 1;
    }
}
