package io.smctrading.sidecar.exchange.http;

import io.smctrading.sidecar.exchange.ExchangeException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What an exchange answered, whole.
 *
 * @param status HTTP status
 * @param body as text
 */
public record HttpAnswer(String operation, int status, HttpHeaders headers, String body) {

    /** First value of a header, in any case. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** {@code Retry-After} in seconds, if there is one that can be read. */
    public Optional<Duration> retryAfter() {
        return header("Retry-After")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    /**
     * The body.
     *
     * @throws ExchangeException PROTOCOL if it is not JSON
     */
    public JsonView json() {
        return JsonView.parse(operation, body);
    }

    /**
     * Shows the entries of a body that is a list, one after the other.
     *
     * @return how many there are
     * @throws ExchangeException PROTOCOL if it is not a list of JSON
     */
    public int each(Consumer<JsonView> action) {
        return JsonView.each(operation, body, action);
    }

    /** The body, or empty if it is not JSON. */
    public Optional<JsonView> tryJson() {
        try {
            return Optional.of(json());
        } catch (ExchangeException e) {
            return Optional.empty();
        }
    }

    /** Status and the beginning of the body, for messages. */
    public String excerpt() {
        String text = body.strip();
        return "HTTP "
                + status
                + " "
                + (text.length() <= 200 ? text : text.substring(0, 200) + "…");
    }
}
