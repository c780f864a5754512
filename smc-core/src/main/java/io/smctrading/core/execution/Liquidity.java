package io.smctrading.core.execution;

/** Who waited: the order in the book, or the market for it. */
public enum Liquidity {
    /** The order rested at its limit and was taken. */
    MAKER,
    /** The order took what rested. */
    TAKER
}
