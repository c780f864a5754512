package io.smctrading.sidecar.trading;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How orders are placed at exchanges.
 *
 * @param notionalCap largest value of all that is open or may open, in the quote asset
 * @param collarBasisPoints how much worse than the last trade a market order may execute, in
 *     1/10,000
 * @param requestWindow how long after it was signed an exchange may still take a request
 * @param searchMargin kept beyond that before "not found" is believed
 * @param quarantineAfter how long the exchange's word may be outstanding before a person is called
 * @param reconcileInterval time between comparisons with all that works at an exchange
 * @param streamPatience how long a private stream may be down before new orders go elsewhere
 */
public record ExchangeRules(
        BigDecimal notionalCap,
        BigDecimal collarBasisPoints,
        Duration requestWindow,
        Duration searchMargin,
        Duration quarantineAfter,
        Duration reconcileInterval,
        Duration streamPatience) {

    /** How long after it was sent an order that is not found was never placed. */
    Duration absenceIsFinalAfter() {
        return ExchangeConnection.MOST_WAIT.plus(requestWindow).plus(searchMargin);
    }
}
