package io.smctrading.sidecar.http;

/** Has orders cancelled by whoever trades; returns before the venue has answered. */
public interface CancelOrders {

    /**
     * Has what is unfilled of an entry, or of an exit of its own, cancelled.
     *
     * @param intentId id of the order
     * @param reason who and why
     * @throws RequestRefusedException if nothing trades now
     */
    void cancel(String intentId, String reason);

    /**
     * Has what is unfilled of all entries cancelled; exits stay.
     *
     * @throws RequestRefusedException if nothing trades now
     */
    void cancelEntries(String reason);
}
