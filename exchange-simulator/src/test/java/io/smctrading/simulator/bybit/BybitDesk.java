package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.Simulator;
import io.smctrading.simulator.SimulatorConfig;
import io.smctrading.simulator.Venue;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Instrument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * A paused Bybit for one test class, and a customer who signs by hand. The market stands at 800.
 */
final class BybitDesk implements AutoCloseable {

    static final String KEY = "simulatedBybitApiKey";
    static final String SECRET = "simulatedBybitSecret";
    static final ObjectMapper JSON = new ObjectMapper();

    private final Simulator simulator = Simulator.start(SimulatorConfig.forTests());
    private final HttpClient client = HttpClient.newHttpClient();

    record Answer(int status, JsonNode body, HttpHeaders headers) {
        int code() {
            return body.path("retCode").asInt(-1);
        }

        String message() {
            return body.path("retMsg").asText();
        }

        JsonNode result() {
            return body.path("result");
        }

        JsonNode list() {
            return result().path("list");
        }

        JsonNode first() {
            return list().path(0);
        }
    }

    Venue venue() {
        return simulator.venue("bybit");
    }

    Account account() {
        return venue().exchange().account(KEY).orElseThrow();
    }

    Instrument instrument(String category) {
        return venue().exchange().instrument(category, "BTCUSDT").orElseThrow();
    }

    /** As at the start, with a market at 800. */
    void reset() {
        venue().reset();
        venue().faults().limitsOff(true);
        trade("800");
    }

    /** Prints a sold trade on both markets: the best bid is its price. */
    void trade(String price) {
        for (String category : new String[] {"spot", "linear"}) {
            venue().exchange()
                    .trade(instrument(category), new BigDecimal(price), BigDecimal.ONE, true);
        }
    }

    Answer get(String path) {
        return send("GET", path, "", signedAt(0));
    }

    Answer post(String path, ObjectNode body) {
        return send("POST", path, body.toString(), signedAt(0));
    }

    /** An order of 0.1 with a change to it: {@code "side":"Sell"}. */
    Answer order(String category, String changes) {
        return post("/v5/order/create", terms(category, changes));
    }

    static ObjectNode terms(String category, String changes) {
        ObjectNode body = JSON.createObjectNode();
        body.put("category", category).put("symbol", "BTCUSDT").put("side", "Buy");
        body.put("orderType", "Limit").put("qty", "0.1").put("price", "790");
        return body.setAll((ObjectNode) json("{" + changes + "}"));
    }

    JsonNode open(String category) {
        return get("/v5/order/realtime?category=" + category + "&symbol=BTCUSDT").list();
    }

    JsonNode order(String category, Answer created) {
        String id = created.result().path("orderId").asText();
        return get("/v5/order/realtime?category=" + category + "&orderId=" + id).first();
    }

    long signedAt(long millisLater) {
        return venue().exchange().now().toEpochMilli() + millisLater;
    }

    Answer send(String method, String path, String body, long timestamp) {
        return send(method, path, body, timestamp, KEY, SECRET);
    }

    Answer send(
            String method, String path, String body, long timestamp, String key, String secret) {
        int query = path.indexOf('?');
        String payload = method.equals("POST") ? body : path.substring(query + 1);
        String sign = Signature.of(secret, timestamp + key + "5000" + (query < 0 ? body : payload));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(venue().uri() + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header("X-BAPI-API-KEY", key)
                        .header("X-BAPI-TIMESTAMP", Long.toString(timestamp))
                        .header("X-BAPI-RECV-WINDOW", "5000")
                        .header("X-BAPI-SIGN", sign)
                        .build();
        return send(request);
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            JsonNode body = text.startsWith("{") ? json(text) : JSON.createObjectNode();
            return new Answer(response.statusCode(), body, response.headers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        simulator.close();
    }
}
