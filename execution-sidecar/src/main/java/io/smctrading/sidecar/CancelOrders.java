package io.smctrading.sidecar;

/** Has orders cancelled by whoever trades; returns before the venue has answered. */
@FunctionalInterface
public interface CancelOrders {

    /**
     * Has what is unfilled of an entry, or of an exit of its own, cancelled.
     *
     * @param intentId id of the order
     * @param reason who and why
     * @throws RequestRefusedException if nothing trades now
     */
    void cancel(String intentId, String reason);
}
