package io.smctrading.sidecar.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.sidecar.RequestRefusedException;
import io.smctrading.sidecar.RequestRefusedException.Kind;
import io.smctrading.sidecar.SidecarApp;
import io.smctrading.sidecar.ledger.OrderQueries.OrderRow;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Orders and positions. */
final class OrderRoutes {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAXIMUM_LIMIT = 1_000;
    private static final String KEY_HEADER = "Idempotency-Key";
    private static final String REPLAYED_HEADER = "Idempotency-Replayed";

    private final SidecarApp app;
    private final ObjectMapper json;

    OrderRoutes(SidecarApp app, ObjectMapper json) {
        this.app = app;
        this.json = json;
    }

    Map<RouteTable, Handler> handlers() {
        return Map.of(
                RouteTable.ORDERS, this::orders,
                RouteTable.ORDER, this::order,
                RouteTable.CREATE_ORDER, this::create,
                RouteTable.CANCEL_ORDER, this::cancel,
                RouteTable.POSITIONS, this::positions);
    }

    private void orders(Context context) {
        List<Map<String, Object>> orders =
                app.ledger().orders().newest(statuses(context), limit(context)).stream()
                        .map(OrderViews::order)
                        .toList();
        context.json(Map.of("orders", orders));
    }

    private void order(Context context) {
        String id = context.pathParam("id");
        context.json(
                app.ledger()
                        .orders()
                        .order(id)
                        .map(this::withExecutions)
                        .or(() -> app.ledger().requests().find(id).map(app.manual()::view))
                        .orElseThrow(() -> unknown(id)));
    }

    private Map<String, Object> withExecutions(OrderRow row) {
        Map<String, Object> view = OrderViews.order(row);
        view.put(
                "executions",
                app.ledger().orders().executions(row.orderId()).stream()
                        .map(OrderViews::execution)
                        .toList());
        return view;
    }

    private void create(Context context) {
        String key = context.header(KEY_HEADER);
        if (key == null || !key.matches("[\\x21-\\x7e]{1,100}")) {
            throw Problem.bad(
                    "header Idempotency-Key is "
                            + (key == null ? "missing" : "not allowed")
                            + ", allowed: 1 to 100 visible ASCII characters");
        }
        if (!app.readiness().trading().trading()) {
            throw new RequestRefusedException(
                    Kind.UNAVAILABLE, "nothing trades now: " + app.readiness().trading().detail());
        }
        OrderCommand command = OrderCommand.from(body(context, json));
        String actor = AccessControl.callerOf(context).subject();
        context.future(
                () ->
                        app.manual()
                                .create(command, key, actor)
                                .thenAccept(answer -> answer(context, answer)));
    }

    private static void answer(Context context, ManualOrders.Answer answer) {
        if (answer.replayed()) {
            context.header(REPLAYED_HEADER, "true");
        }
        context.status(answer.status()).contentType("application/json").result(answer.json());
    }

    private void cancel(Context context) {
        String id = context.pathParam("id");
        OrderRow row = app.ledger().orders().order(id).orElseThrow(() -> unknown(id));
        if (!row.orderId().equals(row.intentId())) {
            throw new RequestRefusedException(
                    Kind.CONFLICT,
                    "order '" + id + "' protects a position: close the position instead");
        }
        if (OrderStatus.valueOf(row.status()).terminal()) {
            throw new RequestRefusedException(
                    Kind.CONFLICT, "order '" + id + "' has ended, it is " + row.status());
        }
        String actor = AccessControl.callerOf(context).subject();
        app.trading().cancels().cancel(row.intentId(), "cancelled by " + actor);
        context.status(HttpStatus.ACCEPTED).json(OrderViews.order(row));
    }

    private void positions(Context context) {
        context.json(
                Map.of(
                        "positions",
                        app.ledger().positions().all().stream()
                                .map(OrderViews::position)
                                .toList()));
    }

    static JsonNode body(Context context, ObjectMapper json) {
        try {
            return json.readTree(context.body());
        } catch (JsonProcessingException e) {
            throw Problem.bad("the body is not JSON: " + e.getOriginalMessage());
        }
    }

    private static RuntimeException unknown(String id) {
        return Problem.of(HttpStatus.NOT_FOUND, "order '" + id + "' is not in the ledger");
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
        throw Problem.bad(
                "limit '" + text + "', allowed: a whole number from 1 to " + MAXIMUM_LIMIT);
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
        throw Problem.bad(
                "status '" + text + "', allowed: " + OrderViews.STATUS_WORDS + " or " + states);
    }
}
