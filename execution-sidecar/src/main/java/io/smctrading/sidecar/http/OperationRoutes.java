package io.smctrading.sidecar.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.smctrading.sidecar.ExchangeViews;
import io.smctrading.sidecar.SidecarApp;
import io.smctrading.sidecar.ledger.TradingState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The halt, exchanges and failover. */
final class OperationRoutes {

    private static final int REASON_CHARACTERS = 500;
    private static final int NAME_CHARACTERS = 50;

    private final SidecarApp app;
    private final ObjectMapper json;

    OperationRoutes(SidecarApp app, ObjectMapper json) {
        this.app = app;
        this.json = json;
    }

    Map<RouteTable, Handler> handlers() {
        return Map.of(
                RouteTable.EXCHANGES, this::exchanges,
                RouteTable.FAILOVER, this::failover,
                RouteTable.EMERGENCY,
                        context ->
                                context.json(
                                        OrderViews.tradingState(app.ledger().states().current())),
                RouteTable.HALT, context -> change(context, true),
                RouteTable.RESUME, context -> change(context, false));
    }

    private void exchanges(Context context) {
        context.json(
                Map.of(
                        "exchanges",
                        app.trading().exchanges().exchanges().stream()
                                .map(OperationRoutes::exchange)
                                .toList()));
    }

    private static Map<String, Object> exchange(ExchangeViews.ExchangeView exchange) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("venue", exchange.exchange());
        var health = exchange.health();
        if (health == null) {
            view.put("status", "up");
        } else {
            boolean up =
                    exchange.connected()
                            && health.breaker().equals("CLOSED")
                            && health.bannedUntil() == null
                            && !health.maintenance()
                            && health.streamConnected();
            view.put("status", up ? "up" : "degraded");
            view.put("connected", exchange.connected());
            view.put("breaker", health.breaker());
            view.put("banned_until", Json.text(health.bannedUntil()));
            view.put("maintenance", health.maintenance());
            view.put("stream_connected", health.streamConnected());
            view.put("stream_heard", Json.text(health.streamHeard()));
            view.put("stream_messages", health.streamMessages());
            view.put("clock_offset_ms", health.clockOffset().toMillis());
            view.put("limit_used", health.limitUsed());
            view.put("requests_under_way", health.requestsUnderWay());
        }
        view.put("pending", exchange.pending());
        view.put(
                "routes",
                exchange.routes().stream()
                        .map(route -> Map.of("symbol", route.symbol(), "to", route.to()))
                        .toList());
        return view;
    }

    private void failover(Context context) {
        JsonNode body = OrderRoutes.body(context, json);
        String from = text(body, "from", null, NAME_CHARACTERS);
        String to = text(body, "to", null, NAME_CHARACTERS);
        if (from.equals(to)) {
            throw Problem.bad("'from' and 'to' are both '" + from + "', allowed: two exchanges");
        }
        Optional<String> symbol =
                body.hasNonNull("symbol")
                        ? Optional.of(text(body, "symbol", null, NAME_CHARACTERS))
                        : Optional.empty();
        String actor = AccessControl.callerOf(context).subject();
        String reason = text(body, "reason", "by hand", REASON_CHARACTERS);
        List<String> symbols = app.trading().failover().move(from, to, symbol, actor, reason);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("from", from);
        view.put("to", to);
        view.put("symbols", symbols);
        view.put("who", actor);
        view.put("reason", reason);
        context.json(view);
    }

    private void change(Context context, boolean halt) {
        JsonNode body = OrderRoutes.body(context, json);
        String reason = text(body, "reason", null, REASON_CHARACTERS);
        String actor = AccessControl.callerOf(context).subject();
        TradingState state = app.ledger().states().change(halt, actor, reason);
        app.metrics().halted(state.halted());
        // Whoever trades also cancels entries that work.
        app.trading().announce().run();
        context.json(OrderViews.tradingState(state));
    }

    private static String text(JsonNode body, String field, String otherwise, int most) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() && otherwise != null) {
            return otherwise;
        }
        if (!value.isTextual()
                || value.textValue().isBlank()
                || value.textValue().length() > most) {
            throw Problem.bad(
                    "'"
                            + field
                            + "' is "
                            + (value.isMissingNode() ? "missing" : "not allowed")
                            + ", allowed: a text of 1 to "
                            + most
                            + " characters");
        }
        return value.textValue();
    }
}
