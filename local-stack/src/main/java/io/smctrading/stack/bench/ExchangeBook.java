package io.smctrading.stack.bench;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smctrading.stack.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The exchange's own word on what it has: a piece at a time, for books of a hundred thousand
 * orders.
 *
 * @param orders of all sides, exits included once their entry has let them in
 * @param repeated orders whose client id another one has
 * @param created when the exchange made each order, by client id
 * @param fills ids of all executions
 */
record ExchangeBook(int orders, int repeated, Map<String, Instant> created, Set<String> fills) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of an exit that is no order of the market yet, and which the ledger need not know. */
    private static final String WAITS_FOR_ENTRY = "PENDING";

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    /**
     * Reads the book of an exchange's first account.
     *
     * @param admin root of the simulator's admin API
     * @param exchange its name there
     */
    static ExchangeBook read(URI admin, String exchange) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(admin + "/admin/state?venue=" + exchange))
                        .timeout(TIMEOUT)
                        .build();
        try {
            HttpResponse<InputStream> answer =
                    HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return parse(body);
            }
        } catch (IOException e) {
            throw StackException.failed("the simulator does not tell its book: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StackException.failed("interrupted while measuring", e);
        }
    }

    /** Reads the simulator's answer. */
    static ExchangeBook parse(InputStream body) throws IOException {
        int orders = 0;
        int repeated = 0;
        Map<String, Instant> created = new HashMap<>();
        Set<String> fills = new HashSet<>();
        try (JsonParser parser = JSON.createParser(body)) {
            JsonToken token = parser.nextToken();
            while (token != null) {
                if (token == JsonToken.FIELD_NAME && parser.currentName().equals("orders")) {
                    parser.nextToken();
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        JsonNode order = JSON.readTree(parser);
                        Instant before =
                                created.put(
                                        order.path("clientId").asText(),
                                        Instant.parse(order.path("created").asText()));
                        orders += order.path("status").asText().equals(WAITS_FOR_ENTRY) ? 0 : 1;
                        repeated += before == null ? 0 : 1;
                    }
                } else if (token == JsonToken.FIELD_NAME && parser.currentName().equals("fills")) {
                    parser.nextToken();
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        JsonNode fill = JSON.readTree(parser);
                        fills.add(fill.path("id").asText());
                    }
                }
                token = parser.nextToken();
            }
        }
        return new ExchangeBook(orders, repeated, created, fills);
    }
}
