package io.smctrading.sidecar.exchange;

/** An exchange did not give what was asked for. Never carries a secret. */
public final class ExchangeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorClass error;

    public ExchangeException(ErrorClass error, String message) {
        super(message);
        this.error = error;
    }

    public ExchangeException(ErrorClass error, String message, Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    public ErrorClass error() {
        return error;
    }
}
