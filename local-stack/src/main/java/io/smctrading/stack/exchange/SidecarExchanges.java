package io.smctrading.stack.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.stack.StackException;
import io.smctrading.stack.StateFolder;
import io.smctrading.stack.server.SidecarTokens;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** What the sidecar's API tells of the exchanges it trades at, and what it can be told of them. */
public final class SidecarExchanges {

    private static final Duration TOKEN_LIFETIME = Duration.ofHours(12);

    private final JsonHttp http;

    /**
     * @param sidecar root of the sidecar's API
     * @param token bearer token of an administrator
     */
    public SidecarExchanges(URI sidecar, Supplier<String> token) {
        this.http = new JsonHttp("sidecar", sidecar, token);
    }

    /**
     * Asks as an administrator of a local stack does.
     *
     * @param sidecar root of the sidecar's API
     */
    public static SidecarExchanges of(StateFolder state, URI sidecar) {
        SidecarTokens tokens = new SidecarTokens(state);
        String token = tokens.issue("admin", "smc", Instant.now(), TOKEN_LIFETIME);
        return new SidecarExchanges(sidecar, () -> token);
    }

    /** The exchanges as the sidecar lists them. */
    public JsonNode all() {
        JsonNode answer = http.get("/api/v1/exchanges");
        return answer.isArray() ? answer : answer.path("exchanges");
    }

    /**
     * Whether everything that a venue's private stream has emitted is part of the ledger, and
     * nothing is on its way to the venue.
     *
     * @param emitted number of messages that the venue has emitted to the account
     */
    boolean hasApplied(String venue, long emitted) {
        for (JsonNode one : all()) {
            if (name(one).equals(venue)) {
                return number(one, "stream_messages") >= emitted && number(one, "pending") == 0;
            }
        }
        throw StackException.failed("the sidecar does not trade at " + venue + ": " + all());
    }

    /** The venue's name in an entry of {@link #all}. */
    public static String name(JsonNode exchange) {
        return exchange.path(exchange.has("venue") ? "venue" : "exchange").asText();
    }

    private static long number(JsonNode exchange, String field) {
        JsonNode value = exchange.path(field);
        if (!value.isIntegralNumber()) {
            throw StackException.failed(
                    "the sidecar does not tell '" + field + "' of an exchange: " + exchange);
        }
        return value.asLong();
    }

    /**
     * Moves new orders from one venue to another.
     *
     * @param symbol canonical symbol; empty for all
     * @return what the sidecar says of it
     * @throws StackException failed if it refuses
     */
    public JsonNode failover(String from, String to, Optional<String> symbol, String reason) {
        ObjectNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("from", from)
                        .put("to", to)
                        .put("reason", reason);
        symbol.ifPresent(only -> body.put("symbol", only));
        return http.post("/api/v1/failover", body);
    }
}
