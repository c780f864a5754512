package io.smctrading.core.risk;

/** How a bracket is entered. */
public enum EntryOrder {
    /** At once, at the market's price. */
    MARKET,
    /** At the signal's price or better, or not at all. */
    LIMIT
}
