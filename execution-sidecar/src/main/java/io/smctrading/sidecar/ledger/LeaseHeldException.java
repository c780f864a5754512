package io.smctrading.sidecar.ledger;

/** Another sidecar trades the account. */
public final class LeaseHeldException extends LedgerException {

    private static final long serialVersionUID = 1L;

    public LeaseHeldException(String message) {
        super(message);
    }
}
