package io.smctrading.simulator.binance;

import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Who asks, and whether in time: key, time stamp, signature, in this order. */
final class Security {

    private static final Pattern KEY = Pattern.compile("^[A-Za-z0-9]{1,64}$");
    private static final Pattern WINDOW = Pattern.compile("^[0-9]{1,20}(\\.[0-9]{1,3})?$");
    private static final BigDecimal LONGEST_WINDOW = BigDecimal.valueOf(60_000);
    private static final long AHEAD_MILLIS = 1_000;
    private static final long MICROSECONDS_FROM = 100_000_000_000_000L;
    private static final int UNAUTHORIZED = 401;

    private final Exchange exchange;

    Security(Exchange exchange) {
        this.exchange = exchange;
    }

    /**
     * The account of an API key.
     *
     * @param apiKey null if none was sent
     */
    Account account(String apiKey) {
        if (apiKey == null || !KEY.matcher(apiKey).matches()) {
            throw new BinanceException(UNAUTHORIZED, -2014, "API-key format invalid.");
        }
        return exchange.account(apiKey)
                .orElseThrow(
                        () ->
                                new BinanceException(
                                        UNAUTHORIZED,
                                        -2015,
                                        "Invalid API-key, IP, or permissions for action."));
    }

    /** The account of a signed request; {@code payload} is what was signed. */
    Account signed(Parameters parameters, String apiKey, String payload) {
        if (apiKey == null || !KEY.matcher(apiKey).matches()) {
            throw new BinanceException(UNAUTHORIZED, -2014, "API-key format invalid.");
        }
        parameters.text("timestamp");
        String signature = parameters.text("signature");
        checkTime(parameters);
        Account account = account(apiKey);
        if (!Signatures.matches(payload, account.secret(), signature)) {
            throw BinanceException.bad(-1022, "Signature for this request is not valid.");
        }
        return account;
    }

    /** Checks the time stamp against the window. */
    void checkTime(Parameters parameters) {
        Long timestamp = parameters.number("timestamp");
        if (timestamp == null) {
            throw BinanceException.missing("timestamp");
        }
        String window = parameters.text("recvWindow", "5000");
        if (!WINDOW.matcher(window).matches()) {
            throw BinanceException.bad(
                    -1100,
                    "Illegal characters found in parameter 'recvWindow'; legal range is '"
                            + WINDOW.pattern()
                            + "'.");
        }
        BigDecimal length = new BigDecimal(window);
        if (length.compareTo(LONGEST_WINDOW) > 0) {
            throw BinanceException.bad(-1131, "recvWindow must be less than 60000.");
        }
        long sent = timestamp >= MICROSECONDS_FROM ? timestamp / 1_000 : timestamp;
        long now = exchange.now().toEpochMilli();
        if (sent >= now + AHEAD_MILLIS) {
            throw BinanceException.bad(
                    -1021, "Timestamp for this request was 1000ms ahead of the server's time.");
        }
        if (BigDecimal.valueOf(now - sent).compareTo(length) > 0) {
            throw BinanceException.bad(
                    -1021, "Timestamp for this request is outside of the recvWindow.");
        }
    }
}
