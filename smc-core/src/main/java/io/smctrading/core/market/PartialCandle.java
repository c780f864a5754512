package io.smctrading.core.market;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * What is known of a candle that has not closed. First and last mean order of arrival, which within
 * a partition is the venue's.
 *
 * @param openTime inclusive start, on the grid of its timeframe
 * @param open first price
 * @param high highest price so far
 * @param low lowest price so far
 * @param close last price so far
 * @param volume exact sum of the quantities so far
 * @param trades number of trades so far, at least 1
 */
public record PartialCandle(
        Instant openTime,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        int trades) {

    static PartialCandle of(Trade trade, Timeframe timeframe) {
        BigDecimal price = trade.price();
        return new PartialCandle(
                timeframe.openTime(trade.time()), price, price, price, price, trade.quantity(), 1);
    }

    PartialCandle with(Trade trade) {
        return new PartialCandle(
                openTime,
                open,
                high.max(trade.price()),
                low.min(trade.price()),
                trade.price(),
                volume.add(trade.quantity()),
                trades + 1);
    }

    /** This candle and the next smaller one that closed in it. */
    PartialCandle with(PartialCandle later) {
        return new PartialCandle(
                openTime,
                open,
                high.max(later.high),
                low.min(later.low),
                later.close,
                volume.add(later.volume),
                trades + later.trades);
    }

    /** The beginning of the larger candle that holds this one. */
    PartialCandle startOf(Timeframe larger) {
        return new PartialCandle(larger.openTime(openTime), open, high, low, close, volume, trades);
    }

    Candle closed(Series series) {
        return new Candle(series, openTime, open, high, low, close, volume, trades);
    }
}
