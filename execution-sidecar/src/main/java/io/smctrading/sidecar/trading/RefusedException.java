package io.smctrading.sidecar.trading;

import io.smctrading.sidecar.ledger.LedgerException;

/** Ledger and topics do not belong together: trading on would place orders twice or lose them. */
public final class RefusedException extends LedgerException {

    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
