package io.smctrading.sidecar.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.json.JavalinJackson;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.sidecar.SidecarApp;
import io.smctrading.sidecar.SidecarConfig;
import io.smctrading.sidecar.ledger.LedgerException;
import io.smctrading.sidecar.ledger.TradingState;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes. Everything is bounded: bodies, lists, threads. Who posts must send JSON, which no
 * foreign web page can without being asked first, and the token if there is one.
 */
public final class Routes {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final int BODY_BYTES = 16 * 1024;
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAXIMUM_LIMIT = 1_000;
    private static final int REASON_CHARACTERS = 500;
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final SidecarApp app;
    private final ObjectMapper json =
            new ObjectMapper().enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private Routes(SidecarApp app) {
        this.app = app;
    }

    public static Javalin of(SidecarApp app) {
        return Javalin.create(new Routes(app)::configure);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.jetty.host = SidecarConfig.LOOPBACK;
        config.jetty.threadPool = new QueuedThreadPool(16, 4);
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.http.maxRequestSize = BODY_BYTES;
        config.http.prefer405over404 = true;
        config.jsonMapper(new JavalinJackson(json, false));
        RoutesConfig routes = config.routes;
        routes.before(Routes::harden);
        routes.before("/api/*", this::admit);
        routes.get("/health", this::health);
        routes.get("/ready", this::ready);
        routes.get(
                "/metrics",
                context -> context.result(app.metrics().scrape()).contentType(METRICS_TYPE));
        routes.get("/api/v1/orders", this::orders);
        routes.get("/api/v1/orders/{id}", this::order);
        routes.get(
                "/api/v1/emergency",
                context -> context.json(OrderViews.tradingState(app.states().current())));
        routes.post("/api/v1/emergency/halt", context -> change(context, true));
        routes.post("/api/v1/emergency/resume", context -> change(context, false));
        routes.exception(
                HttpResponseException.class,
                (problem, context) ->
                        Problem.answer(
                                context,
                                HttpStatus.forStatus(problem.getStatus()),
                                problem.getMessage()));
        routes.exception(
                LedgerException.class,
                (problem, context) -> {
                    LOG.warn("The ledger did not answer a request", problem);
                    Problem.answer(context, HttpStatus.SERVICE_UNAVAILABLE, problem.getMessage());
                });
        routes.exception(
                Exception.class,
                (problem, context) -> {
                    LOG.error("A request failed", problem);
                    Problem.answer(
                            context, HttpStatus.INTERNAL_SERVER_ERROR, "see the sidecar's log");
                });
    }

    private static void harden(Context context) {
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cache-Control", "no-store");
    }

    private void admit(Context context) {
        if (!HandlerType.POST.equals(context.method())) {
            return;
        }
        String type = context.contentType();
        if (type == null || !type.startsWith("application/json")) {
            throw problem(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "content type '" + type + "', allowed: application/json");
        }
        if (context.contentLength() < 0) {
            throw problem(HttpStatus.LENGTH_REQUIRED, "the request must state its length");
        }
        if (app.token().isPresent() && !bears(context, app.token().get())) {
            context.header("WWW-Authenticate", "Bearer");
            throw problem(HttpStatus.UNAUTHORIZED, "the token is missing or wrong");
        }
    }

    private static boolean bears(Context context, String token) {
        String header = context.header("Authorization");
        return header != null
                && MessageDigest.isEqual(
                        header.getBytes(UTF_8), ("Bearer " + token).getBytes(UTF_8));
    }

    private void health(Context context) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("status", "up");
        view.put("trading", app.readiness().trading().phase().name());
        view.put("detail", app.readiness().trading().detail());
        context.json(view);
    }

    private void ready(Context context) {
        Map<String, Readiness.Dependency> dependencies = app.readiness().check();
        boolean ready = dependencies.values().stream().allMatch(Readiness.Dependency::up);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("status", ready ? "ready" : "not_ready");
        view.put("dependencies", dependencies);
        context.status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE).json(view);
    }

    private void orders(Context context) {
        List<Map<String, Object>> orders =
                app.orders().newest(statuses(context), limit(context)).stream()
                        .map(OrderViews::order)
                        .toList();
        context.json(Map.of("orders", orders));
    }

    private void order(Context context) {
        String id = context.pathParam("id");
        Map<String, Object> view =
                app.orders()
                        .order(id)
                        .map(OrderViews::order)
                        .orElseThrow(
                                () ->
                                        problem(
                                                HttpStatus.NOT_FOUND,
                                                "order '" + id + "' is not in the ledger"));
        view.put(
                "executions",
                app.orders().executions(id).stream().map(OrderViews::execution).toList());
        context.json(view);
    }

    private void change(Context context, boolean halt) {
        JsonNode body = body(context);
        String reason = text(body, "reason", null);
        String actor = text(body, "actor", "operator");
        TradingState state = app.states().change(halt, actor, reason);
        app.metrics().halted(state.halted());
        app.announce().run();
        context.json(OrderViews.tradingState(state));
    }

    private JsonNode body(Context context) {
        try {
            return json.readTree(context.body());
        } catch (JsonProcessingException e) {
            throw bad("the body is not JSON: " + e.getOriginalMessage());
        }
    }

    private static String text(JsonNode body, String field, String otherwise) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() && otherwise != null) {
            return otherwise;
        }
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > REASON_CHARACTERS) {
            throw bad(
                    "'"
                            + field
                            + "' is "
                            + (value.isMissingNode() ? "missing" : "not allowed")
                            + ", allowed: a text of 1 to "
                            + REASON_CHARACTERS
                            + " characters");
        }
        return value.textValue();
    }

    private static int limit(Context context) {
        String text = context.queryParam("limit");
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MAXIMUM_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Falls through to the answer that says what is allowed.
        }
        throw bad("limit '" + text + "', allowed: a whole number from 1 to " + MAXIMUM_LIMIT);
    }

    private static List<String> statuses(Context context) {
        String text = context.queryParam("status");
        if (text == null) {
            return List.of();
        }
        if (OrderViews.STATUS_WORDS.contains(text)) {
            return OrderViews.states(text);
        }
        List<String> states = Arrays.stream(OrderStatus.values()).map(Enum::name).toList();
        if (states.contains(text)) {
            return List.of(text);
        }
        throw bad("status '" + text + "', allowed: " + OrderViews.STATUS_WORDS + " or " + states);
    }

    private static HttpResponseException problem(HttpStatus status, String detail) {
        return new HttpResponseException(status.getCode(), detail);
    }

    private static HttpResponseException bad(String detail) {
        return problem(HttpStatus.BAD_REQUEST, detail);
    }
}
