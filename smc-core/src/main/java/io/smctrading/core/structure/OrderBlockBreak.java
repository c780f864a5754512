package io.smctrading.core.structure;

/** What must pass the far edge of an order block to invalidate it. */
public enum OrderBlockBreak {
    WICK,
    CLOSE
}
