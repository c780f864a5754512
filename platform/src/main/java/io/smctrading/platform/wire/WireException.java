package io.smctrading.platform.wire;

/** Bytes that are not a record of their topic: a matter for the dead letters, not for a retry. */
public final class WireException extends Exception {

    private static final long serialVersionUID = 1L;

    public WireException(String message, Throwable cause) {
        super(message, cause);
    }

    public WireException(String message) {
        super(message);
    }
}
