package io.smctrading.sidecar.exchange.http;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.function.Function;

/**
 * One request to an exchange, to be signed at the moment it goes.
 *
 * @param operation short name for metrics and messages, such as {@code place} or {@code
 *     open-orders}
 * @param kind what it does at the exchange
 * @param subject what it is about, such as a client id; empty if about nothing in particular
 * @param weight what it counts for in the exchange's request limit, at least 1
 * @param request makes the request, given the exchange's present time; called once an attempt
 */
public record Call(
        String operation,
        Kind kind,
        String subject,
        int weight,
        Function<Instant, HttpRequest.Builder> request) {

    /** What a request does at the exchange. */
    public enum Kind {
        /** Changes nothing; may be tried again. */
        READ,
        /** Places something; never tried again unless the exchange refused it unread. */
        ORDER,
        /** Cancels; goes first after a ban. */
        CANCEL
    }

    /** A request that changes nothing. */
    public static Call read(
            String operation, int weight, Function<Instant, HttpRequest.Builder> request) {
        return new Call(operation, Kind.READ, "", weight, request);
    }
}
