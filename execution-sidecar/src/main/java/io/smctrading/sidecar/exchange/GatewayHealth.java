package io.smctrading.sidecar.exchange;

import java.time.Duration;
import java.time.Instant;

/**
 * Where a connection to an exchange stands.
 *
 * @param breaker CLOSED, OPEN or HALF_OPEN
 * @param bannedUntil until when no request may be sent; null without a ban
 * @param maintenance whether the exchange says it does not trade
 * @param streamConnected whether the private stream is up
 * @param streamHeard when the private stream was last heard, also of being alive; null before
 * @param streamMessages messages of the private stream that were handed to the listener so far,
 *     signs of life not counted
 * @param clockOffset the exchange's clock less ours; zero where it has none
 * @param limitUsed share of the request limit that is used, 0 … 1
 * @param requestsUnderWay in the bulkhead
 */
public record GatewayHealth(
        String breaker,
        Instant bannedUntil,
        boolean maintenance,
        boolean streamConnected,
        Instant streamHeard,
        long streamMessages,
        Duration clockOffset,
        double limitUsed,
        int requestsUnderWay) {

    /** The same connection with a private stream that stands like this. */
    public GatewayHealth withStream(boolean connected, Instant heard, long messages) {
        return new GatewayHealth(
                breaker,
                bannedUntil,
                maintenance,
                connected,
                heard,
                messages,
                clockOffset,
                limitUsed,
                requestsUnderWay);
    }
}
