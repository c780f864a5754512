package io.smctrading.jobs.cep.functions;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.jobs.support.OrClock;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** A candle goes to its series; a symbol's clock to the series of every timeframe. */
public final class FanOut implements FlatMapFunction<OrClock<Candle>, SeriesInput> {
    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(OrClock<Candle> record, Collector<SeriesInput> out) {
        if (record.isClock()) {
            Clock clock = record.clock();
            for (Timeframe timeframe : Timeframe.values()) {
                out.collect(
                        SeriesInput.of(
                                new Series(clock.venue(), clock.symbol(), timeframe), clock));
            }
        } else {
            out.collect(SeriesInput.of(record.value().series(), record.value().bar()));
        }
    }
}
