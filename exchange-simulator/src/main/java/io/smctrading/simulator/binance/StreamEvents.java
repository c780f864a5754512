package io.smctrading.simulator.binance;

import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.market.BookLevel;
import io.smctrading.simulator.market.Candle;
import io.smctrading.simulator.market.Market;
import io.smctrading.simulator.market.MarketTrade;
import io.smctrading.simulator.market.SyntheticBook;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The events of the market streams. */
final class StreamEvents {

    private StreamEvents() {}

    static Map<String, Object> trade(Instrument instrument, MarketTrade trade) {
        Map<String, Object> event = event("trade", trade.time());
        event.put("s", instrument.symbol());
        event.put("t", trade.id());
        event.put("p", Decimals.of(trade.price()));
        event.put("q", Decimals.of(trade.quantity()));
        event.put("T", trade.time().toEpochMilli());
        event.put("m", trade.buyerIsMaker());
        event.put("M", true);
        return event;
    }

    static Map<String, Object> aggregate(Instrument instrument, MarketTrade trade) {
        Map<String, Object> event = event("aggTrade", trade.time());
        event.put("s", instrument.symbol());
        event.putAll(MarketViews.aggregate(trade));
        return event;
    }

    static Map<String, Object> bookTicker(Market market) {
        SyntheticBook book = market.book();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("u", book.updates());
        event.put("s", market.instrument().symbol());
        event.put("b", Decimals.of(book.bestBid()));
        event.put("B", Decimals.of(book.levelSize()));
        event.put("a", Decimals.of(book.bestAsk()));
        event.put("A", Decimals.of(book.levelSize()));
        return event;
    }

    static Map<String, Object> kline(
            Instrument instrument, Intervals interval, Candle candle, boolean closed, Instant at) {
        Map<String, Object> kline = new LinkedHashMap<>();
        kline.put("t", candle.start().toEpochMilli());
        kline.put("T", interval.lastMillisecond(candle));
        kline.put("s", instrument.symbol());
        kline.put("i", interval.code());
        kline.put("f", candle.trades() == 0 ? -1 : candle.firstTradeId());
        kline.put("L", candle.trades() == 0 ? -1 : candle.lastTradeId());
        kline.put("o", Decimals.of(candle.open()));
        kline.put("c", Decimals.of(candle.close()));
        kline.put("h", Decimals.of(candle.high()));
        kline.put("l", Decimals.of(candle.low()));
        kline.put("v", Decimals.of(candle.volume()));
        kline.put("n", candle.trades());
        kline.put("x", closed);
        kline.put("q", Decimals.of(candle.turnover()));
        kline.put("V", Decimals.of(candle.takerBuyVolume()));
        kline.put("Q", Decimals.of(candle.takerBuyTurnover()));
        kline.put("B", "0");
        Map<String, Object> event = event("kline", at);
        event.put("s", instrument.symbol());
        event.put("k", kline);
        return event;
    }

    static Map<String, Object> miniTicker(Market market, Candle day, Instant at) {
        Map<String, Object> event = event("24hrMiniTicker", at);
        event.put("s", market.instrument().symbol());
        event.put("c", Decimals.of(day.close()));
        event.put("o", Decimals.of(day.open()));
        event.put("h", Decimals.of(day.high()));
        event.put("l", Decimals.of(day.low()));
        event.put("v", Decimals.of(day.volume()));
        event.put("q", Decimals.of(day.turnover()));
        return event;
    }

    static Map<String, Object> ticker(Market market, Candle day, Instant at) {
        BigDecimal change = day.close().subtract(day.open());
        SyntheticBook book = market.book();
        Map<String, Object> event = event("24hrTicker", at);
        event.put("s", market.instrument().symbol());
        event.put("p", Decimals.of(change));
        event.put("P", MarketViews.percent(change, day.open()));
        event.put("w", Decimals.of(MarketViews.average(day)));
        event.put("x", Decimals.of(day.open()));
        event.put("c", Decimals.of(day.close()));
        event.put("Q", Decimals.of(market.last().quantity()));
        event.put("b", Decimals.of(book.bestBid()));
        event.put("B", Decimals.of(book.levelSize()));
        event.put("a", Decimals.of(book.bestAsk()));
        event.put("A", Decimals.of(book.levelSize()));
        event.put("o", Decimals.of(day.open()));
        event.put("h", Decimals.of(day.high()));
        event.put("l", Decimals.of(day.low()));
        event.put("v", Decimals.of(day.volume()));
        event.put("q", Decimals.of(day.turnover()));
        event.put("O", day.start().toEpochMilli());
        event.put("C", at.toEpochMilli());
        event.put("F", day.firstTradeId());
        event.put("L", day.lastTradeId());
        event.put("n", day.trades());
        return event;
    }

    static Map<String, Object> averagePrice(Market market, Instant at) {
        Map<String, Object> event = event("avgPrice", at);
        event.put("s", market.instrument().symbol());
        event.put("i", ExchangeInfo.AVERAGE_MINUTES + "m");
        event.put("w", Decimals.of(MarketEndpoints.averagePrice(market, at)));
        event.put("T", market.last().time().toEpochMilli());
        return event;
    }

    /** What changed between two states of a book. */
    static Map<String, Object> depthUpdate(
            Instrument instrument, BookState before, BookState after, Instant at) {
        Map<String, Object> event = event("depthUpdate", at);
        event.put("s", instrument.symbol());
        event.put("U", before.updates() + 1);
        event.put("u", after.updates());
        event.put("b", changes(before.bids(), after.bids()));
        event.put("a", changes(before.asks(), after.asks()));
        return event;
    }

    private static List<List<String>> changes(List<BookLevel> before, List<BookLevel> after) {
        Set<BookLevel> gone = new LinkedHashSet<>(before);
        after.forEach(gone::remove);
        Set<BookLevel> come = new LinkedHashSet<>(after);
        before.forEach(come::remove);
        List<List<String>> changes = new ArrayList<>(MarketViews.levels(List.copyOf(come)));
        gone.forEach(
                level ->
                        changes.add(
                                List.of(Decimals.of(level.price()), Decimals.of(BigDecimal.ZERO))));
        return changes;
    }

    static Map<String, Object> event(String name, Instant at) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("e", name);
        event.put("E", at.toEpochMilli());
        return event;
    }

    /** The whole book at one moment. */
    record BookState(long updates, List<BookLevel> bids, List<BookLevel> asks) {

        static BookState of(SyntheticBook book) {
            return new BookState(
                    book.updates(),
                    book.bids(SyntheticBook.LEVELS),
                    book.asks(SyntheticBook.LEVELS));
        }
    }
}
