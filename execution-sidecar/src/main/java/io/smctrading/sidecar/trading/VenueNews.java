package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.sidecar.exchange.CancelAnswer;
import io.smctrading.sidecar.exchange.Evidence;
import io.smctrading.sidecar.exchange.PlaceAnswer;
import java.time.Instant;
import java.util.List;

/** What comes from an exchange, on its way to the desk's thread. */
sealed interface VenueNews {

    String venue();

    /**
     * An order, or exits, had an answer.
     *
     * @param orderIds what was sent
     * @param left when the request left, system time; null if it did not
     */
    record Placed(
            String venue, String intentId, List<String> orderIds, PlaceAnswer answer, Instant left)
            implements VenueNews {}

    record Canceled(String venue, String intentId, String orderId, CancelAnswer answer)
            implements VenueNews {}

    record Searched(String venue, String intentId, String orderId, Evidence evidence)
            implements VenueNews {}

    /** The private stream told of an order. */
    record Heard(String venue, VenueOrder order) implements VenueNews {}

    /** The private stream told of an execution. */
    record Executed(String venue, VenueFill fill) implements VenueNews {}

    /** The private stream is up: what happened before has to be asked for. */
    record StreamUp(String venue) implements VenueNews {}

    record StreamDown(String venue, String reason) implements VenueNews {}

    /**
     * All that works at the exchange, and what it executed.
     *
     * @param asked when it was asked, system time
     */
    record Overview(String venue, Instant asked, List<VenueOrder> open, List<VenueFill> fills)
            implements VenueNews {}

    record OverviewFailed(String venue, String reason) implements VenueNews {}
}
