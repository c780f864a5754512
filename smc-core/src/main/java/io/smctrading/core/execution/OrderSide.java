package io.smctrading.core.execution;

import java.math.RoundingMode;

/** What an order does in the base asset. */
public enum OrderSide {
    BUY,
    SELL;

    public OrderSide opposite() {
        return this == BUY ? SELL : BUY;
    }

    /** Rounding of a price that can only make the order dearer. */
    RoundingMode against() {
        return this == BUY ? RoundingMode.CEILING : RoundingMode.FLOOR;
    }
}
