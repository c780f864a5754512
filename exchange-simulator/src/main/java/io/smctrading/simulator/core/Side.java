package io.smctrading.simulator.core;

/** Which way an order trades. */
public enum Side {
    BUY,
    SELL;

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }

    public boolean buys() {
        return this == BUY;
    }
}
