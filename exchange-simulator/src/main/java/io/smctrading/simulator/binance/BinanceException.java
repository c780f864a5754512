package io.smctrading.simulator.binance;

import java.util.LinkedHashMap;
import java.util.Map;

/** An error as Binance answers it: HTTP status, code and message. */
final class BinanceException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int BAD_REQUEST = 400;

    private final int status;
    private final int code;
    private final transient Map<String, Object> data;

    BinanceException(int status, int code, String message) {
        this(status, code, message, null);
    }

    /** An error that says more: what became of each half of a cancel-replace. */
    BinanceException(int status, int code, String message, Map<String, Object> data) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.data = data;
    }

    static BinanceException bad(int code, String message) {
        return new BinanceException(BAD_REQUEST, code, message);
    }

    static BinanceException missing(String parameter) {
        return bad(
                -1102,
                "Mandatory parameter '"
                        + parameter
                        + "' was not sent, was empty/null, or malformed.");
    }

    static BinanceException filter(String name) {
        return bad(-1013, "Filter failure: " + name);
    }

    static BinanceException rejected(String message) {
        return bad(-2010, message);
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("msg", getMessage());
        if (data != null) {
            body.put("data", data);
        }
        return body;
    }
}
