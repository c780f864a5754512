package io.smctrading.sidecar.ledger;

/** The ledger did not answer, or not as it must: nothing may be sent until it does. */
public class LedgerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerException(String message, Throwable cause) {
        super(message, cause);
    }

    public LedgerException(String message) {
        super(message);
    }
}
