package io.smctrading.sidecar.exchange.http;

import io.smctrading.sidecar.exchange.ErrorClass;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Told what goes on between a gateway and its exchange; metrics hang here. Must not throw. */
public interface GatewayObserver {

    /** Told nothing. */
    GatewayObserver NONE = new GatewayObserver() {};

    /**
     * An attempt ended, also one that was not sent.
     *
     * @param operation as {@link Call#operation()}
     * @param took from before it was allowed to go until its end
     * @param error empty for success
     */
    default void requestEnded(
            String venue, String operation, Duration took, Optional<ErrorClass> error) {}

    /** The exchange forbade requests. */
    default void banned(String venue, Instant until, boolean ordersOnly) {}

    /** The exchange's clock was measured against ours. */
    default void clockMeasured(String venue, Duration offset) {}

    /** The exchange's clock could not be measured; the offset from before stays. */
    default void clockNotMeasured(String venue, String reason) {}

    /** The private stream came up. */
    default void streamConnected(String venue) {}

    /** The private stream went down, or could not be brought up. */
    default void streamDisconnected(String venue, String reason) {}
}
