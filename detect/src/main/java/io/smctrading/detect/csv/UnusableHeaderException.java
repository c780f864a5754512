package io.smctrading.detect.csv;

/** The first line of a file does not name the columns of candles; the message tells what is. */
public final class UnusableHeaderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableHeaderException(String message) {
        super(message);
    }
}
