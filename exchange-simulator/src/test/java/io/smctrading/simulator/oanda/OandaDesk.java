package io.smctrading.simulator.oanda;

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
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

/** A paused OANDA for one test class, and a customer. Bitcoin stands at 800.0 / 800.2. */
final class OandaDesk implements AutoCloseable {

    static final String ACCOUNT = "101-004-1435156-001";
    static final String TOKEN = "simulatedOandaToken";
    static final ObjectMapper JSON = new ObjectMapper();

    private final Simulator simulator = Simulator.start(SimulatorConfig.forTests());
    private final HttpClient client = HttpClient.newHttpClient();

    record Answer(int status, JsonNode body) {
        String error() {
            return body.path("errorCode").asText();
        }

        JsonNode created() {
            return body.path("orderCreateTransaction");
        }

        JsonNode filled() {
            return body.path("orderFillTransaction");
        }

        JsonNode cancelled() {
            return body.path("orderCancelTransaction");
        }
    }

    Venue venue() {
        return simulator.venue("oanda");
    }

    Account account() {
        return venue().exchange().account(TOKEN).orElseThrow();
    }

    Instrument bitcoin() {
        return venue().exchange().instrument("fx", "BTC_USD").orElseThrow();
    }

    /** As at the start, with a bid of 800. */
    void reset() {
        venue().reset();
        venue().faults().limitsOff(true);
        bid("800");
    }

    /** Moves the dealer's bid; the ask is 0.2 above. */
    void bid(String price) {
        venue().exchange().trade(bitcoin(), new BigDecimal(price), BigDecimal.ONE, true);
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer put(String path, String body) {
        return send("PUT", path, body.replace('\'', '"'));
    }

    /** A market order of one bitcoin with a change to it: {@code 'units':'2'}. */
    Answer order(String changes) {
        ObjectNode order = JSON.createObjectNode();
        order.put("type", "MARKET").put("instrument", "BTC_USD").put("units", "1");
        order.setAll((ObjectNode) json("{" + changes.replace('\'', '"') + "}"));
        return send("POST", "/orders", JSON.createObjectNode().set("order", order).toString());
    }

    Answer send(String method, String path, String body) {
        return send(request(method, "/v3/accounts/" + ACCOUNT + path, body).build());
    }

    HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(venue().uri() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json");
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), json(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Lines of a stream, until it is closed. */
    Stream<String> lines(String path) {
        try {
            return client.send(
                            request("GET", "/v3/accounts/" + ACCOUNT + path, "").build(),
                            HttpResponse.BodyHandlers.ofLines())
                    .body();
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
