package io.smctrading.core.execution;

/** Which part of a bracket an order is. */
public enum OrderLeg {
    ENTRY(""),
    STOP_LOSS("-stop"),
    TAKE_PROFIT("-target"),
    /** A reduce-only exit of its own, without a bracket around it. */
    FLATTEN("");

    private final String suffix;

    OrderLeg(String suffix) {
        this.suffix = suffix;
    }

    /** Id of this part's order: the intent's own, with a suffix for its exits. */
    public String orderId(String intentId) {
        return intentId + suffix;
    }
}
