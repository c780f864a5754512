package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Open orders, ended orders and executions, newest first and in pages. */
final class OrderQueries {

    private static final int PER_SECOND = 50;
    private static final int ORDERS = 50;
    private static final int EXECUTIONS = 100;
    private static final int USUAL_ORDERS = 20;
    private static final int USUAL_EXECUTIONS = 50;
    private static final int RECENT = 500;
    private static final Duration SPAN = Duration.ofDays(7);

    private final Exchange exchange;

    OrderQueries(Exchange exchange) {
        this.exchange = exchange;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.query("/v5/order/realtime", PER_SECOND, this::realtime),
                Endpoint.query("/v5/order/history", PER_SECOND, this::history),
                Endpoint.query("/v5/execution/list", PER_SECOND, this::executions));
    }

    /** The order that a request names by its id or, if it gives none, its link id. */
    Optional<Order> named(Account account, Parameters asked) {
        if (asked.has("orderId")) {
            String id = asked.text("orderId");
            return exchange.orders()
                    .byId(account, OrderNames.read(id))
                    .filter(order -> OrderNames.of(order).equals(id));
        }
        if (asked.has("orderLinkId")) {
            return exchange.orders().byClientId(account, asked.text("orderLinkId"));
        }
        throw RetCode.PARAMETER_ERROR.refusal("params error: orderId or orderLinkId is required");
    }

    private Endpoint.Answer realtime(Endpoint.Call call) {
        Parameters asked = call.asked();
        String category = Categories.of(asked);
        boolean byId = asked.has("orderId") || asked.has("orderLinkId");
        boolean scoped = asked.has("symbol") || asked.has("baseCoin") || asked.has("settleCoin");
        if (category.equals(Categories.LINEAR) && !byId && !scoped) {
            throw RetCode.PARAMETER_ERROR.refusal(
                    "Missing some parameters that must be filled in,"
                            + " symbol or settleCoin or baseCoin");
        }
        if (byId) {
            return orders(call, byName(call, category));
        }
        boolean ended = asked.integer("openOnly", 0) != 0;
        List<Order> orders =
                ended ? recent(call.account()) : exchange.orders().open(call.account());
        return orders(call, select(orders, asked, category));
    }

    private Endpoint.Answer history(Endpoint.Call call) {
        Parameters asked = call.asked();
        String category = Categories.of(asked);
        if (asked.has("orderId") || asked.has("orderLinkId")) {
            List<Order> found = byName(call, category);
            return orders(call, found.stream().filter(o -> o.status().ended()).toList());
        }
        List<Order> ended =
                exchange.orders().of(call.account()).stream()
                        .filter(order -> order.status().ended())
                        .filter(order -> within(asked, order.created()))
                        .filter(order -> status(asked, order))
                        .toList();
        return orders(call, select(ended, asked, category));
    }

    private static boolean status(Parameters asked, Order order) {
        return !asked.has("orderStatus")
                || asked.text("orderStatus").equals(OrderViews.status(order));
    }

    private List<Order> byName(Endpoint.Call call, String category) {
        return named(call.account(), call.asked())
                .filter(order -> order.instrument().category().equals(category))
                .map(List::of)
                .orElse(List.of());
    }

    private List<Order> recent(Account account) {
        List<Order> ended =
                exchange.orders().of(account).stream()
                        .filter(order -> order.status().ended())
                        .toList();
        return ended.subList(Math.max(0, ended.size() - RECENT), ended.size());
    }

    private List<Order> select(List<Order> oldestFirst, Parameters asked, String category) {
        String filter = asked.text("orderFilter");
        List<Order> selected = new ArrayList<>();
        for (Order order : oldestFirst) {
            if (matches(order, category, asked, filter)) {
                selected.add(order);
            }
        }
        Collections.reverse(selected);
        return selected;
    }

    /** Whether an order is of a category, and of the symbol, coins and filter that are given. */
    boolean matches(Order order, String category, Parameters asked, String filter) {
        String its = Attributes.of(order, Attributes.ORDER_FILTER);
        return order.instrument().category().equals(category)
                && same(asked, "symbol", order.instrument().symbol())
                && same(asked, "baseCoin", order.instrument().base())
                && same(asked, "settleCoin", order.instrument().quote())
                && (filter.isEmpty() || filter.equals(its.isEmpty() ? "Order" : its));
    }

    private static boolean same(Parameters asked, String name, String value) {
        return !asked.has(name) || asked.text(name).equals(value);
    }

    private boolean within(Parameters asked, Instant time) {
        long millis = time.toEpochMilli();
        long start = asked.number("startTime", -1);
        long end = asked.number("endTime", -1);
        if (start < 0 && end < 0) {
            start = exchange.now().minus(SPAN).toEpochMilli();
        }
        if (end < 0 && asked.has("startTime")) {
            end = start + SPAN.toMillis();
        }
        if (start < 0) {
            start = end - SPAN.toMillis();
        }
        if (end >= 0 && end - start > SPAN.toMillis()) {
            throw RetCode.PARAMETER_ERROR.refusal("The time range cannot exceed 7 days");
        }
        return millis >= start && (end < 0 || millis <= end);
    }

    private static Endpoint.Answer orders(Endpoint.Call call, List<Order> newestFirst) {
        ObjectNode result = Endpoint.object();
        Pages.write(
                result,
                call.asked(),
                newestFirst,
                Order::id,
                OrderViews::order,
                USUAL_ORDERS,
                ORDERS);
        result.put("category", call.asked().text("category"));
        return Endpoint.Answer.of(result);
    }

    private Endpoint.Answer executions(Endpoint.Call call) {
        Parameters asked = call.asked();
        String category = Categories.of(asked);
        boolean byName = asked.has("orderId") || asked.has("orderLinkId");
        Optional<Order> named = byName ? named(call.account(), asked) : Optional.empty();
        List<Numbered> selected = new ArrayList<>();
        long number = 0;
        for (Execution execution : Execution.all(exchange.orders().fills(call.account()))) {
            number++;
            Order order = execution.fill().order();
            boolean wanted =
                    byName
                            ? named.filter(one -> one == order).isPresent()
                            : matches(order, category, asked, "")
                                    && within(asked, execution.fill().time());
            if (wanted && order.instrument().category().equals(category)) {
                selected.add(new Numbered(number, execution));
            }
        }
        Collections.reverse(selected);
        ObjectNode result = Endpoint.object();
        Pages.write(
                result,
                asked,
                selected,
                Numbered::number,
                one -> OrderViews.execution(one.execution()),
                USUAL_EXECUTIONS,
                EXECUTIONS);
        result.put("category", category);
        return Endpoint.Answer.of(result);
    }

    private record Numbered(long number, Execution execution) {}
}
