package io.smctrading.stack.bench;

import io.smctrading.stack.flink.Job;

import java.time.Duration;
import java.util.List;

/**
 * What is measured.
 *
 * @param series number of symbols, 1 to 10,000
 * @param minutes closed minutes that count, at least 1; each gives a sample per symbol
 * @param tradesPerSecond of all symbols together, at least 1
 * @param seed of the draw which symbol trades
 * @param jobs that run
 * @param floorTime how long the floor is measured
 */
record LatencyPlan(
        int series,
        int minutes,
        int tradesPerSecond,
        long seed,
        List<Job> jobs,
        Duration floorTime) {

    LatencyPlan {
        jobs = List.copyOf(jobs);
    }
}
