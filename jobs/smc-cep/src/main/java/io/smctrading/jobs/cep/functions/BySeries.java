package io.smctrading.jobs.cep.functions;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.jobs.support.OrClock;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * A candle goes to its series. A symbol's clock goes to that of the smallest timeframe: the series
 * of a symbol have one hash, so it stands behind the candles of all of them.
 */
public final class BySeries implements MapFunction<OrClock<Candle>, SeriesInput> {
    private static final long serialVersionUID = 1L;

    @Override
    public SeriesInput map(OrClock<Candle> record) {
        if (record.isClock()) {
            Clock clock = record.clock();
            return SeriesInput.of(new Series(clock.venue(), clock.symbol(), Timeframe.M1), clock);
        }
        return SeriesInput.of(record.value().series(), record.value().bar());
    }
}
