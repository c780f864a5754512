package io.smctrading.simulator.core;

/** Why the engine takes no order; each exchange has its own words and codes for it. */
public enum Refusal {
    INSUFFICIENT_BALANCE,
    DUPLICATE_CLIENT_ID,
    /** A post-only order would trade at once. */
    WOULD_TAKE,
    /** The trigger is already reached. */
    WOULD_TRIGGER,
    /** A reduce-only order has nothing to reduce. */
    NOTHING_TO_REDUCE,
    /** The order is unknown or has ended. */
    UNKNOWN_ORDER,
    /** The prices of a list contradict each other. */
    BAD_LIST_PRICES
}
