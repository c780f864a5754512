package io.smctrading.sidecar.exchange;

import io.smctrading.core.execution.VenueOrder;
import java.util.List;

/** What is known after an order was to be cancelled. */
public sealed interface CancelAnswer {

    /**
     * It ended.
     *
     * @param orders what the exchange said of it and of those that ended with it
     */
    record Canceled(List<VenueOrder> orders) implements CancelAnswer {}

    /** Asked for; the stream or a query will tell. */
    record Requested() implements CancelAnswer {}

    /** It does not work any more, or never did: a search tells how it ended. */
    record NotWorking(String reason) implements CancelAnswer {}

    /** Not known; to be tried again, which does no harm. */
    record Failed(ErrorClass error, String reason) implements CancelAnswer {}
}
