package io.smctrading.simulator.core;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One execution.
 *
 * @param id unique on the exchange, from the sequence of the instrument's trades
 * @param fee what was charged, in {@code feeAsset}; never negative
 * @param maker whether the order rested
 * @param realisedProfit what a margin position earned by it, in the quote asset, before the fee
 */
public record Fill(
        long id,
        Order order,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal fee,
        String feeAsset,
        boolean maker,
        BigDecimal realisedProfit,
        Instant time) {

    /** Price × quantity. */
    public BigDecimal value() {
        return price.multiply(quantity);
    }
}
