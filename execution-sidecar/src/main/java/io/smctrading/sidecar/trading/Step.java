package io.smctrading.sidecar.trading;

/** Points between two durable steps, where a process may die; tests let it. */
public enum Step {
    /** Intents are in the ledger, nothing was sent. */
    INTENT_STORED,
    /** Orders are marked as sent, the venue has not answered. */
    SENT,
    /** The venue's answer is in the ledger, its report is not published. */
    ACCEPTED,
    /** Fills are in the ledger, their reports are not published. */
    FILLED,
    /** Reports are published, the ledger does not know yet. */
    PUBLISHED
}
