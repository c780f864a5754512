package io.smctrading.stack;

/**
 * Something the user can act upon. The command line prints the message as its only line and ends
 * with {@link #exitCode()}.
 */
public final class StackException extends RuntimeException {

    /** The command cannot start as asked: wrong option, busy port, too little memory. */
    public static final int REFUSED = 2;

    /** The command started and then something went wrong. */
    public static final int FAILED = 1;

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private StackException(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public static StackException refused(String message) {
        return new StackException(REFUSED, message, null);
    }

    public static StackException failed(String message) {
        return new StackException(FAILED, message, null);
    }

    public static StackException failed(String message, Throwable cause) {
        return new StackException(FAILED, message, cause);
    }

    public int exitCode() {
        return exitCode;
    }
}
