package io.smctrading.core.execution;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * One bracket to be placed once, an entry with its stop and target, or a reduce-only exit.
 *
 * @param orderId deterministic; the first intent with this id binds
 * @param decisionId the risk decision that made it
 * @param signalId the signal behind it; null for a flattening or manual order
 * @param account trading account
 * @param venue lower-case name of the exchange or data source
 * @param symbol canonical symbol
 * @param side side of the entry
 * @param quantity in the base asset, above 0
 * @param limitPrice limit of the entry; null for a market order
 * @param stopPrice stop-loss price; null without one
 * @param targetPrice take-profit price; null without one
 * @param reduceOnly whether it may only shrink a position
 * @param createdTime market time of the decision; no earlier trade fills it
 * @param validUntil market time at which an entry is no longer placed, and its rest expires
 */
public record OrderIntent(
        String orderId,
        String decisionId,
        String signalId,
        String account,
        String venue,
        String symbol,
        OrderSide side,
        BigDecimal quantity,
        BigDecimal limitPrice,
        BigDecimal stopPrice,
        BigDecimal targetPrice,
        boolean reduceOnly,
        Instant createdTime,
        Instant validUntil) {

    public OrderIntent {
        Objects.requireNonNull(orderId, "orderId");
        Objects.requireNonNull(decisionId, "decisionId");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(venue, "venue");
        Objects.requireNonNull(symbol, "symbol");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(createdTime, "createdTime");
        Objects.requireNonNull(validUntil, "validUntil");
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("quantity " + quantity + " is not above 0");
        }
        quantity = plain(quantity);
        limitPrice = positive("limitPrice", limitPrice);
        stopPrice = positive("stopPrice", stopPrice);
        targetPrice = positive("targetPrice", targetPrice);
    }

    /** The part of a bracket that the intent's own order is. */
    public OrderLeg leg() {
        return reduceOnly ? OrderLeg.FLATTEN : OrderLeg.ENTRY;
    }

    /** Side of the orders that close what the entry opens. */
    public OrderSide exitSide() {
        return side.opposite();
    }

    private static BigDecimal positive(String name, BigDecimal price) {
        if (price == null) {
            return null;
        }
        if (price.signum() <= 0) {
            throw new IllegalArgumentException(name + " " + price + " is not above 0");
        }
        return plain(price);
    }

    // One shape per number, so that equal intents are equal records.
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
