package io.smctrading.jobs.cep.functions;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import java.util.Objects;

/**
 * What one series sees, in order: closed candles, and the clocks of its symbol behind them. Exactly
 * one of the two is there.
 *
 * @param series whose turn it is
 * @param bar a closed candle, or null
 * @param clock market time of the series' symbol, or null
 */
public record SeriesInput(Series series, Bar bar, Clock clock) implements OfSeries {

    public SeriesInput {
        Objects.requireNonNull(series, "series");
    }

    public static SeriesInput of(Series series, Bar bar) {
        return new SeriesInput(series, Objects.requireNonNull(bar, "bar"), null);
    }

    public static SeriesInput of(Series series, Clock clock) {
        return new SeriesInput(series, null, Objects.requireNonNull(clock, "clock"));
    }

    public boolean isClock() {
        return clock != null;
    }
}
