package io.smctrading.sidecar.exchange;

import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import java.time.Duration;
import java.util.List;

/** What is known after an order was to be placed. */
public sealed interface PlaceAnswer {

    /**
     * The exchange has it.
     *
     * @param orders what it said of the order and its exits; the order itself comes first
     * @param fills what was executed at once, as far as the answer tells
     */
    record Accepted(List<VenueOrder> orders, List<VenueFill> fills) implements PlaceAnswer {}

    /**
     * Certain: the exchange did not take it.
     *
     * @param reason code and words of the exchange
     */
    record Refused(ErrorClass error, String reason) implements PlaceAnswer {}

    /** It may have it or not: to be searched for, not to be sent again. */
    record Unknown(ErrorClass error, String reason) implements PlaceAnswer {}

    /**
     * Certain: no request left, or the exchange turned it away unread.
     *
     * @param retryAfter when it makes sense to try again
     */
    record NotSent(ErrorClass error, String reason, Duration retryAfter) implements PlaceAnswer {}
}
