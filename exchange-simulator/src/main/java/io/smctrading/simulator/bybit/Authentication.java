package io.smctrading.simulator.bybit;

import io.javalin.http.Context;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import java.time.Instant;

/** Checks key, time and signature of a request. */
final class Authentication {

    private static final String WINDOW = "5000";
    private static final long AHEAD_MILLIS = 1000;

    private final Exchange exchange;

    Authentication(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * @param payload what was signed: the query or the body, as it was sent
     * @throws BybitRefusal if it is not to be trusted
     */
    Account check(Context context, String payload) {
        String key = header(context, "X-BAPI-API-KEY");
        String timestamp = header(context, "X-BAPI-TIMESTAMP");
        String window = header(context, "X-BAPI-RECV-WINDOW");
        String signature = header(context, "X-BAPI-SIGN");
        if (key.isEmpty() || timestamp.isEmpty() || signature.isEmpty()) {
            throw RetCode.UNSIGNED.refusal(
                    "empty value: apiTimestamp["
                            + timestamp
                            + "] apiKey["
                            + key
                            + "] apiSignature["
                            + signature
                            + "]");
        }
        Account account = exchange.account(key).orElseThrow(RetCode.INVALID_KEY::refusal);
        checkTime(timestamp, window.isEmpty() ? WINDOW : window);
        String expected = Signature.ofRequest(account.secret(), timestamp, key, window, payload);
        if (!Signature.same(expected, signature)) {
            throw RetCode.INVALID_SIGNATURE.refusal(
                    RetCode.INVALID_SIGNATURE.words()
                            + " origin_string["
                            + timestamp
                            + key
                            + window
                            + payload
                            + "]");
        }
        return account;
    }

    /**
     * @throws BybitRefusal if a request of that time is not to be served now
     */
    void checkTime(String timestamp, String window) {
        Instant now = exchange.now();
        long server = now.toEpochMilli();
        long sent;
        long allowed;
        try {
            sent = Long.parseLong(timestamp);
            allowed = Long.parseLong(window);
        } catch (NumberFormatException e) {
            throw RetCode.PARAMETER_ERROR.refusal("params error: timestamp or recv_window");
        }
        if (sent >= server + AHEAD_MILLIS || server - allowed > sent) {
            throw RetCode.OUT_OF_TIME_WINDOW.refusal(
                    RetCode.OUT_OF_TIME_WINDOW.words()
                            + " req_timestamp["
                            + sent
                            + "],server_timestamp["
                            + server
                            + "],recv_window["
                            + allowed
                            + "]");
        }
    }

    private static String header(Context context, String name) {
        String value = context.header(name);
        return value == null ? "" : value;
    }
}
