package io.smctrading.sidecar.ledger;

import io.smctrading.core.execution.OrderIntent;

/**
 * An intent that met the ledger.
 *
 * @param received as it came
 * @param earlier what was there before under its id and binds; null if this one binds
 * @param sent whether it is marked as sent; false if a halt keeps it back or it does not bind
 */
public record StoredIntent(ReceivedIntent received, OrderIntent earlier, boolean sent) {

    /** This is the first of its id. */
    public boolean binds() {
        return earlier == null;
    }

    /** The same id came with other content: somebody decided twice. */
    public boolean conflicts() {
        return earlier != null && !earlier.equals(received.intent());
    }
}
