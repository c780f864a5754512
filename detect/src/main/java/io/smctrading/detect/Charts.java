package io.smctrading.detect;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.detect.chart.ChartPage;
import io.smctrading.detect.chart.ChartSeries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is drawn of each series: candles while the input is checked, then what is found.
 *
 * @param bySeries in the order of the input; empty if nothing is drawn
 */
record Charts(Map<Series, ChartSeries> bySeries) {

    static Charts none() {
        return new Charts(Map.of());
    }

    /**
     * @param candles the latest of each series that are drawn
     */
    static Charts of(List<SeriesFile> series, int candles) {
        Map<Series, ChartSeries> charts = new LinkedHashMap<>();
        for (SeriesFile one : series) {
            charts.put(one.series(), new ChartSeries(one.series(), candles));
        }
        return new Charts(charts);
    }

    Consumer<Bar> readerOf(Series series) {
        ChartSeries chart = bySeries.get(series);
        return chart == null ? bar -> {} : chart::candle;
    }

    ChartPage page() {
        List<ChartSeries> charts = List.copyOf(bySeries.values());
        Series first = charts.get(0).series();
        String title =
                charts.size() == 1
                        ? "Structure of " + first.symbol() + " " + first.timeframe()
                        : "Structure of " + charts.size() + " series " + first.timeframe();
        return new ChartPage(title, charts);
    }
}
