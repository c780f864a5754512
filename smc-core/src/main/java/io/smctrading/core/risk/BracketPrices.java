package io.smctrading.core.risk;

import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A signal's prices on the instrument's ticks. A limit is never worse than the signal's entry; the
 * stop moves away from the entry, so that the idea is not stopped earlier than meant (the quantity
 * is sized by the wider distance); the target moves towards it, so that it is reached no later.
 *
 * @param entry planned entry price
 * @param limit limit of the entry, or {@code null} for a market order
 * @param stop stop-loss, or {@code null} without one
 * @param target take-profit, or {@code null} without one
 */
public record BracketPrices(
        BigDecimal entry, BigDecimal limit, BigDecimal stop, BigDecimal target) {

    public static BracketPrices of(
            TradeSignal signal, Instrument instrument, EntryOrder entryOrder) {
        RoundingMode lowerIfLong =
                signal.side() == Side.LONG ? RoundingMode.FLOOR : RoundingMode.CEILING;
        BigDecimal limit =
                entryOrder == EntryOrder.LIMIT
                        ? instrument.roundPrice(signal.entry(), lowerIfLong)
                        : null;
        return new BracketPrices(
                limit == null ? signal.entry() : limit,
                limit,
                round(instrument, signal.stop(), lowerIfLong),
                round(instrument, signal.target(), lowerIfLong));
    }

    private static BigDecimal round(Instrument instrument, BigDecimal price, RoundingMode mode) {
        return price == null ? null : instrument.roundPrice(price, mode);
    }

    /**
     * How far the stop is on the losing side; 0 or less if it is not. Without a stop all of the
     * entry may be lost.
     */
    public BigDecimal stopDistance(Side side) {
        if (stop == null) {
            return entry;
        }
        return side == Side.LONG ? entry.subtract(stop) : stop.subtract(entry);
    }

    /** How far the target is on the winning side; 0 or less if it is not. */
    public BigDecimal targetDistance(Side side) {
        return side == Side.LONG ? target.subtract(entry) : entry.subtract(target);
    }
}
