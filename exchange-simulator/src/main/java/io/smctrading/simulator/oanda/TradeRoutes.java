package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.fault.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Trades and positions of an account. */
final class TradeRoutes {

    private static final int OK = 200;
    private static final String ACCOUNT = "/v3/accounts/{account}";
    private static final String TRADE = ACCOUNT + "/trades/{trade}";

    private final Exchange exchange;
    private final Requests requests;
    private final Desk desk;
    private final Dealer dealer;

    TradeRoutes(Exchange exchange, Requests requests, Desk desk, Dealer dealer) {
        this.exchange = exchange;
        this.requests = requests;
        this.desk = desk;
        this.dealer = dealer;
    }

    void configure(JavalinConfig config) {
        get(config, ACCOUNT + "/trades", this::trades);
        get(config, ACCOUNT + "/openTrades", call -> trades(call, call.account().openTrades()));
        get(config, TRADE, this::trade);
        get(config, ACCOUNT + "/positions", call -> positions(call, false));
        get(config, ACCOUNT + "/openPositions", call -> positions(call, true));
        get(config, ACCOUNT + "/positions/{instrument}", this::position);
        put(config, TRADE + "/close", Operation.PLACE, this::close);
        put(config, TRADE + "/orders", Operation.PLACE, this::exits);
        put(config, TRADE + "/clientExtensions", Operation.ANY, this::extend);
        put(
                config,
                ACCOUNT + "/positions/{instrument}/close",
                Operation.PLACE,
                this::closePosition);
    }

    private void get(JavalinConfig config, String path, Requests.Handler handler) {
        config.routes.get(path, context -> requests.serve(context, Operation.QUERY, handler));
    }

    private void put(
            JavalinConfig config, String path, Operation operation, Requests.Handler handler) {
        config.routes.put(path, context -> requests.serve(context, operation, handler));
    }

    private Requests.Answer trades(Requests.Call call) {
        String state = call.query("state", "OPEN");
        String instrument = call.query("instrument", "");
        List<String> ids = Arrays.asList(call.query("ids", "").split(",", -1));
        long before = Paging.number(call.query("beforeID", ""), Long.MAX_VALUE, "beforeID");
        long count = Math.min(Paging.number(call.query("count", "50"), 50, "count"), 500);
        List<OandaTrade> all = new ArrayList<>(call.account().trades());
        Collections.reverse(all);
        List<OandaTrade> trades =
                all.stream()
                        .filter(t -> state.equals("ALL") || t.open() == state.equals("OPEN"))
                        .filter(
                                t ->
                                        instrument.isEmpty()
                                                || t.instrument().symbol().equals(instrument))
                        .filter(t -> ids.get(0).isEmpty() || ids.contains(t.id()))
                        .filter(t -> Long.parseLong(t.id()) < before)
                        .limit(count)
                        .toList();
        return trades(call, trades);
    }

