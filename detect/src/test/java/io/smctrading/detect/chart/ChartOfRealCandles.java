package io.smctrading.detect.chart;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.RealCandles;
import io.smctrading.core.signal.Detection;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntryParameters;
import io.smctrading.core.structure.BreakMode;
import io.smctrading.core.structure.OrderBlockBreak;
import io.smctrading.core.structure.OrderBlockRule;
import io.smctrading.core.structure.StructureParameters;
import java.time.ZoneOffset;
import java.util.List;

/** A week of BTC-USD at Bitstamp, what was found in it, and charts of it. */
final class ChartOfRealCandles {
    static final Series SERIES = new Series("bitstamp", "BTC-USD", Timeframe.M5);
    static final List<Bar> BARS = RealCandles.bitstamp(Timeframe.M5);
    static final Detection FOUND = found();

    private ChartOfRealCandles() {}

    private static Detection found() {
        // A cap low enough that zones expire.
        StructureParameters structure =
                new StructureParameters(
                        5,
                        50,
                        14,
                        0.1,
                        BreakMode.CLOSE,
                        OrderBlockRule.EXTREME,
                        OrderBlockBreak.WICK,
                        12,
                        0,
                        ZoneOffset.UTC);
        return Detection.over(
                SERIES,
                new DetectionParameters(
                        structure, EntryParameters.defaults().withMinConfidence(30)),
                BARS);
    }

    static ChartSeries latest(int candles) {
        ChartSeries chart = new ChartSeries(SERIES, candles);
        BARS.forEach(chart::candle);
        FOUND.events().forEach(chart::event);
        FOUND.signals().forEach(chart::signal);
        return chart;
    }
}
