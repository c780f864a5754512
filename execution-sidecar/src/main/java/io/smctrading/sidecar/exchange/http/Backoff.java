package io.smctrading.sidecar.exchange.http;

import java.time.Duration;

/**
 * Waits that double.
 *
 * @param first wait before the second attempt, above 0
 * @param longest no wait is longer
 */
public record Backoff(Duration first, Duration longest) {

    /** Wait after so many failures in a row, at least 1 of them. */
    public Duration after(int failures) {
        int doublings = Math.min(failures - 1, 30);
        Duration wait = first.multipliedBy(1L << Math.max(0, doublings));
        return wait.compareTo(longest) > 0 ? longest : wait;
    }
}
