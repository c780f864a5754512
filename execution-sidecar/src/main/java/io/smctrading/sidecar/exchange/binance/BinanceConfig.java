package io.smctrading.sidecar.exchange.binance;

import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import io.smctrading.sidecar.exchange.http.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * How a Binance spot account is reached. Its text form never shows a secret.
 *
 * @param restUrl REST API, without a path
 * @param streamUrl WebSocket API, with its path
 * @param apiKey names the account; a secret too
 * @param apiSecret signs with HMAC-SHA256
 * @param recvWindow how old a signed request may be when it arrives, 1 ms … 60 s
 * @param requestTimeout longest wait for an answer
 * @param weightLimit request weight that may go in ten seconds, from 1
 */
public record BinanceConfig(
        URI restUrl,
        URI streamUrl,
        Secret apiKey,
        Secret apiSecret,
        Duration recvWindow,
        Duration requestTimeout,
        int weightLimit) {

    /** Leaves room below the 1,000 in ten seconds that Binance allows an address on average. */
    static final int WEIGHT_LIMIT = 900;

    private static final int HIGHEST_WEIGHT_LIMIT = 1_000_000;
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(1);

    /**
     * Reads the {@code binance.*} settings. Without URLs it is the public testnet, unless {@code
     * binance.testnet} is false.
     */
    public static BinanceConfig from(Settings settings) {
        boolean testnet =
                settings.flag(
                        "binance.testnet", true, "whether the public testnet's URLs are meant");
        return new BinanceConfig(
                settings.uri(
                        "binance.rest-url",
                        testnet ? "https://testnet.binance.vision" : "https://api.binance.com",
                        "Binance's REST API"),
                settings.uri(
                        "binance.stream-url",
                        testnet
                                ? "wss://ws-api.testnet.binance.vision/ws-api/v3"
                                : "wss://ws-api.binance.com:443/ws-api/v3",
                        "Binance's WebSocket API"),
                new Secret(settings.secret("binance.api-key", "key of the Binance account")),
                new Secret(settings.secret("binance.api-secret", "secret of the Binance key")),
                between(
                        "binance.recv-window",
                        settings.duration(
                                "binance.recv-window",
                                Duration.ofSeconds(5),
                                "how old a request may be when it reaches Binance"),
                        LONGEST_WINDOW),
                between(
                        "binance.request-timeout",
                        settings.duration(
                                "binance.request-timeout",
                                Duration.ofSeconds(5),
                                "longest wait for an answer of Binance"),
                        LONGEST_WINDOW),
                settings.integer(
                        "binance.weight-limit",
                        WEIGHT_LIMIT,
                        1,
                        HIGHEST_WEIGHT_LIMIT,
                        "request weight that may go in ten seconds; Binance allows 1000"));
    }

    private static Duration between(String key, Duration value, Duration most) {
        if (value.toMillis() < 1 || value.compareTo(most) > 0) {
            throw new SettingException(
                    "--" + key + " '" + value + "' is not from 1ms to " + most.toMillis() + "ms");
        }
        return value;
    }

    @Override
    public String toString() {
        return "Binance at %s and %s, window %s, time-out %s"
                .formatted(restUrl, streamUrl, recvWindow, requestTimeout);
    }
}
