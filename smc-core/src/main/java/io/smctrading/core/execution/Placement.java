package io.smctrading.core.execution;

import java.math.BigDecimal;

/**
 * An order as a venue is to take it, with the exits that protect it. All numbers are on the venue's
 * grid already.
 *
 * @param clientId id of the order, what the venue knows it by
 * @param venueSymbol the venue's own name of the instrument
 * @param side what it does in the base asset
 * @param type how it executes
 * @param quantity in the base asset, whole lots, above 0
 * @param price limit, or trigger of a stop or take-profit order; null for a market order
 * @param collar worst price at which a market order may execute; null for any price
 * @param reduceOnly whether it may only shrink a position
 * @param stop stop-loss of what it opens; null without one
 * @param target take-profit of what it opens; null without one
 */
public record Placement(
        String clientId,
        String venueSymbol,
        OrderSide side,
        Type type,
        BigDecimal quantity,
        BigDecimal price,
        BigDecimal collar,
        boolean reduceOnly,
        ExitTerms stop,
        ExitTerms target) {

    /** How an order executes. */
    public enum Type {
        MARKET,
        LIMIT,
        /** A market order once the price is at or beyond the trigger, against us. */
        STOP,
        /** A market order once the price is at or beyond the trigger, in our favour. */
        TAKE_PROFIT
    }

    public boolean protectedByExits() {
        return stop != null || target != null;
    }
}
