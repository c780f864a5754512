package io.smctrading.analytics.query;

/** A query, parameter or value that does not exist; the message says what does. */
public final class UnknownQueryException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownQueryException(String message) {
        super(message);
    }
}
