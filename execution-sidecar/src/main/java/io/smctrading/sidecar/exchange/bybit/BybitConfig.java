package io.smctrading.sidecar.exchange.bybit;

import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import io.smctrading.sidecar.exchange.http.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * How Bybit is reached, and as whom. Its text form shows no key.
 *
 * @param restUrl without a slash at the end
 * @param streamUrl of the private stream, whole
 * @param recvWindow how old a request may be when Bybit reads it, at most a minute
 * @param requestTimeout longest wait for an answer, above 0
 * @param weightLimit request weight that may go in a second, from 6: a read is 2, an order 3 on
 *     spot and 6 on contracts
 */
public record BybitConfig(
        URI restUrl,
        URI streamUrl,
        Secret apiKey,
        Secret apiSecret,
        Duration recvWindow,
        Duration requestTimeout,
        int weightLimit) {

    /**
     * 20 orders a second on spot and 10 on contracts, as Bybit allows everybody; or 30 reads, of an
     * address's 600 in five seconds, the other category's gateway beside it.
     */
    static final int WEIGHT_LIMIT = 60;

    private static final int LOWEST_WEIGHT_LIMIT = 6;
    private static final int HIGHEST_WEIGHT_LIMIT = 1_000_000;

    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(1);

    /**
     * Reads the keys {@code bybit.*}. Without URLs it is the public testnet, unless {@code
     * bybit.testnet} is false.
     */
    public static BybitConfig from(Settings settings) {
        boolean testnet =
                settings.flag("bybit.testnet", true, "whether the public testnet's URLs are meant");
        String suffix = testnet ? "-testnet" : "";
        URI rest =
                settings.uri(
                        "bybit.rest-url",
                        "https://api" + suffix + ".bybit.com",
                        "where Bybit answers requests");
        URI stream =
                settings.uri(
                        "bybit.stream-url",
                        "wss://stream" + suffix + ".bybit.com/v5/private",
                        "Bybit's private stream");
        Duration window =
                settings.duration(
                        "bybit.recv-window",
                        Duration.ofSeconds(5),
                        "how old a request may be when Bybit reads it");
        Duration timeout =
                settings.duration(
                        "bybit.request-timeout",
                        Duration.ofSeconds(5),
                        "longest wait for an answer of Bybit");
        requireSpan("bybit.recv-window", window);
        requireSpan("bybit.request-timeout", timeout);
        return new BybitConfig(
                withoutSlash(rest),
                stream,
                new Secret(settings.secret("bybit.api-key", "Bybit's API key")),
                new Secret(settings.secret("bybit.api-secret", "secret of Bybit's API key")),
                window,
                timeout,
                settings.integer(
                        "bybit.weight-limit",
                        WEIGHT_LIMIT,
                        LOWEST_WEIGHT_LIMIT,
                        HIGHEST_WEIGHT_LIMIT,
                        "request weight that may go in a second: a read is 2, an order 3 on spot"
                                + " and 6 on contracts"));
    }

    private static void requireSpan(String key, Duration value) {
        if (value.toMillis() < 1 || value.compareTo(LONGEST_WINDOW) > 0) {
            throw new SettingException(
                    "--" + key + " '" + value + "' is not a span from 1ms to 1min");
        }
    }

    @Override
    public String toString() {
        return "Bybit at %s and %s, window %s, time-out %s"
                .formatted(restUrl, streamUrl, recvWindow, requestTimeout);
    }

    private static URI withoutSlash(URI uri) {
        String text = uri.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : uri;
    }
}
