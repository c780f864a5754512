package io.smctrading.core.risk;

/** Whether new entries are allowed. */
public enum TradingState {
    ACTIVE,
    /** Exits only, until somebody resumes. */
    HALTED
}
