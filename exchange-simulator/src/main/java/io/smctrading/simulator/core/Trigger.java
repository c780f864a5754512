package io.smctrading.simulator.core;

import java.math.BigDecimal;

/**
 * What wakes an order.
 *
 * @param rising whether a price at or above it does so; otherwise one at or below
 */
public record Trigger(BigDecimal price, boolean rising) {

    /** Whether a traded price wakes the order. */
    public boolean reachedBy(BigDecimal traded) {
        int order = traded.compareTo(price);
        return rising ? order >= 0 : order <= 0;
    }
}
