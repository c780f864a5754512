package io.smctrading.sidecar.exchange.http;

import java.time.Duration;

/**
 * How hard an exchange is worked.
 *
 * @param requestTimeout longest wait for an answer; reads that are tried again stay within it
 * @param weightPerPeriod request weight that may go in a period
 * @param period of the request limit
 * @param concurrent requests under way at once
 * @param breakerWait how long an open circuit breaker lets nothing through
 */
public record HttpLimits(
        Duration requestTimeout,
        int weightPerPeriod,
        Duration period,
        int concurrent,
        Duration breakerWait) {

    /** With 16 requests at once and 5 s of rest for a breaker that has opened. */
    public static HttpLimits of(Duration requestTimeout, int weightPerPeriod, Duration period) {
        return new HttpLimits(requestTimeout, weightPerPeriod, period, 16, Duration.ofSeconds(5));
    }
}
