package io.smctrading.stack.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * How much detection is measured.
 *
 * @param series files of the run over many series
 * @param candles in each of them
 * @param single candles of the run over one series
 * @param lengths of one series to grow over, ascending
 * @param parallelisms of the run over many series; the last one is that of one series too
 * @param repeats of each run; the one of the middle counts
 */
record DetectionPlan(
        int series,
        long candles,
        long single,
        List<Long> lengths,
        List<Integer> parallelisms,
        int repeats) {

    // Rows of candles, then of events and signals, twice while they are put together.
    private static final long BYTES_PER_CANDLE = CandleFiles.BYTES_PER_CANDLE + 2 * 400;
    private static final int SHORTEST = 10_000;
    private static final int FACTOR = 10;

    DetectionPlan {
        lengths = List.copyOf(lengths);
        parallelisms = List.copyOf(parallelisms);
    }

    /** Powers of ten from 10,000 up to and including the longest. */
    static List<Long> lengths(long longest) {
        return Stream.iterate(
                        (long) SHORTEST, length -> length <= longest, length -> length * FACTOR)
                .toList();
    }

    /** What one series runs with. */
    int mostParallel() {
        return parallelisms.get(parallelisms.size() - 1);
    }

    /** Room for the largest run's files. */
    long bytes() {
        long largest = Math.max(series * candles, single);
        for (long length : lengths) {
            largest = Math.max(largest, length);
        }
        return largest * BYTES_PER_CANDLE;
    }

    /** Number of lines of progress. */
    int steps() {
        return 1 + 2 * parallelisms.size() + 2 + (int) grown();
    }

    private long grown() {
        return lengths.stream().filter(length -> length != single).count();
    }
}
