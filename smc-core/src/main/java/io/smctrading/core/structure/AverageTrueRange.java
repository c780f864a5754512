package io.smctrading.core.structure;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Wilder's average true range: how far a candle usually moves, gaps included.
 *
 * <pre>
 *   TR[0] = H − L
 *   TR[t] = max(H − L, |H − C[t−1]|, |L − C[t−1]|)
 *   ATR[n−1] = mean of the first n TRs, afterwards (ATR · (n−1) + TR) / n
 * </pre>
 */
final class AverageTrueRange {
    private final int length;
    private long count;
    private double sum;
    private double value = Double.NaN;
    private double previousClose;

    AverageTrueRange(int length) {
        this.length = length;
    }

    void add(double high, double low, double close) {
        double range = high - low;
        if (count > 0) {
            range =
                    Math.max(
                            range,
                            Math.max(
                                    Math.abs(high - previousClose), Math.abs(low - previousClose)));
        }
        previousClose = close;
        count++;
        if (count < length) {
            sum += range;
        } else if (count == length) {
            value = (sum + range) / length;
        } else {
            value = (value * (length - 1) + range) / length;
        }
    }

    /** In price units; NaN until there are enough candles. */
    double value() {
        return value;
    }

    boolean exists() {
        return count >= length;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(count);
        out.writeDouble(sum);
        out.writeDouble(value);
        out.writeDouble(previousClose);
    }

    void read(DataInput in) throws IOException {
        count = in.readLong();
        sum = in.readDouble();
        value = in.readDouble();
        previousClose = in.readDouble();
    }
}
