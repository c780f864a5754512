package io.smctrading.simulator.binance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.websocket.WsContext;
import io.smctrading.simulator.binance.Endpoint.Call;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.fault.Fault;
import io.smctrading.simulator.fault.FaultKind;
import io.smctrading.simulator.fault.Faults;
import io.smctrading.simulator.fault.Operation;
import io.smctrading.simulator.fault.PrivateFeed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The WebSocket API: the endpoints by their method names, sessions, user data streams. Log-on takes
 * HMAC keys too, where Binance wants Ed25519 ones.
 */
final class WebSocketApi {

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketApi.class);

    /** Reads numbers as they were written: they are part of what is signed. */
    private static final ObjectMapper EXACT =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                    .build();

    private static final Set<FaultKind> SILENT_BEFORE = EnumSet.of(FaultKind.TIMEOUT_BEFORE);
    private static final Set<FaultKind> ERRORS_BEFORE =
            EnumSet.of(FaultKind.ERROR_BEFORE, FaultKind.CODE_BEFORE);
    private static final Set<FaultKind> AFTER =
            EnumSet.of(FaultKind.TIMEOUT_AFTER, FaultKind.ERROR_AFTER, FaultKind.CODE_AFTER);
    private static final int OK = 200;
    private static final int BUSY = 503;
    private static final int POLICY = 1008;

    private final Exchange exchange;
    private final Faults faults;
    private final Security security;
    private final Limits limits;
    private final AccountEndpoints accounts;
    private final PrivateFeed<Map<String, Object>> feed;
    private final Map<String, Endpoint> endpoints = new HashMap<>();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    WebSocketApi(
            Exchange exchange,
            Faults faults,
            Security security,
            Limits limits,
            AccountEndpoints accounts,
            PrivateFeed<Map<String, Object>> feed,
            List<Endpoint> endpoints) {
        this.exchange = exchange;
        this.faults = faults;
        this.security = security;
        this.limits = limits;
        this.accounts = accounts;
        this.feed = feed;
        for (Endpoint endpoint : endpoints) {
            if (endpoint.method() != null) {
                this.endpoints.put(endpoint.method(), endpoint);
            }
        }
    }

    void connect(WsContext context) {
        sessions.put(context.sessionId(), new Session(context, exchange.now().toEpochMilli()));
    }

    void close(WsContext context) {
        Session session = sessions.remove(context.sessionId());
        if (session != null) {
            session.end();
        }
    }

    Collection<Session> sessions() {
        return sessions.values();
    }

    void message(WsContext context, String text) {
        Session session = sessions.get(context.sessionId());
        if (session == null) {
            return;
        }
        JsonNode request;
        try {
            request = EXACT.readTree(text);
        } catch (JsonProcessingException e) {
            session.send(failure(null, BinanceException.bad(-1135, "Invalid JSON Request")));
            return;
        }
        JsonNode id = request.get("id");
        try {
            Optional<Object> result = answer(session, request);
            result.ifPresent(value -> session.send(success(session, request, id, value)));
        } catch (BinanceException e) {
            session.send(failure(id, e));
            if (e.status() == 418) {
                context.closeSession(POLICY, "banned");
            }
        } catch (RuntimeException e) {
            LOG.error("A WebSocket request failed: {}", request.path("method").asText(), e);
            session.send(
                    failure(
                            id,
                            new BinanceException(
                                    500,
                                    -1000,
                                    "An unknown error occurred while processing the request.")));
        }
    }

    /** The result, or nothing if a fault swallows it. */
    private Optional<Object> answer(Session session, JsonNode request) {
        String method = request.path("method").asText().replaceFirst("^v3/", "");
        Parameters parameters = parameters(request.path("params"));
        Endpoint endpoint = endpoints.get(method);
        Operation operation = endpoint == null ? Operation.ANY : endpoint.operation();
        if (faults.maintenance()) {
            throw new BinanceException(BUSY, -1016, "This service is no longer available.");
        }
        if (faults.strike(SILENT_BEFORE, operation).isPresent()) {
            return Optional.empty();
        }
        faults.strike(ERRORS_BEFORE, operation)
                .ifPresent(
                        fault -> {
                            throw error(fault);
                        });
        faults.strike(EnumSet.of(FaultKind.RATE_LIMIT), operation)
                .ifPresent(fault -> limits.limit(fault.hold()));
        faults.strike(EnumSet.of(FaultKind.BAN), operation)
                .ifPresent(fault -> limits.ban(fault.hold()));
        limits.request(endpoint == null ? 2 : endpoint.weight().applyAsInt(parameters));
        Optional<Fault> after = faults.strike(AFTER, operation);
        Object result =
                endpoint == null
                        ? sessionRequest(session, method, parameters)
                        : call(session, endpoint, parameters);
        if (after.isEmpty()) {
            return Optional.of(result);
        }
        if (after.get().kind() == FaultKind.TIMEOUT_AFTER) {
            return Optional.empty();
        }
        throw error(after.get());
    }

    private Object call(Session session, Endpoint endpoint, Parameters parameters) {
        Account account =
                endpoint.security() == Endpoint.Security.NONE ? null : account(session, parameters);
        session.lastAccount = account == null ? session.lastAccount : account;
        Call call = new Call(parameters, account, true);
        return exchange.read(() -> endpoint.answer().apply(call));
    }

    private Account account(Session session, Parameters parameters) {
        if (session.account != null && !parameters.has("signature")) {
            security.checkTime(parameters);
            return session.account;
        }
        return security.signed(
                parameters, parameters.text("apiKey"), Signatures.payload(parameters.values()));
    }

    private Object sessionRequest(Session session, String method, Parameters parameters) {
        return switch (method) {
            case "session.logon" -> {
                session.account =
                        security.signed(
                                parameters,
                                parameters.text("apiKey"),
                                Signatures.payload(parameters.values()));
                session.authorizedSince = exchange.now().toEpochMilli();
                yield status(session);
            }
            case "session.status" -> status(session);
            case "session.logout" -> {
                session.account = null;
                session.authorizedSince = null;
                session.end(session.logonSubscription);
                yield status(session);
            }
            case "session.subscriptions" ->
                    session.subscriptions.keySet().stream()
                            .sorted()
                            .map(id -> Map.of("subscriptionId", id))
                            .toList();
            case "userDataStream.subscribe" -> {
                if (session.account == null) {
                    throw BinanceException.bad(
                            -1002, "You are not authorized to execute this request.");
                }
                Map<String, Object> view = subscribe(session, session.account);
                session.logonSubscription = (Integer) view.get("subscriptionId");
                yield view;
            }
            case "userDataStream.subscribe.signature" ->
                    subscribe(
                            session,
                            security.signed(
                                    parameters,
                                    parameters.text("apiKey"),
                                    Signatures.payload(parameters.values())));
            case "userDataStream.unsubscribe" -> {
                Long id = parameters.number("subscriptionId");
                unsubscribe(session, id);
                yield Map.of();
            }
            default ->
                    throw BinanceException.bad(
                            -1130, "Data sent for parameter 'method' is not valid.");
        };
    }

    private Map<String, Object> subscribe(Session session, Account account) {
        if (session.accounts.containsValue(account)) {
            throw BinanceException.bad(-2035, "User Data Stream subscription already active.");
        }
        int id = session.nextSubscription++;
        session.accounts.put(id, account);
        session.subscriptions.put(
                id,
                exchange.read(
                        () -> feed.listen(account, event -> session.send(wrapped(id, event)))));
        return Map.of("subscriptionId", id);
    }

    private static void unsubscribe(Session session, Long id) {
        if (id != null && !session.subscriptions.containsKey(id.intValue())) {
            throw BinanceException.bad(-2036, "User Data Stream subscription not active.");
        }
        if (id == null) {
            session.end();
        } else {
            session.end(id.intValue());
        }
    }

    private static Map<String, Object> wrapped(int id, Map<String, Object> event) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("subscriptionId", id);
        view.put("event", event);
        return view;
    }

    private Map<String, Object> status(Session session) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("apiKey", session.account == null ? null : session.account.apiKey());
        view.put("authorizedSince", session.authorizedSince);
        view.put("connectedSince", session.connectedSince);
        view.put("returnRateLimits", true);
        view.put("serverTime", exchange.now().toEpochMilli());
        view.put("userDataStream", !session.subscriptions.isEmpty());
        return view;
    }

    private static Parameters parameters(JsonNode params) {
        Map<String, String> values = new LinkedHashMap<>();
        params.properties()
                .forEach(
                        field ->
                                values.put(
                                        field.getKey(),
                                        field.getValue().isContainerNode()
                                                ? field.getValue().toString()
                                                : field.getValue().asText()));
        return new Parameters(values);
    }

    private static BinanceException error(Fault fault) {
        boolean server =
                fault.kind() == FaultKind.ERROR_BEFORE || fault.kind() == FaultKind.ERROR_AFTER;
        int usualStatus = server ? BUSY : 400;
        int usualCode = server ? -1007 : -1001;
        return new BinanceException(
                fault.status() == 0 ? usualStatus : fault.status(),
                fault.code().isEmpty() ? usualCode : Integer.parseInt(fault.code()),
                fault.message().isEmpty()
                        ? "Timeout waiting for response from backend server. Send status unknown;"
                                + " execution status unknown."
                        : fault.message());
    }

    private Map<String, Object> success(
            Session session, JsonNode request, JsonNode id, Object result) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("status", OK);
        view.put("result", result);
        if (request.path("params").path("returnRateLimits").asBoolean(true)) {
            view.put("rateLimits", rateLimits(session));
        }
        return view;
    }

    private List<Map<String, Object>> rateLimits(Session session) {
        List<Map<String, Object>> views = new ArrayList<>();
        if (session.lastAccount != null) {
            views.addAll(accounts.orderCounts(session.lastAccount));
        }
        Map<String, Object> weight =
                ExchangeInfo.rateLimit("REQUEST_WEIGHT", "MINUTE", 1, Limits.WEIGHT_PER_MINUTE);
        weight.put("count", limits.usedWeight());
        views.add(weight);
        return views;
    }

    private Map<String, Object> failure(JsonNode id, BinanceException e) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("status", e.status());
        Map<String, Object> error = e.body();
        if (e.status() == 429 || e.status() == 418) {
            long now = exchange.now().toEpochMilli();
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("serverTime", now);
            data.put("retryAfter", now + limits.retryAfter() * 1_000);
            error.put("data", data);
        }
        view.put("error", error);
        return view;
    }

    /** A connection, who logged on with it, and what it listens to. */
    static final class Session {

        private final WsContext context;
        private final long connectedSince;
        private final Map<Integer, Runnable> subscriptions = new ConcurrentHashMap<>();
        private final Map<Integer, Account> accounts = new ConcurrentHashMap<>();
        private Account account;
        private Account lastAccount;
        private Long authorizedSince;
        private int nextSubscription;
        private int logonSubscription = -1;

        private Session(WsContext context, long connectedSince) {
            this.context = context;
            this.connectedSince = connectedSince;
        }

        WsContext context() {
            return context;
        }

        void send(Map<String, Object> message) {
            Sockets.send(context, message);
        }

        private void end() {
            List.copyOf(subscriptions.keySet()).forEach(this::end);
        }

        private void end(int id) {
            accounts.remove(id);
            Runnable subscription = subscriptions.remove(id);
            if (subscription != null) {
                subscription.run();
            }
        }
    }
}
