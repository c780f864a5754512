package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.smctrading.simulator.fault.Operation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** {@code /v3/accounts/{account}/orders} and what is below it. */
final class OrderRoutes {

    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final String ORDERS = "/v3/accounts/{account}/orders";

    private final Requests requests;
    private final Desk desk;

    OrderRoutes(Requests requests, Desk desk) {
        this.requests = requests;
        this.desk = desk;
    }

    void configure(JavalinConfig config) {
        config.routes.post(
                ORDERS, context -> requests.serve(context, Operation.PLACE, this::create));
        config.routes.get(ORDERS, context -> requests.serve(context, Operation.QUERY, this::list));
        config.routes.get(
                "/v3/accounts/{account}/pendingOrders",
                context -> requests.serve(context, Operation.QUERY, this::pending));
        config.routes.get(
                ORDERS + "/{order}",
                context -> requests.serve(context, Operation.QUERY, this::get));
        config.routes.put(
                ORDERS + "/{order}",
                context -> requests.serve(context, Operation.PLACE, this::replace));
        config.routes.put(
                ORDERS + "/{order}/cancel",
                context -> requests.serve(context, Operation.CANCEL, this::cancel));
        config.routes.put(
                ORDERS + "/{order}/clientExtensions",
                context -> requests.serve(context, Operation.ANY, this::extend));
    }

    private Requests.Answer create(Requests.Call call) {
        JsonNode asked = order(call);
        return Batch.run(
                call,
                batch -> {
                    Desk.Placed placed = desk.place(call.account(), asked);
                    return placed(batch, placed);
                });
    }

    private static JsonNode order(Requests.Call call) {
        JsonNode order = call.body().path("order");
        if (!order.isObject()) {
            throw Malformed.value("order");
        }
        return order;
    }

    private static Requests.Answer placed(Batch batch, Desk.Placed placed) {
        if (!placed.rejection().isEmpty()) {
            return batch.rejected(
                    "orderRejectTransaction", placed.transaction(), placed.rejection());
        }
        ObjectNode json = Json.object();
        json.set("orderCreateTransaction", placed.transaction());
        batch.outcome(json, "order", placed.transaction().path("id").asText());
        return batch.done(CREATED, json);
    }

    private Requests.Answer replace(Requests.Call call) {
        JsonNode asked = order(call);
        String specifier = call.path("order");
        return Batch.run(
                call,
                batch -> {
                    String old = call.account().order(specifier).map(OandaOrder::id).orElse("");
                    Desk.Placed placed;
                    try {
                        placed = desk.replace(call.account(), specifier, asked);
                    } catch (Rejection rejection) {
                        return notCancelled(batch, call, specifier, rejection);
                    }
                    if (!placed.rejection().isEmpty()) {
                        return placed(batch, placed);
                    }
                    String id = placed.transaction().path("id").asText();
                    ObjectNode json = Json.object();
                    batch.put(json, "orderCancelTransaction", "ORDER_CANCEL", "orderID", old);
                    json.set("orderCreateTransaction", placed.transaction());
                    batch.put(json, "orderFillTransaction", "ORDER_FILL", "orderID", id);
                    batch.put(
                            json, "replacingOrderCancelTransaction", "ORDER_CANCEL", "orderID", id);
                    return batch.done(CREATED, json);
                });
    }

    private Requests.Answer cancel(Requests.Call call) {
        String specifier = call.path("order");
        return Batch.run(
                call,
                batch -> {
                    try {
                        desk.cancel(call.account(), specifier);
                    } catch (Rejection rejection) {
                        return notCancelled(batch, call, specifier, rejection);
                    }
                    String id = call.account().order(specifier).orElseThrow().id();
                    ObjectNode json = Json.object();
                    batch.put(json, "orderCancelTransaction", "ORDER_CANCEL", "orderID", id);
                    return batch.done(OK, json);
                });
    }

    private static Requests.Answer notCancelled(
            Batch batch, Requests.Call call, String specifier, Rejection rejection) {
        ObjectNode fields = Json.object();
        if (specifier.startsWith("@")) {
            fields.put("clientOrderID", specifier.substring(1));
        } else {
            fields.put("orderID", specifier);
        }
        fields.put("rejectReason", rejection.reason());
        ObjectNode transaction = call.account().journal().append("ORDER_CANCEL_REJECT", fields);
        return batch.rejected("orderCancelRejectTransaction", transaction, rejection.reason());
    }

    private Requests.Answer get(Requests.Call call) {
        OandaOrder order =
                call.account().order(call.path("order")).orElseThrow(OrderRoutes::unknown);
        ObjectNode json = Json.object();
        json.set("order", order.json());
        json.put("lastTransactionID", call.account().journal().lastId());
        return Requests.Answer.ok(json);
    }

    private static Malformed unknown() {
        return Malformed.unknown("ORDER_DOESNT_EXIST", "The order ID specified does not exist");
    }

    private Requests.Answer pending(Requests.Call call) {
        return orders(call, call.account().pendingOrders());
    }

    private Requests.Answer list(Requests.Call call) {
        String state = call.query("state", "PENDING");
        String instrument = call.query("instrument", "");
        List<String> ids = Arrays.asList(call.query("ids", "").split(",", -1));
        long before = Paging.number(call.query("beforeID", ""), Long.MAX_VALUE, "beforeID");
        long count = Math.min(Paging.number(call.query("count", "50"), 50, "count"), 500);
        List<OandaOrder> orders =
                call.account().orders().stream()
                        .filter(o -> state.equals("ALL") || matches(o, state))
                        .filter(
                                o ->
                                        instrument.isEmpty()
                                                || o.instrument().symbol().equals(instrument))
                        .filter(o -> ids.get(0).isEmpty() || ids.contains(o.id()))
                        .filter(o -> Long.parseLong(o.id()) < before)
                        .sorted(
                                Comparator.comparingLong((OandaOrder o) -> Long.parseLong(o.id()))
                                        .reversed())
                        .limit(count)
                        .toList();
        return orders(call, orders);
    }

    private static boolean matches(OandaOrder order, String state) {
        return order.state().equals(state);
    }

    private static Requests.Answer orders(Requests.Call call, List<OandaOrder> orders) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("orders");
        orders.forEach(order -> list.add(order.json()));
        json.put("lastTransactionID", call.account().journal().lastId());
        return Requests.Answer.ok(json);
    }

    private Requests.Answer extend(Requests.Call call) {
        JsonNode body = call.body();
        return Batch.run(
                call,
                batch -> {
                    OandaOrder order =
                            call.account()
                                    .order(call.path("order"))
                                    .filter(OandaOrder::pending)
                                    .orElseThrow(OrderRoutes::unknown);
                    ObjectNode fields = Json.object();
                    fields.put("orderID", order.id());
                    if (body.path("clientExtensions").isObject()) {
                        order.terms().set("clientExtensions", body.path("clientExtensions"));
                        fields.set("clientExtensionsModify", body.path("clientExtensions"));
                    }
                    if (body.path("tradeClientExtensions").isObject()) {
                        order.terms()
                                .set("tradeClientExtensions", body.path("tradeClientExtensions"));
                        fields.set(
                                "tradeClientExtensionsModify", body.path("tradeClientExtensions"));
                    }
                    ObjectNode json = Json.object();
                    json.set(
                            "orderClientExtensionsModifyTransaction",
                            call.account()
                                    .journal()
                                    .append("ORDER_CLIENT_EXTENSIONS_MODIFY", fields));
                    return batch.done(OK, json);
                });
    }
}
