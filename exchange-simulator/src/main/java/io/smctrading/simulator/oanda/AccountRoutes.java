package io.smctrading.simulator.oanda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.JavalinConfig;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.fault.Operation;
import java.util.Arrays;
import java.util.List;

/** Accounts, what they may trade, and what changed. */
final class AccountRoutes {

    private static final int OK = 200;
    private static final String ACCOUNT = "/v3/accounts/{account}";

    private final Exchange exchange;
    private final Requests requests;

    AccountRoutes(Exchange exchange, Requests requests) {
        this.exchange = exchange;
        this.requests = requests;
    }

    void configure(JavalinConfig config) {
        get(config, "/v3/accounts", this::accounts);
        get(
                config,
                ACCOUNT,
                call -> one(call, new AccountViews(exchange, call.account()).account()));
        get(
                config,
                ACCOUNT + "/summary",
                call -> one(call, new AccountViews(exchange, call.account()).summary()));
        get(config, ACCOUNT + "/instruments", this::instruments);
        get(config, ACCOUNT + "/changes", this::changes);
        config.routes.patch(
                ACCOUNT + "/configuration",
                context -> requests.serve(context, Operation.ANY, this::configure));
    }

    private void get(JavalinConfig config, String path, Requests.Handler handler) {
        config.routes.get(path, context -> requests.serve(context, Operation.QUERY, handler));
    }

    private Requests.Answer accounts(Requests.Call call) {
        ObjectNode json = Json.object();
        ArrayNode accounts = json.putArray("accounts");
        accounts.addObject().put("id", call.account().id()).putArray("tags");
        return Requests.Answer.ok(json);
    }

    private static Requests.Answer one(Requests.Call call, ObjectNode account) {
        ObjectNode json = Json.object();
        json.set("account", account);
        json.put("lastTransactionID", call.account().journal().lastId());
        return Requests.Answer.ok(json);
    }

    private Requests.Answer instruments(Requests.Call call) {
        List<String> named = Arrays.asList(call.query("instruments", "").split(",", -1));
        ObjectNode json = Json.object();
        ArrayNode instruments = json.putArray("instruments");
        exchange.instruments().stream()
                .filter(one -> named.get(0).isEmpty() || named.contains(one.symbol()))
                .forEach(one -> instruments.add(OandaInstrument.json(one)));
        json.put("lastTransactionID", call.account().journal().lastId());
        return Requests.Answer.ok(json);
    }

    private Requests.Answer changes(Requests.Call call) {
        OandaAccount account = call.account();
        long since = Paging.number(call.query("sinceTransactionID", ""), 0, "sinceTransactionID");
        ObjectNode json = Json.object();
        ObjectNode changes = json.putObject("changes");
        orders(changes.putArray("ordersCreated"), account, since, "id", "PENDING");
        orders(
                changes.putArray("ordersCancelled"),
                account,
                since,
                "cancellingTransactionID",
                OandaOrder.CANCELLED);
        orders(
                changes.putArray("ordersFilled"),
                account,
                since,
                "fillingTransactionID",
                OandaOrder.FILLED);
        changes.putArray("ordersTriggered");
        AccountViews views = new AccountViews(exchange, account);
        ArrayNode opened = changes.putArray("tradesOpened");
        ArrayNode reduced = changes.putArray("tradesReduced");
        ArrayNode closed = changes.putArray("tradesClosed");
        for (OandaTrade trade : account.trades()) {
            ObjectNode summary = trade.summary(views.price(trade.instrument()));
            if (Long.parseLong(trade.id()) > since) {
                opened.add(summary);
            }
            if (trade.touchedAfter(since)) {
                (trade.open() ? reduced : closed).add(summary);
            }
        }
        changes.set("positions", views.positions(false));
        ArrayNode transactions = changes.putArray("transactions");
        account.journal().range(since + 1, Long.MAX_VALUE).forEach(transactions::add);
        ObjectNode state = views.state();
        state.putArray("orders");
        ArrayNode trades = state.putArray("trades");
        for (OandaTrade trade : account.openTrades()) {
            ObjectNode summary = trade.summary(views.price(trade.instrument()));
            trades.addObject()
                    .put("id", trade.id())
                    .put("unrealizedPL", summary.path("unrealizedPL").asText())
                    .put("marginUsed", summary.path("marginUsed").asText());
        }
        state.putArray("positions");
        json.set("state", state);
        json.put("lastTransactionID", account.journal().lastId());
        return Requests.Answer.ok(json);
    }

    private static void orders(
            ArrayNode list, OandaAccount account, long since, String field, String state) {
        for (OandaOrder order : account.orders()) {
            long at = order.json().path(field).asLong(-1);
            if (at > since && (field.equals("id") || order.state().equals(state))) {
                list.add(order.json());
            }
        }
    }

    private Requests.Answer configure(Requests.Call call) {
        JsonNode body = call.body();
        return Batch.run(
                call,
                batch -> {
                    ObjectNode fields = Json.object();
                    if (body.has("alias")) {
                        call.account().alias(body.path("alias").asText());
                        fields.put("alias", call.account().alias());
                    }
                    ObjectNode json = Json.object();
                    json.set(
                            "clientConfigureTransaction",
                            call.account().journal().append("CLIENT_CONFIGURE", fields));
                    return batch.done(OK, json);
                });
    }
}
