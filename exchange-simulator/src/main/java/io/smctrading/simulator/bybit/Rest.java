package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.fault.Faults;
import io.smctrading.simulator.fault.Operation;
import io.smctrading.simulator.server.FaultGate;
import io.smctrading.simulator.server.HttpServer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves requests: limits, faults, signature, handler, envelope. */
final class Rest {

    private static final Logger LOG = LoggerFactory.getLogger(Rest.class);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAUTHORIZED = 401;

    private final Exchange exchange;
    private final Faults faults;
    private final FaultGate gate;
    private final FaultWords words;
    private final Limits limits;
    private final Authentication authentication;
    private final Map<String, Endpoint> endpoints = new HashMap<>();

    Rest(Exchange exchange, Faults faults, FaultGate gate, FaultWords words, Limits limits) {
        this.exchange = exchange;
        this.faults = faults;
        this.gate = gate;
        this.words = words;
        this.limits = limits;
        this.authentication = new Authentication(exchange);
    }

    Rest with(List<Endpoint> more) {
        more.forEach(endpoint -> endpoints.put(endpoint.method() + endpoint.path(), endpoint));
        return this;
    }

    void configure(JavalinConfig config) {
        config.routes.get("/v5/<path>", this::serve);
        config.routes.post("/v5/<path>", this::serve);
    }

    private void serve(Context context) {
        Endpoint endpoint = endpoints.get(context.method() + context.path());
        Operation operation = endpoint == null ? Operation.ANY : endpoint.operation();
        context.header("Timenow", Long.toString(exchange.now().toEpochMilli()));
        if (!limits.admit(exchange.now(), !faults.limitsOff())) {
            words.refuseAddress(context);
            return;
        }
        gate.serve(context, operation, () -> answer(context, endpoint));
    }

    private void answer(Context context, Endpoint endpoint) {
        try {
            if (endpoint == null) {
                Envelope.write(
                        context,
                        NOT_FOUND,
                        RetCode.NO_ROUTE.code(),
                        RetCode.NO_ROUTE.words(),
                        exchange.now());
                return;
            }
            answerKnown(context, endpoint);
        } catch (BybitRefusal refusal) {
            int status = refusal.code() == RetCode.UNSIGNED ? UNAUTHORIZED : OK;
            Envelope.write(
                    context, status, refusal.code().code(), refusal.getMessage(), exchange.now());
        } catch (RuntimeException e) {
            LOG.error("{} {}", context.method(), context.path(), e);
            Envelope.write(context, RetCode.SERVER_ERROR.refusal(), exchange.now());
        }
    }

    private void answerKnown(Context context, Endpoint endpoint) {
        boolean post = endpoint.method().equals("POST");
        String query = context.queryString() == null ? "" : context.queryString();
        String payload = post ? context.body() : query;
        Account account = null;
        if (endpoint.signed()) {
            account = authentication.check(context, payload);
        }
        Parameters asked = post ? body(payload) : query(context);
        if (endpoint.signed()) {
            Limits.Standing standing = count(account, endpoint, asked);
            if (refuses(standing)) {
                words.limited(context, standing);
                return;
            }
            FaultWords.headers(context, standing);
        }
        Endpoint.Call call = new Endpoint.Call(account, asked);
        Endpoint.Answer answer = exchange.read(() -> endpoint.handler().answer(call));
        Envelope.write(
                context,
                OK,
                Envelope.of(
                        RetCode.OK.code(),
                        RetCode.OK.words(),
                        answer.result(),
                        answer.extra(),
                        exchange.now()));
    }

    /** What is left of a limit after one more request, for the order socket too. */
    Limits.Standing count(Account account, Endpoint endpoint, Parameters asked) {
        int weight = Math.max(1, asked.json().path("request").size());
        return limits.count(
                endpoint.limitKey(account, asked), endpoint.limit(asked), weight, exchange.now());
    }

    boolean refuses(Limits.Standing standing) {
        return limits.refuses(standing, exchange.now(), !faults.limitsOff());
    }

    Endpoint endpoint(String method, String path) {
        return endpoints.get(method + path);
    }

    private static Parameters query(Context context) {
        Map<String, String> query = new HashMap<>();
        context.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
        return Parameters.ofQuery(query);
    }

    private static Parameters body(String body) {
        try {
            JsonNode json = HttpServer.JSON.readTree(body.isEmpty() ? "{}" : body);
            if (json.isObject()) {
                return new Parameters(json);
            }
        } catch (JsonProcessingException e) {
            throw RetCode.PARAMETER_ERROR.refusal("json unmarshal failed");
        }
        throw RetCode.PARAMETER_ERROR.refusal("json unmarshal failed");
    }
}
