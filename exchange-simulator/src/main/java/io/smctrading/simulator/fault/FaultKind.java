package io.smctrading.simulator.fault;

/** What goes wrong on purpose. */
public enum FaultKind {
    /** The request is not looked at and not answered until the hold ends. */
    TIMEOUT_BEFORE,
    /** The request is carried out, its answer held until the hold ends. */
    TIMEOUT_AFTER,
    /** A 5xx status, nothing was done. */
    ERROR_BEFORE,
    /** A 5xx status although the request was carried out. */
    ERROR_AFTER,
    /** The exchange's error code, nothing was done. */
    CODE_BEFORE,
    /** The exchange's error code although the request was carried out. */
    CODE_AFTER,
    /** Too many requests: 429, or what the exchange answers instead. */
    RATE_LIMIT,
    /** The address is banned for the hold: 418, or what the exchange answers instead. */
    BAN,
    /** The next private events are lost. */
    GAP,
    /** The next private events are sent twice. */
    DUPLICATE,
    /** Each of the next private events is sent behind its successor. */
    REORDER
}
