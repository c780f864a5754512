package io.smctrading.jobs.ingest.functions;

import io.smctrading.core.market.Timeframe;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * The counters of ingest: {@code trades} (all that arrived), {@code duplicateTrades}, {@code
 * lateTrades}, {@code zeroQuantityTrades}, {@code repeatedClocks}, and {@code candles} by label
 * {@code timeframe}.
 */
final class IngestMetrics {

    private final Counter trades;
    private final Counter duplicates;
    private final Counter late;
    private final Counter zeroQuantity;
    private final Counter repeatedClocks;
    private final Map<Timeframe, Counter> candles = new EnumMap<>(Timeframe.class);

    IngestMetrics(MetricGroup group) {
        trades = group.counter("trades");
        duplicates = group.counter("duplicateTrades");
        late = group.counter("lateTrades");
        zeroQuantity = group.counter("zeroQuantityTrades");
        repeatedClocks = group.counter("repeatedClocks");
        for (Timeframe timeframe : Timeframe.values()) {
            candles.put(
                    timeframe, group.addGroup("timeframe", timeframe.code()).counter("candles"));
        }
    }

    void trade() {
        trades.inc();
    }

    void duplicate() {
        duplicates.inc();
    }

    void late() {
        late.inc();
    }

    void zeroQuantity() {
        zeroQuantity.inc();
    }

    void repeatedClock() {
        repeatedClocks.inc();
    }

    void candle(Timeframe timeframe) {
        candles.get(timeframe).inc();
    }
}
