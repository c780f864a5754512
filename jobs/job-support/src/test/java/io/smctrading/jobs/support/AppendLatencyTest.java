package io.smctrading.jobs.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class AppendLatencyTest {

    private final Map<String, Histogram> registered = new HashMap<>();
    private final AtomicLong now = new AtomicLong(1_000);
    private final AppendLatency latency = new AppendLatency(new Group(), now::get);

    @Test
    void tellsMillisecondsFromAppendToOutput() {
        latency.observe(993L);
        now.set(2_000);
        latency.observe(1_959L);

        Histogram histogram = registered.get("latencyMillis");
        assertThat(histogram.getStatistics().getMin()).isEqualTo(7);
        assertThat(histogram.getStatistics().getMax()).isEqualTo(41);
        assertThat(histogram.getCount()).isEqualTo(2);
    }

    @Test
    void leavesOutputsWithoutAppendTimeOut() {
        latency.observe(null);
        latency.observe(Long.MIN_VALUE);

        assertThat(registered.get("latencyMillis").getCount()).isZero();
    }

    private final class Group extends UnregisteredMetricsGroup {

        @Override
        public <H extends Histogram> H histogram(String name, H histogram) {
            registered.put(name, histogram);
            return histogram;
        }
    }
}
