package io.smctrading.stack.demo;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.stack.replay.TradeRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Candles by grouping a list: what the ingest job must arrive at, by other means. */
public final class PlainCandles {

    private PlainCandles() {}

    /** The candles of a timeframe that are closed at {@code end}, in time order. */
    public static List<Candle> of(
            List<TradeRow> trades, String venue, String symbol, Timeframe timeframe, Instant end) {
        Series series = new Series(venue, symbol, timeframe);
        Map<Instant, List<TradeRow>> groups =
                trades.stream()
                        .filter(trade -> trade.quantity().signum() > 0)
                        .collect(
                                Collectors.groupingBy(
                                        trade -> timeframe.openTime(trade.time()),
                                        TreeMap::new,
                                        Collectors.toList()));
        return groups.entrySet().stream()
                .map(group -> candle(series, group.getKey(), group.getValue()))
                .filter(candle -> !candle.closeTime().isAfter(end))
                .toList();
    }

    private static Candle candle(Series series, Instant openTime, List<TradeRow> trades) {
        List<BigDecimal> prices = trades.stream().map(TradeRow::price).toList();
        return new Candle(
                series,
                openTime,
                prices.get(0),
                prices.stream().reduce(BigDecimal::max).orElseThrow(),
                prices.stream().reduce(BigDecimal::min).orElseThrow(),
                prices.get(prices.size() - 1),
                trades.stream().map(TradeRow::quantity).reduce(BigDecimal.ZERO, BigDecimal::add),
                trades.size());
    }
}
