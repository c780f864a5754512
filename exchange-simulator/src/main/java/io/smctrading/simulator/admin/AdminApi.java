package io.smctrading.simulator.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.smctrading.simulator.Simulator;
import io.smctrading.simulator.Venue;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.server.HttpServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives the simulator and tells its truth. Bodies are JSON; {@code venue} picks one exchange, all
 * are meant without it. Errors are problem documents of RFC 9457.
 */
public final class AdminApi {

    private static final Logger LOG = LoggerFactory.getLogger(AdminApi.class);
    private static final String PROBLEM = "application/problem+json";
    private static final BigDecimal FASTEST = BigDecimal.valueOf(100_000);

    private final Simulator simulator;

    public AdminApi(Simulator simulator) {
        this.simulator = simulator;
    }

    /** Adds the routes. */
    public void configure(JavalinConfig config) {
        RoutesConfig routes = config.routes;
        routes.get("/health", this::health);
        routes.get("/admin/state", this::state);
        routes.post("/admin/market/advance", this::advance);
        routes.post("/admin/market/trade", this::trade);
        routes.post("/admin/market/play", this::play);
        routes.post("/admin/market/pause", this::pause);
        routes.get("/admin/faults", this::faults);
        routes.post("/admin/faults", this::addFault);
        routes.delete("/admin/faults", this::clearFaults);
        routes.post("/admin/clock", this::clock);
        routes.post("/admin/limits", this::limits);
        routes.post("/admin/reset", this::reset);
        routes.exception(
                HttpResponseException.class,
                (e, context) -> problem(context, e.getStatus(), e.getMessage()));
        routes.exception(
                Exception.class,
                (e, context) -> {
                    LOG.error("An admin request failed", e);
                    problem(context, 500, "see the simulator's log");
                });
    }

