package io.smctrading.benchmarks;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.RealCandles;
import java.util.List;

/** What the benches are fed: the first one-minute candles of the packaged week. */
public final class BenchCandles {

    /** Number of candles of an invocation. */
    public static final int COUNT = 8_192;

    public static final Series SERIES = new Series("bitstamp", "BTC-USD", Timeframe.M1);

    private BenchCandles() {}

    public static List<Bar> all() {
        return List.copyOf(RealCandles.bitstamp(Timeframe.M1).subList(0, COUNT));
    }
}
