package io.smctrading.sidecar.exchange;

import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import java.util.List;

/** What a search for an order brought to light. */
public sealed interface Evidence {

    /**
     * The exchange knows it.
     *
     * @param orders the order first, then exits that belong to it
     * @param fills all executions of these orders
     */
    record Found(List<VenueOrder> orders, List<VenueFill> fills) implements Evidence {}

    /**
     * The exchange does not have it, and nothing that it did can be of it. Final only once a
     * request that is still under way would be refused as too old.
     *
     * @param proof what was looked at
     */
    record Absent(String proof) implements Evidence {}

    /** Cannot be told now. */
    record Inconclusive(ErrorClass error, String reason) implements Evidence {}
}