    private void health(Context context) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("status", "up");
        Map<String, String> venues = new LinkedHashMap<>();
        simulator.venues().values().forEach(v -> venues.put(v.name(), v.uri().toString()));
        view.put("venues", venues);
        context.json(view);
    }

    private void state(Context context) {
        String name = context.queryParam("venue");
        if (name != null) {
            context.json(TruthViews.of(venue(name)));
            return;
        }
        context.json(
                Map.of(
                        "venues",
                        simulator.venues().values().stream().map(TruthViews::of).toList()));
    }

    private void advance(Context context) {
        JsonNode body = body(context, "venue", "to");
        Instant to = instant(body, "to");
        answer(context, body, venue -> venue.player().advance(to));
    }

    private void trade(Context context) {
        JsonNode body =
                body(context, "venue", "category", "symbol", "price", "quantity", "buyerIsMaker");
        Venue venue = venue(text(body, "venue"));
        String symbol = text(body, "symbol");
        String category = body.path("category").asText("");
        Instrument instrument =
                venue.exchange().instruments().stream()
                        .filter(one -> one.symbol().equals(symbol))
                        .filter(one -> category.isEmpty() || one.category().equals(category))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        bad(
                                                "symbol",
                                                symbol,
                                                venue.exchange().instruments().stream()
                                                        .map(Instrument::key)
                                                        .toList()
                                                        .toString()));
        BigDecimal price = positive(body, "price");
        BigDecimal quantity = positive(body, "quantity");
        if (price.remainder(instrument.tick()).signum() != 0) {
            throw bad("price", price, "multiples of " + instrument.tick().toPlainString());
        }
        boolean sold = body.path("buyerIsMaker").asBoolean(false);
        venue.exchange().trade(instrument, price, quantity, sold);
        context.json(TruthViews.progress(List.of(venue)));
    }

    private void play(Context context) {
        JsonNode body = body(context, "venue", "speed");
        BigDecimal speed = body.has("speed") ? decimal(body, "speed") : BigDecimal.ONE;
        if (speed.signum() < 0 || speed.compareTo(FASTEST) > 0) {
            throw bad("speed", speed, "a number from 0 to " + FASTEST);
        }
        answer(context, body, venue -> venue.player().play(speed));
    }

    private void pause(Context context) {
        answer(context, body(context, "venue"), venue -> venue.player().play(BigDecimal.ZERO));
    }

    private void faults(Context context) {
        context.json(
                Map.of(
                        "faults",
                        venuesOf(context.queryParam("venue")).stream()
                                .flatMap(
                                        venue ->
                                                venue.faults().waiting().stream()
                                                        .map(f -> FaultBodies.view(venue, f)))
                                .toList()));
    }

    private void addFault(Context context) {
        JsonNode body = body(context, FaultBodies.FIELDS);
        Consumer<Venue> fault = FaultBodies.read(body);
        answer(context, body, fault);
        context.status(HttpStatus.CREATED);
    }

    private void clearFaults(Context context) {
        venuesOf(context.queryParam("venue")).forEach(venue -> venue.faults().clear());
        context.status(HttpStatus.NO_CONTENT);
    }

    private void clock(Context context) {
        JsonNode body = body(context, "venue", "skewMs");
        long skew = decimal(body, "skewMs").longValue();
        answer(context, body, venue -> venue.exchange().skew(Duration.ofMillis(skew)));
    }

    private void limits(Context context) {
        JsonNode body = body(context, "venue", "enforced");
        if (!body.path("enforced").isBoolean()) {
            throw bad("enforced", body.path("enforced").asText(), "true or false");
        }
        boolean off = !body.path("enforced").booleanValue();
        answer(context, body, venue -> venue.faults().limitsOff(off));
    }

    private void reset(Context context) {
        answer(context, body(context, "venue"), Venue::reset);
    }

    private void answer(Context context, JsonNode body, Consumer<Venue> action) {
        List<Venue> venues = venuesOf(body.has("venue") ? text(body, "venue") : null);
        venues.forEach(action);
        context.json(TruthViews.progress(venues));
    }

    private List<Venue> venuesOf(String name) {
        return name == null ? new ArrayList<>(simulator.venues().values()) : List.of(venue(name));
    }

    private Venue venue(String name) {
        Venue venue = simulator.venues().get(name);
        if (venue == null) {
            throw bad("venue", name, simulator.venues().keySet().toString());
        }
        return venue;
    }

    private static JsonNode body(Context context, String... allowed) {
        JsonNode body;
        try {
            String text = context.body();
            body = HttpServer.JSON.readTree(text.isBlank() ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw new HttpResponseException(400, "the body is not JSON: " + e.getOriginalMessage());
        }
        if (!body.isObject()) {
            throw new HttpResponseException(400, "the body is not a JSON object");
        }
        body.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!List.of(allowed).contains(name)) {
                                throw new HttpResponseException(
                                        400,
                                        "'" + name + "' is unknown, allowed: " + List.of(allowed));
                            }
                        });
        return body;
    }

    static String text(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw bad(field, value.asText(), "a text");
        }
        return value.textValue();
    }

    static BigDecimal decimal(JsonNode body, String field) {
        try {
            return new BigDecimal(body.path(field).asText());
        } catch (NumberFormatException e) {
            throw bad(field, body.path(field).asText(), "a number");
        }
    }

    private static BigDecimal positive(JsonNode body, String field) {
        BigDecimal value = decimal(body, field);
        if (value.signum() <= 0) {
            throw bad(field, value, "a number above 0");
        }
        return value;
    }

    private static Instant instant(JsonNode body, String field) {
        try {
            return Instant.parse(text(body, field));
        } catch (DateTimeParseException e) {
            throw bad(field, text(body, field), "a time such as 2013-11-25T00:01:00Z");
        }
    }

    static HttpResponseException bad(String field, Object value, String allowed) {
        return new HttpResponseException(
                400, "'" + field + "' is '" + value + "', allowed: " + allowed);
    }

    private static void problem(Context context, int status, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", HttpStatus.forStatus(status).getMessage());
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("instance", context.path());
        context.status(status).json(problem).contentType(PROBLEM);
    }
}
