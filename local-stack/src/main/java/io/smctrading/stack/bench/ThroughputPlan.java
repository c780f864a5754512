package io.smctrading.stack.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param trades records of the trades' topic, clocks included
 * @param candles records of the candles' topic, clocks included
 * @param symbols number of symbols they are of
 * @param parallelisms of each stage
 * @param longest time of one run
 * @param series numbers of symbols to grow over, each with its six timeframes
 * @param growthRecords records of each topic for each of these numbers
 * @param closes minutes that are closed for each of them; the last one counts
 */
record ThroughputPlan(
        long trades,
        long candles,
        int symbols,
        List<Integer> parallelisms,
        Duration longest,
        List<Integer> series,
        long growthRecords,
        int closes) {

    static final ThroughputPlan FULL =
            new ThroughputPlan(
                    3_000_000,
                    2_000_000,
                    64,
                    List.of(1, 2),
                    Duration.ofSeconds(40),
                    List.of(10, 100, 1_000, 10_000),
                    1_000_000,
                    4);

    static final ThroughputPlan QUICK =
            new ThroughputPlan(
                    1_500_000,
                    600_000,
                    64,
                    List.of(1),
                    Duration.ofSeconds(20),
                    List.of(10, 1_000),
                    400_000,
                    2);

    ThroughputPlan {
        parallelisms = List.copyOf(parallelisms);
        series = List.copyOf(series);
    }

    /** Number of lines of progress. */
    int steps() {
        return 1 + parallelisms.size() * 5 + series.size();
    }
}
