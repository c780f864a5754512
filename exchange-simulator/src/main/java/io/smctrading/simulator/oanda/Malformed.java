package io.smctrading.simulator.oanda;

/** A request that cannot be read; nothing is journalled. */
final class Malformed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private Malformed(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** Something that was asked for by its id does not exist. */
    static Malformed unknown(String code, String message) {
        return new Malformed(404, code, message);
    }

    /** The name of the error, empty if it has none. */
    String code() {
        return code;
    }

    static Malformed value(String field) {
        return new Malformed(400, "", "Invalid value specified for '" + field + "'");
    }

    static Malformed of(int status, String message) {
        return new Malformed(status, "", message);
    }

    int status() {
        return status;
    }
}
