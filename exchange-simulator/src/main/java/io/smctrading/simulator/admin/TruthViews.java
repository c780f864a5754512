package io.smctrading.simulator.admin;

import io.smctrading.simulator.Venue;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Fill;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Order;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The truth of an exchange, in words that are no exchange's own. Numbers are texts. */
final class TruthViews {

    private TruthViews() {}

    /** How far an exchange has come. */
    static Map<String, Object> progress(Venue venue) {
        return venue.exchange()
                .read(
                        () -> {
                            Map<String, Object> view = new LinkedHashMap<>();
                            view.put("venue", venue.name());
                            view.put("playedTo", venue.player().playedTo().toString());
                            view.put("speed", text(venue.player().speed()));
                            view.put("privateEvents", venue.privateEvents());
                            view.put("lastPrices", lastPrices(venue.exchange()));
                            return view;
                        });
    }

    private static Map<String, String> lastPrices(Exchange exchange) {
        Map<String, String> prices = new LinkedHashMap<>();
        for (Instrument instrument : exchange.instruments()) {
            prices.put(instrument.key(), text(exchange.market(instrument).lastPrice()));
        }
        return prices;
    }

    /** Everything. */
    static Map<String, Object> of(Venue venue) {
        Exchange exchange = venue.exchange();
        return exchange.read(
                () -> {
                    Map<String, Object> view = progress(venue);
                    view.put("now", exchange.now().toString());
                    view.put("skewMs", exchange.skew().toMillis());
                    view.put("maintenance", venue.faults().maintenance());
                    view.put("limitsEnforced", !venue.faults().limitsOff());
                    view.putAll(venue.truth());
                    view.put(
                            "accounts",
                            exchange.accounts().stream()
                                    .map(one -> account(exchange, one))
                                    .toList());
                    view.put(
                            "orders",
                            exchange.orders().all().stream().map(TruthViews::order).toList());
                    view.put("executions", executions(exchange));
                    return view;
                });
    }

    private static Map<String, Object> account(Exchange exchange, Account account) {
        List<Map<String, Object>> balances = new ArrayList<>();
        account.balances()
                .forEach(
                        (asset, balance) -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("asset", asset);
                            one.put("free", text(balance.free()));
                            one.put("locked", text(balance.locked()));
                            balances.add(one);
                        });
        List<Map<String, Object>> positions = new ArrayList<>();
        account.positions()
                .forEach(
                        (instrument, position) -> {
                            BigDecimal price = exchange.market(instrument).book().middle();
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("instrument", instrument.key());
                            one.put("quantity", text(position.quantity()));
                            one.put("entryPrice", text(position.entryPrice()));
                            one.put("realisedProfit", text(position.realisedProfit()));
                            one.put("unrealisedProfit", text(position.unrealised(price)));
                            positions.add(one);
                        });
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("account", account.id());
        view.put("balances", balances);
        view.put("positions", positions);
        return view;
    }

    private static Map<String, Object> order(Order order) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("orderId", order.id());
        view.put("account", order.account().id());
        view.put("clientId", order.clientId());
        view.put("instrument", order.instrument().key());
        view.put("side", order.side().name());
        view.put("type", order.nativeType());
        view.put("status", order.status().name());
        view.put("endedBecause", order.endedBecause());
        view.put("quantity", text(order.quantity()));
        view.put("price", text(order.price()));
        view.put("triggerPrice", order.trigger() == null ? null : text(order.trigger().price()));
        view.put("executed", text(order.executed()));
        view.put("executedValue", text(order.executedValue()));
        view.put("listId", order.list() == null ? null : order.list().id());
        view.put("created", order.created().toString());
        view.put("updated", order.updated().toString());
        return view;
    }

    private static List<Map<String, Object>> executions(Exchange exchange) {
        List<Map<String, Object>> views = new ArrayList<>();
        for (Account account : exchange.accounts()) {
            exchange.orders().fills(account).forEach(fill -> views.add(execution(fill)));
        }
        return views;
    }

    private static Map<String, Object> execution(Fill fill) {
        Instant time = fill.time();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("executionId", fill.id());
        view.put("orderId", fill.order().id());
        view.put("clientId", fill.order().clientId());
        view.put("instrument", fill.order().instrument().key());
        view.put("side", fill.order().side().name());
        view.put("price", text(fill.price()));
        view.put("quantity", text(fill.quantity()));
        view.put("fee", text(fill.fee()));
        view.put("feeAsset", fill.feeAsset());
        view.put("maker", fill.maker());
        view.put("realisedProfit", text(fill.realisedProfit()));
        view.put("time", time.toString());
        return view;
    }

    private static String text(BigDecimal value) {
        if (value == null) {
            return null;
        }
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
