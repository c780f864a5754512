package io.smctrading.sidecar.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.json.JavalinJackson;
import io.javalin.router.Endpoint;
import io.smctrading.sidecar.RequestRefusedException;
import io.smctrading.sidecar.SidecarApp;
import io.smctrading.sidecar.SidecarConfig;
import io.smctrading.sidecar.ledger.LedgerException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routes of {@link RouteTable}, all of them bounded: bodies, lists, threads. Errors are problem
 * documents. Who may call is {@link AccessControl}'s.
 */
public final class Routes {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final int BODY_BYTES = 16 * 1024;
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final String BEGAN = "began";

    private final SidecarApp app;
    private final ObjectMapper json = Json.mapper();

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
        config.jetty.modifyServer(server -> server.setErrorHandler(new ProblemPages(json)));
        config.http.maxRequestSize = BODY_BYTES;
        config.http.prefer405over404 = true;
        config.jsonMapper(new JavalinJackson(json, false));
        config.routes.before(context -> context.attribute(BEGAN, System.nanoTime()));
        new AccessControl(
                        app.http().hosts(),
                        BearerTokens.of(app.http().tokens(), app.system()),
                        new RateLimits(app.http().requestsPerSecond(), app.system()))
                .configure(config.routes);
        handlers()
                .forEach(
                        (route, handler) ->
                                config.routes.addHttpHandler(
                                        route.method(), route.path(), handler, route.roles()));
        config.routes.after(this::measure);
        problems(config.routes);
    }

    private Map<RouteTable, Handler> handlers() {
        Map<RouteTable, Handler> handlers = new EnumMap<>(RouteTable.class);
        handlers.put(RouteTable.HEALTH, this::health);
        handlers.put(RouteTable.READY, this::ready);
        handlers.put(
                RouteTable.METRICS,
                context -> context.result(app.metrics().scrape()).contentType(METRICS_TYPE));
        handlers.put(RouteTable.OPENAPI, OpenApi::answer);
        handlers.putAll(new OrderRoutes(app, json).handlers());
        handlers.putAll(new OperationRoutes(app, json).handlers());
        return handlers;
    }

    private static void problems(RoutesConfig routes) {
        routes.exception(
                HttpResponseException.class,
                (problem, context) ->
                        Problem.answer(
                                context,
                                HttpStatus.forStatus(problem.getStatus()),
                                problem.getMessage()));
        routes.exception(RequestRefusedException.class, Routes::refused);
        routes.exception(LedgerException.class, Routes::withoutLedger);
        routes.exception(CompletionException.class, Routes::later);
        routes.exception(Exception.class, Routes::failed);
    }

    private static void later(CompletionException problem, Context context) {
        if (problem.getCause() instanceof RequestRefusedException refused) {
            refused(refused, context);
        } else if (problem.getCause() instanceof LedgerException ledger) {
            withoutLedger(ledger, context);
        } else {
            failed(problem, context);
        }
    }

    private static void refused(RequestRefusedException problem, Context context) {
        HttpStatus status =
                switch (problem.kind()) {
                    case UNPROCESSABLE -> HttpStatus.UNPROCESSABLE_CONTENT;
                    case CONFLICT -> HttpStatus.CONFLICT;
                    case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
                };
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            context.header("Retry-After", "1");
        }
        Problem.answer(context, status, problem.getMessage());
    }

    private static void withoutLedger(LedgerException problem, Context context) {
        LOG.warn("The ledger did not answer a request", problem);
        context.header("Retry-After", "1");
        Problem.answer(context, HttpStatus.SERVICE_UNAVAILABLE, problem.getMessage());
    }

    private static void failed(Exception problem, Context context) {
        LOG.error("A request failed", problem);
        Problem.answer(context, HttpStatus.INTERNAL_SERVER_ERROR, "see the sidecar's log");
    }

    private void measure(Context context) {
        Long began = context.attribute(BEGAN);
        if (began != null) {
            Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
            app.metrics()
                    .answered(
                            context.method().name(),
                            endpoint == null ? "none" : endpoint.path,
                            context.statusCode(),
                            System.nanoTime() - began);
        }
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
}
