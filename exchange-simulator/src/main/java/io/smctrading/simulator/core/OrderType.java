package io.smctrading.simulator.core;

/** What an order does once it works; with a {@link Trigger} it waits for that first. */
public enum OrderType {
    MARKET,
    LIMIT
}
