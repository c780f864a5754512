package io.smctrading.sidecar.exchange;

/** What kind of problem an exchange has with a request; a label of metrics. */
public enum ErrorClass {
    /** A rule of the instrument: tick, lot, notional, price band. */
    FILTER,
    FUNDS,
    DUPLICATE_ID,
    NOT_FOUND,
    /** The time of the request is outside the window. */
    CLOCK,
    /** Key, signature or permission. */
    AUTHORIZATION,
    /** Too many requests: no request until the exchange allows it. */
    RATE_LIMIT,
    /** The exchange does not trade now. */
    MAINTENANCE,
    /** The circuit breaker is open, or the bulkhead is full. */
    UNAVAILABLE,
    /** Connection refused, reset or timed out. */
    TRANSPORT,
    /** A server error of the exchange. */
    SERVER,
    /** An answer that cannot be read. */
    PROTOCOL,
    /** Any other refusal. */
    REFUSED
}
