package io.smctrading.stack.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a set of times in milliseconds comes to; each percentile is a time that was measured
 * (nearest rank). All are NaN for no samples.
 */
record Percentiles(
        int samples,
        double mean,
        double p50,
        double p99,
        @JsonProperty("p99.9") double p999,
        double max) {

    static Percentiles of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Percentiles(
                sorted.length,
                Arrays.stream(sorted).average().orElse(Double.NaN),
                rank(sorted, 0.5),
                rank(sorted, 0.99),
                rank(sorted, 0.999),
                rank(sorted, 1));
    }

    private static double rank(double[] sorted, double quantile) {
        int index = Math.max(0, (int) Math.ceil(quantile * sorted.length) - 1);
        return sorted.length == 0 ? Double.NaN : sorted[index];
    }

    /** Columns of a table: see {@link #HEADER}. */
    static final String HEADER =
            String.format("%9s %9s %9s %9s %9s", "mean", "p50", "p99", "p99.9", "max");

    String columns() {
        return String.format(
                Locale.ROOT, "%9.1f %9.1f %9.1f %9.1f %9.1f", mean, p50, p99, p999, max);
    }
}
