package io.smctrading.simulator.bybit;

/** A request that is answered with a code other than 0; nothing has changed. */
final class BybitRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RetCode code;

    BybitRefusal(RetCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    RetCode code() {
        return code;
    }
}
