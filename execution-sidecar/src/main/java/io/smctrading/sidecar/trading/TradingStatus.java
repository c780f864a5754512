package io.smctrading.sidecar.trading;

/**
 * Whether this sidecar trades, and if not why.
 *
 * @param phase what it is about
 * @param detail one line for a person
 * @param epoch of the lease it holds; 0 without one
 */
public record TradingStatus(Phase phase, String detail, long epoch) {

    /** What the sidecar is about. */
    public enum Phase {
        STARTING,
        /** Another sidecar trades; this one takes over when that one ends. */
        STANDBY,
        /** Ledger and topics do not belong together: fails closed. */
        REFUSED,
        TRADING,
        /** Something is away; trading goes on from the ledger once it is back. */
        RECOVERING,
        STOPPED
    }

    public boolean trading() {
        return phase == Phase.TRADING;
    }
}
