package io.smctrading.simulator.market;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What traded in a span of time.
 *
 * @param turnover volume in the quote asset
 * @param takerBuyVolume the part of the volume that buyers took
 */
public record Candle(
        Instant start,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal turnover,
        BigDecimal takerBuyVolume,
        BigDecimal takerBuyTurnover,
        int trades,
        long firstTradeId,
        long lastTradeId) {

    /** One trade as a span. */
    public static Candle of(Instant start, MarketTrade trade) {
        BigDecimal turnover = trade.price().multiply(trade.quantity());
        return new Candle(
                start,
                trade.price(),
                trade.price(),
                trade.price(),
                trade.price(),
                trade.quantity(),
                turnover,
                trade.buyerIsMaker() ? BigDecimal.ZERO : trade.quantity(),
                trade.buyerIsMaker() ? BigDecimal.ZERO : turnover,
                1,
                trade.id(),
                trade.id());
    }

    /** A span in which nothing traded: all four prices are the last one. */
    static Candle flat(Instant start, BigDecimal price, long tradeId) {
        BigDecimal zero = BigDecimal.ZERO;
        return new Candle(
                start, price, price, price, price, zero, zero, zero, zero, 0, tradeId, tradeId);
    }

    /** This span and a later one as one. */
    public Candle and(Candle later) {
        if (trades == 0 && later.trades > 0) {
            return new Candle(
                    start,
                    later.open,
                    later.high,
                    later.low,
                    later.close,
                    later.volume,
                    later.turnover,
                    later.takerBuyVolume,
                    later.takerBuyTurnover,
                    later.trades,
                    later.firstTradeId,
                    later.lastTradeId);
        }
        return new Candle(
                start,
                open,
                later.trades == 0 ? high : high.max(later.high),
                later.trades == 0 ? low : low.min(later.low),
                later.trades == 0 ? close : later.close,
                volume.add(later.volume),
                turnover.add(later.turnover),
                takerBuyVolume.add(later.takerBuyVolume),
                takerBuyTurnover.add(later.takerBuyTurnover),
                trades + later.trades,
                firstTradeId,
                later.trades == 0 ? lastTradeId : later.lastTradeId);
    }
}
