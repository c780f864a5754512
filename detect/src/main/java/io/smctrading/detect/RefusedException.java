package io.smctrading.detect;

/** The command cannot be done as asked; the message names what is wrong and what is allowed. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
