package io.smctrading.simulator.binance;

import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.market.BookLevel;
import io.smctrading.simulator.market.Candle;
import io.smctrading.simulator.market.Market;
import io.smctrading.simulator.market.MarketTrade;
import io.smctrading.simulator.market.SyntheticBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Market data as Binance writes it. */
final class MarketViews {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_DECIMALS = 3;

    private MarketViews() {}

    static Map<String, Object> depth(SyntheticBook book, int limit) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("lastUpdateId", book.updates());
        view.put("bids", levels(book.bids(limit)));
        view.put("asks", levels(book.asks(limit)));
        return view;
    }

    static List<List<String>> levels(List<BookLevel> levels) {
        return levels.stream()
                .map(level -> List.of(Decimals.of(level.price()), Decimals.of(level.quantity())))
                .toList();
    }

    static Map<String, Object> trade(MarketTrade trade) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", trade.id());
        view.put("price", Decimals.of(trade.price()));
        view.put("qty", Decimals.of(trade.quantity()));
        view.put("quoteQty", Decimals.of(trade.price().multiply(trade.quantity())));
        view.put("time", trade.time().toEpochMilli());
        view.put("isBuyerMaker", trade.buyerIsMaker());
        view.put("isBestMatch", true);
        return view;
    }

    /** Every trade is its own aggregate. */
    static Map<String, Object> aggregate(MarketTrade trade) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("a", trade.id());
        view.put("p", Decimals.of(trade.price()));
        view.put("q", Decimals.of(trade.quantity()));
        view.put("f", trade.id());
        view.put("l", trade.id());
        view.put("T", trade.time().toEpochMilli());
        view.put("m", trade.buyerIsMaker());
        view.put("M", true);
        return view;
    }

    static List<Object> kline(Candle candle, Intervals interval) {
        return List.of(
                candle.start().toEpochMilli(),
                Decimals.of(candle.open()),
                Decimals.of(candle.high()),
                Decimals.of(candle.low()),
                Decimals.of(candle.close()),
                Decimals.of(candle.volume()),
                interval.lastMillisecond(candle),
                Decimals.of(candle.turnover()),
                candle.trades(),
                Decimals.of(candle.takerBuyVolume()),
                Decimals.of(candle.takerBuyTurnover()),
                "0");
    }

    static Map<String, Object> price(Market market) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("symbol", market.instrument().symbol());
        view.put("price", Decimals.of(market.lastPrice()));
        return view;
    }

    static Map<String, Object> bookTicker(Market market) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("symbol", market.instrument().symbol());
        putBest(view, market.book());
        return view;
    }

    private static void putBest(Map<String, Object> view, SyntheticBook book) {
        view.put("bidPrice", Decimals.of(book.bestBid()));
        view.put("bidQty", Decimals.of(book.levelSize()));
        view.put("askPrice", Decimals.of(book.bestAsk()));
        view.put("askQty", Decimals.of(book.levelSize()));
    }

    /** Statistics of a span that ends now; the book and what was before only of a day. */
    static Map<String, Object> statistics(
            Market market, Candle span, Duration length, Instant now, boolean day) {
        Instrument instrument = market.instrument();
        BigDecimal change = span.close().subtract(span.open());
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("symbol", instrument.symbol());
        view.put("priceChange", Decimals.of(change));
        view.put("priceChangePercent", percent(change, span.open()));
        view.put("weightedAvgPrice", Decimals.of(average(span)));
        if (day) {
            view.put("prevClosePrice", Decimals.of(span.open()));
        }
        view.put("lastPrice", Decimals.of(span.close()));
        if (day) {
            view.put("lastQty", Decimals.of(market.last().quantity()));
            putBest(view, market.book());
        }
        view.put("openPrice", Decimals.of(span.open()));
        view.put("highPrice", Decimals.of(span.high()));
        view.put("lowPrice", Decimals.of(span.low()));
        view.put("volume", Decimals.of(span.volume()));
        view.put("quoteVolume", Decimals.of(span.turnover()));
        view.put("openTime", now.minus(length).toEpochMilli());
        view.put("closeTime", now.toEpochMilli());
        view.put("firstId", span.firstTradeId());
        view.put("lastId", span.lastTradeId());
        view.put("count", span.trades());
        return view;
    }

    /** The same without what is derived. */
    static Map<String, Object> mini(Map<String, Object> statistics) {
        Map<String, Object> view = new LinkedHashMap<>(statistics);
        view.keySet()
                .removeAll(
                        List.of(
                                "priceChange",
                                "priceChangePercent",
                                "weightedAvgPrice",
                                "prevClosePrice",
                                "lastQty",
                                "bidPrice",
                                "bidQty",
                                "askPrice",
                                "askQty"));
        return view;
    }

    static String percent(BigDecimal change, BigDecimal of) {
        return change.multiply(HUNDRED)
                .divide(of, PERCENT_DECIMALS, RoundingMode.HALF_UP)
                .toPlainString();
    }

    /** Average price by volume; the last price if nothing traded. */
    static BigDecimal average(Candle span) {
        return span.volume().signum() == 0
                ? span.close()
                : Decimals.quotient(span.turnover(), span.volume());
    }
}
