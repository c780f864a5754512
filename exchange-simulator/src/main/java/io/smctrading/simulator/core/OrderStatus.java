package io.smctrading.simulator.core;

/** Where an order is in its life. */
public enum OrderStatus {
    /** Waits in a list for the fill of its working order; not on the book. */
    PENDING,
    /** On the book, or waiting for its trigger. */
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    /** Ended by the exchange's rules: no liquidity, time in force, or its list. */
    EXPIRED,
    REJECTED;

    /** Whether nothing can happen to the order any more. */
    public boolean ended() {
        return this == FILLED || this == CANCELED || this == EXPIRED || this == REJECTED;
    }
}
