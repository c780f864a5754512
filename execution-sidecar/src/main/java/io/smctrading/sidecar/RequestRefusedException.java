package io.smctrading.sidecar;

/** What was asked for cannot be done, and why. */
public final class RequestRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why not. */
    public enum Kind {
        /** It makes no sense as it is. */
        UNPROCESSABLE,
        /** It does not fit to how things stand. */
        CONFLICT,
        /** Not now: to be tried again. */
        UNAVAILABLE
    }

    private final Kind kind;

    public RequestRefusedException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
