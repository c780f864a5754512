package io.smctrading.sidecar.trading;

/** Points between two durable steps, where a process may die; tests let it. */
public enum Step {
    /** Intents are in the ledger, marked as sent, fills beside them; the venue got nothing. */
    STORED,
    /** The venue's answer is in the ledger, its report is not published. */
    ACCEPTED,
    /** Fills are in the ledger, their reports are not published. */
    FILLED,
    /** Reports are published, the ledger does not know yet. */
    PUBLISHED
}
