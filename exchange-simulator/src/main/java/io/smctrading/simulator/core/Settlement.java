package io.smctrading.simulator.core;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/** Reserves what an order may need, and books what it did. Under the exchange's lock. */
interface Settlement {

    /** Decimals of amounts; what is finer is cut off, for fees in the customer's favour. */
    int DECIMALS = 8;

    /**
     * Reserves what the order needs besides what it has reserved already.
     *
     * @param value quote value that a market order is going to take, null for limits
     * @throws RefusedException if the account does not have it; nothing is reserved then
     */
    void reserve(Order order, BigDecimal value);

    /** Books an execution and gives back what it needed less than reserved. */
    Booking book(Order order, BigDecimal price, BigDecimal quantity, boolean maker);

    /** Gives back everything that is still reserved. */
    void release(Order order);

    /** What the account's balances of the instrument are called. */
    Set<String> assets(Instrument instrument);

    /** How much of a quantity the order may execute: all but for a reduce-only one. */
    default BigDecimal allowed(Order order, BigDecimal quantity) {
        return quantity;
    }

    static BigDecimal cut(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.DOWN).stripTrailingZeros();
    }

    /** What one execution cost and earned. */
    record Booking(BigDecimal fee, String feeAsset, BigDecimal realisedProfit) {}
}
