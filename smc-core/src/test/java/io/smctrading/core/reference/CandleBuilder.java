package io.smctrading.core.reference;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Candles for tests, one after the other. */
public final class CandleBuilder {
    private final Timeframe timeframe;
    private final List<Bar> bars = new ArrayList<>();
    private long next;

    private CandleBuilder(Timeframe timeframe, Instant start) {
        this.timeframe = timeframe;
        this.next = start.toEpochMilli();
    }

    public static CandleBuilder candles(Timeframe timeframe, String start) {
        return new CandleBuilder(timeframe, Instant.parse(start));
    }

    /** One candle with volume 1. */
    public CandleBuilder ohlc(double open, double high, double low, double close) {
        return ohlcv(open, high, low, close, 1);
    }

    public CandleBuilder ohlcv(double open, double high, double low, double close, double volume) {
        bars.add(new Bar(next, open, high, low, close, volume));
        next += timeframe.millis();
        return this;
    }

    /** Flat candles between high and high − 1, closing in the middle. */
    public CandleBuilder highs(double... highs) {
        for (double high : highs) {
            ohlc(high - 0.5, high, high - 1, high - 0.5);
        }
        return this;
    }

    /** Lets candles be missing. */
    public CandleBuilder skip(int candles) {
        next += candles * timeframe.millis();
        return this;
    }

    /** The same candles upside down: every price as far below 15 as it was above. */
    public static List<Bar> mirrored(List<Bar> bars) {
        return bars.stream()
                .map(
                        bar ->
                                new Bar(
                                        bar.openTime(),
                                        30 - bar.open(),
                                        30 - bar.low(),
                                        30 - bar.high(),
                                        30 - bar.close(),
                                        bar.volume()))
                .toList();
    }

    public List<Bar> build() {
        return List.copyOf(bars);
    }
}
