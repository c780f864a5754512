package io.smctrading.simulator.binance;

import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Balance;
import io.smctrading.simulator.core.ExchangeListener;
import io.smctrading.simulator.core.Fill;
import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.core.OrderList;
import io.smctrading.simulator.fault.PrivateFeed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes the events of the user data stream. */
final class PrivateEvents implements ExchangeListener {

    /** The attribute of an order under which a cancel leaves its own client id. */
    static final String CANCEL_ID = "cancelId";

    private static final String NONE = "NONE";

    private final PrivateFeed<Map<String, Object>> feed;
    private final Limits limits;
    private long executions;

    PrivateEvents(PrivateFeed<Map<String, Object>> feed, Limits limits) {
        this.feed = feed;
        this.limits = limits;
    }

    @Override
    public void orderChanged(Order order, Change change, Fill fill, Instant at) {
        if (fill != null && order.fills().size() == 1) {
            limits.filled(order.account().id());
        }
        feed.emit(order.account(), report(order, change, fill, at));
    }

    @Override
    public void balancesChanged(Account account, Set<String> assets, Instant at) {
        List<Map<String, Object>> balances = new ArrayList<>();
        for (String asset : new TreeSet<>(assets)) {
            Balance balance = account.balance(asset);
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("a", asset);
            view.put("f", Decimals.of(balance.free()));
            view.put("l", Decimals.of(balance.locked()));
            balances.add(view);
        }
        Map<String, Object> event = event("outboundAccountPosition", at);
        event.put("u", at.toEpochMilli());
        event.put("B", balances);
        feed.emit(account, event);
    }

    @Override
    public void listChanged(OrderList list, ListChange change, Instant at) {
        Order first = list.orders().get(0);
        boolean done = change == ListChange.DONE;
        Map<String, Object> event = event("listStatus", at);
        event.put("s", first.instrument().symbol());
        event.put("g", list.id());
        event.put("c", OrderViews.contingency(list));
        event.put("l", done ? "ALL_DONE" : "EXEC_STARTED");
        event.put("L", done ? "ALL_DONE" : "EXECUTING");
        event.put("r", NONE);
        event.put("C", list.clientId());
        event.put("T", at.toEpochMilli());
        event.put("O", list.orders().stream().map(PrivateEvents::member).toList());
        feed.emit(first.account(), event);
    }

    private static Map<String, Object> member(Order order) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("s", order.instrument().symbol());
        view.put("i", order.id());
        view.put("c", order.clientId());
        return view;
    }

    private Map<String, Object> report(Order order, Change change, Fill fill, Instant at) {
        boolean canceled = change == Change.CANCELED;
        String cancelId = order.attributes().get(CANCEL_ID);
        boolean renamed = canceled && cancelId != null;
        Map<String, Object> event = event("executionReport", at);
        event.put("s", order.instrument().symbol());
        event.put("c", renamed ? cancelId : order.clientId());
        event.put("S", order.side().name());
        event.put("o", order.nativeType());
        event.put("f", order.request().timeInForce().name());
        event.put("q", Decimals.of(order.quantity()));
        event.put("p", Decimals.of(order.price()));
        event.put("P", Decimals.of(stopPrice(order)));
        event.put("F", Decimals.of(BigDecimal.ZERO));
        event.put("g", OrderViews.listId(order));
        event.put("C", renamed ? order.clientId() : "");
        event.put("x", execution(change));
        event.put("X", OrderViews.status(order));
        event.put("r", NONE);
        event.put("i", order.id());
        putFill(event, order, fill);
        event.put("T", at.toEpochMilli());
        event.put("t", fill == null ? -1 : fill.id());
        event.put("I", ++executions);
        event.put("w", order.open() && order.workingSince() != null);
        event.put("m", fill != null && fill.maker());
        event.put("M", fill != null);
        event.put("O", order.created().toEpochMilli());
        event.put("Z", Decimals.of(order.executedValue()));
        event.put("Y", Decimals.of(fill == null ? null : fill.value()));
        event.put("Q", Decimals.of(order.request().quoteQuantity()));
        if (order.workingSince() != null) {
            event.put("W", order.workingSince().toEpochMilli());
        }
        event.put("V", OrderViews.preventionMode(order));
        putExtras(event, order);
        return event;
    }

    private static void putFill(Map<String, Object> event, Order order, Fill fill) {
        event.put("l", Decimals.of(fill == null ? null : fill.quantity()));
        event.put("z", Decimals.of(order.executed()));
        event.put("L", Decimals.of(fill == null ? null : fill.price()));
        event.put("n", fill == null ? "0" : Decimals.of(fill.fee()));
        event.put("N", fill == null ? null : fill.feeAsset());
    }

    private static void putExtras(Map<String, Object> event, Order order) {
        Map<String, String> attributes = order.attributes();
        if (attributes.containsKey("strategyId")) {
            event.put("j", Long.valueOf(attributes.get("strategyId")));
        }
        if (attributes.containsKey("strategyType")) {
            event.put("J", Long.valueOf(attributes.get("strategyType")));
        }
        String reason = OrderViews.expiryReason(order);
        if (reason != null) {
            event.put("eR", reason);
        }
    }

    private static BigDecimal stopPrice(Order order) {
        return order.trigger() == null ? null : order.trigger().price();
    }

    private static String execution(Change change) {
        return switch (change) {
            case NEW, PENDING, TRIGGERED -> "NEW";
            case TRADE -> "TRADE";
            case CANCELED -> "CANCELED";
            case EXPIRED -> "EXPIRED";
            case REJECTED -> "REJECTED";
            case AMENDED -> "REPLACED";
        };
    }

    private static Map<String, Object> event(String name, Instant at) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("e", name);
        event.put("E", at.toEpochMilli());
        return event;
    }
}