    private Requests.Answer trades(Requests.Call call, List<OandaTrade> trades) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("trades");
        trades.forEach(trade -> list.add(trade.json(price(trade.instrument()))));
        json.put("lastTransactionID", call.account().journal().lastId());
        return Requests.Answer.ok(json);
    }

    private OandaPrice price(Instrument instrument) {
        return OandaPrice.of(exchange.market(instrument));
    }

    private Requests.Answer trade(Requests.Call call) {
        OandaTrade trade = found(call);
        ObjectNode json = Json.object();
        json.set("trade", trade.json(price(trade.instrument())));
        json.put("lastTransactionID", call.account().journal().lastId());
        return Requests.Answer.ok(json);
    }

    private static OandaTrade found(Requests.Call call) {
        return call.account()
                .trade(call.path("trade"))
                .orElseThrow(
                        () ->
                                Malformed.unknown(
                                        "TRADE_DOESNT_EXIST",
                                        "The trade ID specified does not exist"));
    }

    private Requests.Answer close(Requests.Call call) {
        JsonNode body = call.context().body().isEmpty() ? Json.object() : call.body();
        String units = body.path("units").asText("ALL");
        return Batch.run(
                call,
                batch -> {
                    OandaTrade trade = call.account().trade(call.path("trade")).orElse(null);
                    if (trade == null || !trade.open()) {
                        return rejectedClose(batch, call, "TRADE_DOESNT_EXIST");
                    }
                    ObjectNode created;
                    try {
                        created = desk.close(call.account(), trade, units);
                    } catch (Rejection rejection) {
                        return rejectedClose(batch, call, rejection.reason());
                    }
                    ObjectNode json = Json.object();
                    json.set("orderCreateTransaction", created);
                    batch.outcome(json, "order", created.path("id").asText());
                    return batch.done(OK, json);
                });
    }

    private static Requests.Answer rejectedClose(Batch batch, Requests.Call call, String reason) {
        ObjectNode fields = Json.object();
        fields.put("timeInForce", "FOK");
        fields.put("positionFill", "REDUCE_ONLY");
        fields.put("reason", "TRADE_CLOSE");
        fields.putObject("tradeClose").put("tradeID", call.path("trade")).put("units", "ALL");
        fields.put("rejectReason", reason);
        ObjectNode transaction = call.account().journal().append("MARKET_ORDER_REJECT", fields);
        return batch.rejected("orderRejectTransaction", transaction, reason);
    }

    private Requests.Answer exits(Requests.Call call) {
        JsonNode body = call.body();
        return Batch.run(
                call,
                batch -> {
                    OandaTrade trade = found(call);
                    if (!trade.open()) {
                        throw Malformed.unknown(
                                "TRADE_DOESNT_EXIST", "The trade specified is closed");
                    }
                    ObjectNode json = Json.object();
                    exit(call.account(), trade, "TAKE_PROFIT", body, "takeProfit", json, batch);
                    exit(call.account(), trade, "STOP_LOSS", body, "stopLoss", json, batch);
                    exit(
                            call.account(),
                            trade,
                            "TRAILING_STOP_LOSS",
                            body,
                            "trailingStopLoss",
                            json,
                            batch);
                    return batch.done(OK, json);
                });
    }

    /** Sets one exit of a trade; null in the body takes it away, absence leaves it. */
    private void exit(
            OandaAccount account,
            OandaTrade trade,
            String type,
            JsonNode body,
            String field,
            ObjectNode json,
            Batch batch) {
        if (!body.has(field)) {
            return;
        }
        OandaOrder present = trade.dependent(type);
        boolean replaced = body.path(field).isObject();
        OrderForm.Checks checks = new OrderForm.Checks();
        ObjectNode details =
                replaced ? OnFill.one(type, body.path(field), trade.instrument(), checks) : null;
        if (!checks.first().isEmpty()) {
            throw Malformed.of(400, Rejection.words(checks.first()));
        }
        if (present != null && present.pending()) {
            exchange.cancel(
                    present.engine(), replaced ? "CLIENT_REQUEST_REPLACED" : "CLIENT_REQUEST");
            batch.put(
                    json,
                    field + "OrderCancelTransaction",
                    "ORDER_CANCEL",
                    "orderID",
                    present.id());
        }
        trade.dependent(type, null);
        if (replaced) {
            ObjectNode created = dealer.protect(account, trade, type, details, "");
            String id = created.path("id").asText();
            json.set(field + "OrderTransaction", created);
            batch.put(json, field + "OrderFillTransaction", "ORDER_FILL", "orderID", id);
            batch.put(json, field + "OrderCreatedCancelTransaction", "ORDER_CANCEL", "orderID", id);
        }
    }

    private Requests.Answer extend(Requests.Call call) {
        JsonNode body = call.body();
        return Batch.run(
                call,
                batch -> {
                    OandaTrade trade = found(call);
                    if (!(body.path("clientExtensions") instanceof ObjectNode given)) {
                        throw Malformed.value("clientExtensions");
                    }
                    trade.extensions(given);
                    ObjectNode fields = Json.object();
                    fields.put("tradeID", trade.id());
                    fields.set("tradeClientExtensionsModify", given);
                    ObjectNode json = Json.object();
                    json.set(
                            "tradeClientExtensionsModifyTransaction",
                            call.account()
                                    .journal()
                                    .append("TRADE_CLIENT_EXTENSIONS_MODIFY", fields));
                    return batch.done(OK, json);
                });
    }

    private Requests.Answer positions(Requests.Call call, boolean openOnly) {
        ObjectNode json = Json.object();
        json.set("positions", new AccountViews(exchange, call.account()).positions(openOnly));
        json.put("lastTransactionID", call.account().journal().lastId());
        return Requests.Answer.ok(json);
    }

    private Requests.Answer position(Requests.Call call) {
        Instrument instrument = instrument(call);
        ObjectNode json = Json.object();
        json.set("position", new AccountViews(exchange, call.account()).position(instrument));
        json.put("lastTransactionID", call.account().journal().lastId());
        return Requests.Answer.ok(json);
    }

    private Instrument instrument(Requests.Call call) {
        return exchange.instruments().stream()
                .filter(one -> one.symbol().equals(call.path("instrument")))
                .findFirst()
                .orElseThrow(() -> Malformed.value("instrument"));
    }

    private Requests.Answer closePosition(Requests.Call call) {
        JsonNode body = call.body();
        Instrument instrument = instrument(call);
        return Batch.run(
                call,
                batch -> {
                    List<OandaTrade> open = call.account().openTrades(instrument);
                    BigDecimal held = BigDecimal.ZERO;
                    for (OandaTrade trade : open) {
                        held = held.add(trade.units());
                    }
                    String side = held.signum() >= 0 ? "long" : "short";
                    String units = body.path(side + "Units").asText("ALL");
                    if (open.isEmpty()) {
                        return rejectedCloseout(
                                batch, call, body, "CLOSEOUT_POSITION_DOESNT_EXIST");
                    }
                    if (units.equals("NONE")) {
                        return rejectedCloseout(
                                batch, call, body, "CLOSEOUT_POSITION_INCOMPLETE_SPECIFICATION");
                    }
                    ObjectNode created;
                    try {
                        created = desk.closePosition(call.account(), open.get(0), held, units);
                    } catch (Rejection rejection) {
                        return rejectedCloseout(batch, call, body, rejection.reason());
                    }
                    ObjectNode json = Json.object();
                    json.set(side + "OrderCreateTransaction", created);
                    batch.outcome(json, side + "Order", created.path("id").asText());
                    return batch.done(OK, json);
                });
    }

    private static Requests.Answer rejectedCloseout(
            Batch batch, Requests.Call call, JsonNode body, String reason) {
        String side = body.has("shortUnits") && !body.has("longUnits") ? "short" : "long";
        ObjectNode fields = Json.object();
        fields.put("instrument", call.path("instrument"));
        fields.put("timeInForce", "FOK");
        fields.put("positionFill", "REDUCE_ONLY");
        fields.put("reason", "POSITION_CLOSEOUT");
        fields.put("rejectReason", reason);
        ObjectNode transaction = call.account().journal().append("MARKET_ORDER_REJECT", fields);
        return batch.rejected(side + "OrderRejectTransaction", transaction, reason);
    }
}
