package io.smctrading.sidecar.exchange.oanda;

import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import io.smctrading.sidecar.exchange.http.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * How OANDA is reached, and as whom. Its text form does not show the token.
 *
 * @param restUrl without {@code /v3} and without a slash at the end
 * @param streamUrl likewise
 * @param account such as 101-004-1435156-001
 * @param requestTimeout longest wait for an answer, above 0
 */
public record OandaConfig(
        URI restUrl, URI streamUrl, Secret token, String account, Duration requestTimeout) {

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(1);

    /**
     * Reads the keys {@code oanda.*}. Without URLs it is fxTrade Practice, unless {@code
     * oanda.practice} is false.
     */
    public static OandaConfig from(Settings settings) {
        boolean practice =
                settings.flag("oanda.practice", true, "whether fxTrade Practice's URLs are meant");
        String host = practice ? "fxpractice" : "fxtrade";
        URI rest =
                settings.uri(
                        "oanda.rest-url",
                        "https://api-" + host + ".oanda.com",
                        "where OANDA answers requests");
        URI stream =
                settings.uri(
                        "oanda.stream-url",
                        "https://stream-" + host + ".oanda.com",
                        "where OANDA streams");
        Duration timeout =
                settings.duration(
                        "oanda.request-timeout",
                        Duration.ofSeconds(5),
                        "longest wait for an answer of OANDA");
        if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new SettingException(
                    "--oanda.request-timeout '" + timeout + "' is not a span from 1ms to 1min");
        }
        return new OandaConfig(
                withoutSlash(rest),
                withoutSlash(stream),
                new Secret(settings.secret("oanda.token", "OANDA's access token")),
                settings.requiredText("oanda.account", "OANDA's account id"),
                timeout);
    }

    @Override
    public String toString() {
        return "OANDA at %s and %s, account %s, time-out %s"
                .formatted(restUrl, streamUrl, account, requestTimeout);
    }

    private static URI withoutSlash(URI uri) {
        String text = uri.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : uri;
    }
}
