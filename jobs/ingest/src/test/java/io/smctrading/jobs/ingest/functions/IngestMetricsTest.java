package io.smctrading.jobs.ingest.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Timeframe;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class IngestMetricsTest {

    private final Map<String, Counter> counters = new TreeMap<>();

    @Test
    void countsWhatHappenedUnderItsName() {
        IngestMetrics metrics = new IngestMetrics(new Group(""));
        metrics.trade();
        metrics.trade();
        metrics.duplicate();
        metrics.late();
        metrics.zeroQuantity();
        metrics.repeatedClock();
        metrics.candle(Timeframe.M1);
        metrics.candle(Timeframe.D1);
        metrics.candle(Timeframe.M1);

        assertThat(counters)
                .hasEntrySatisfying("trades", is(2))
                .hasEntrySatisfying("duplicateTrades", is(1))
                .hasEntrySatisfying("lateTrades", is(1))
                .hasEntrySatisfying("zeroQuantityTrades", is(1))
                .hasEntrySatisfying("repeatedClocks", is(1))
                .hasEntrySatisfying("timeframe=1m candles", is(2))
                .hasEntrySatisfying("timeframe=5m candles", is(0))
                .hasEntrySatisfying("timeframe=1d candles", is(1));
    }

    private static Consumer<Counter> is(long count) {
        return counter -> assertThat(counter.getCount()).isEqualTo(count);
    }

    /** Remembers the counters by label and name. */
    private final class Group extends UnregisteredMetricsGroup {

        private final String label;

        Group(String label) {
            this.label = label;
        }

        @Override
        public Counter counter(String name) {
            return counters.computeIfAbsent(label + name, key -> new SimpleCounter());
        }

        @Override
        public MetricGroup addGroup(String key, String value) {
            return new Group(key + "=" + value + " ");
        }
    }
}
