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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The truth of an exchange, in words that are no exchange's own. Numbers are texts. */
final class TruthViews {

    private TruthViews() {}

    /** How far exchanges have come: recorded time, private events and last prices by venue. */
    static Map<String, Object> progress(Collection<Venue> venues) {
        Map<String, Object> events = new LinkedHashMap<>();
        Map<String, Object> prices = new LinkedHashMap<>();
        Instant time = Instant.MIN;
        for (Venue venue : venues) {
            Exchange exchange = venue.exchange();
            exchange.read(
                    () -> {
                        events.put(venue.name(), venue.privateEvents());
                        prices.put(venue.name(), lastPrices(exchange));
                        return null;
                    });
            Instant played = venue.player().playedTo();
            time = played.isAfter(time) ? played : time;
        }
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("time", time.toString());
        view.put("private_events", events);
        view.put("last_prices", prices);
        return view;
    }

    private static Map<String, String> lastPrices(Exchange exchange) {
        Map<String, String> prices = new LinkedHashMap<>();
        for (Instrument instrument : exchange.instruments()) {
            prices.put(instrument.key(), text(exchange.market(instrument).lastPrice()));
        }
        return prices;
    }

    /** Everything of one exchange, as of one moment. */
    static Map<String, Object> of(Venue venue) {
        Exchange exchange = venue.exchange();
        Instant played = venue.player().playedTo();
        BigDecimal speed = venue.player().speed();
        return exchange.read(
                () -> {
                    Map<String, Object> view = new LinkedHashMap<>();
                    view.put("venue", venue.name());
                    view.put("time", played.toString());
                    view.put("speed", text(speed));
                    view.put("now", exchange.now().toString());
                    view.put("skewMs", exchange.skew().toMillis());
                    view.put("maintenance", venue.faults().maintenance());
                    view.put("limitsEnforced", !venue.faults().limitsOff());
                    view.put("private_events", venue.privateEvents());
                    view.putAll(venue.truth());
                    view.put("instruments", instruments(exchange));
                    view.put(
                            "accounts",
                            exchange.accounts().stream()
                                    .map(account -> account(exchange, account))
                                    .toList());
                    return view;
                });
    }

    private static List<Map<String, Object>> instruments(Exchange exchange) {
        List<Map<String, Object>> views = new ArrayList<>();
        for (Instrument instrument : exchange.instruments()) {
            Map<String, Object> view = new LinkedHashMap<>();
            putInstrument(view, instrument);
            view.put("base", instrument.base());
            view.put("quote", instrument.quote());
            view.put("tick", text(instrument.tick()));
            view.put("step", text(instrument.step()));
            view.put("minimumNotional", text(instrument.minimumNotional()));
            view.put("lastPrice", text(exchange.market(instrument).lastPrice()));
            views.add(view);
        }
        return views;
    }

    private static void putInstrument(Map<String, Object> view, Instrument instrument) {
        view.put("category", instrument.category());
        view.put("symbol", instrument.symbol());
    }

    private static Map<String, Object> account(Exchange exchange, Account account) {
        Map<String, Object> initial = new LinkedHashMap<>();
        account.opening().forEach((asset, amount) -> initial.put(asset, text(amount)));
        Map<String, Object> balances = new LinkedHashMap<>();
        account.balances()
                .forEach(
                        (asset, balance) -> {
                            Map<String, Object> one = new LinkedHashMap<>();
                            one.put("total", text(balance.total()));
                            one.put("locked", text(balance.locked()));
                            balances.put(asset, one);
                        });
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", account.id());
        view.put("initial", initial);
        view.put("balances", balances);
        view.put("positions", positions(exchange, account));
        view.put("orders", exchange.orders().of(account).stream().map(TruthViews::order).toList());
        view.put("fills", exchange.orders().fills(account).stream().map(TruthViews::fill).toList());
        return view;
    }

    private static List<Map<String, Object>> positions(Exchange exchange, Account account) {
        List<Map<String, Object>> positions = new ArrayList<>();
        account.positions()
                .forEach(
                        (instrument, position) -> {
                            BigDecimal price = exchange.market(instrument).book().middle();
                            Map<String, Object> one = new LinkedHashMap<>();
                            putInstrument(one, instrument);
                            one.put("quantity", text(position.quantity()));
                            one.put("entryPrice", text(position.entryPrice()));
                            one.put("realisedProfit", text(position.realisedProfit()));
                            one.put("unrealisedProfit", text(position.unrealised(price)));
                            positions.add(one);
                        });
        return positions;
    }

    private static Map<String, Object> order(Order order) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", Long.toString(order.id()));
        view.put("clientId", order.clientId());
        putInstrument(view, order.instrument());
        view.put("side", order.side().name());
        view.put("type", order.nativeType());
        view.put("status", order.status().name());
        view.put("endedBecause", order.endedBecause());
        view.put("quantity", text(order.quantity()));
        view.put("filled", text(order.executed()));
        view.put("filledValue", text(order.executedValue()));
        view.put("price", text(order.price()));
        view.put("triggerPrice", order.trigger() == null ? null : text(order.trigger().price()));
        view.put("listId", order.list() == null ? null : order.list().id());
        view.put("created", order.created().toString());
        view.put("updated", order.updated().toString());
        return view;
    }

    private static Map<String, Object> fill(Fill fill) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", Long.toString(fill.id()));
        view.put("orderId", Long.toString(fill.order().id()));
        view.put("clientId", fill.order().clientId());
        putInstrument(view, fill.order().instrument());
        view.put("side", fill.order().side().name());
        view.put("price", text(fill.price()));
        view.put("quantity", text(fill.quantity()));
        view.put("fee", text(fill.fee()));
        view.put("feeAsset", fill.feeAsset());
        view.put("maker", fill.maker());
        view.put("realisedProfit", text(fill.realisedProfit()));
        view.put("time", fill.time().toString());
        return view;
    }

    private static String text(BigDecimal value) {
        if (value == null) {
            return null;
        }
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
