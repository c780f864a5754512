package io.smctrading.jobs.support;

import java.util.function.LongSupplier;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * How long a stage takes: from the append of the record that caused an output, whose time travels
 * as Flink's record timestamp, to the hand-over of that output to Kafka's producer. Histogram
 * {@code latencyMillis} of the last {@value #WINDOW} outputs; an output without such a time is left
 * out.
 */
final class AppendLatency {

    static final String NAME = "latencyMillis";
    static final int WINDOW = 10_000;

    private final Histogram histogram;
    private final LongSupplier now;

    /**
     * @param now the system's clock, epoch milliseconds
     */
    AppendLatency(MetricGroup group, LongSupplier now) {
        this.histogram = group.histogram(NAME, new DescriptiveStatisticsHistogram(WINDOW));
        this.now = now;
    }

    /**
     * @param appended epoch milliseconds, or null
     */
    void observe(Long appended) {
        if (appended != null && appended >= 0) {
            histogram.update(now.getAsLong() - appended);
        }
    }
}
