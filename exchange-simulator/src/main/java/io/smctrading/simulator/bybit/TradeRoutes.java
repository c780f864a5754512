package io.smctrading.simulator.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.core.OrderRequest;
import io.smctrading.simulator.core.RefusedException;
import io.smctrading.simulator.core.Trigger;
import io.smctrading.simulator.fault.Operation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Places, amends and cancels orders. What an answer says is that the request was taken. */
final class TradeRoutes {

    private static final int BATCH_OF_SPOT = 10;
    private static final int BATCH = 20;

    private final Exchange exchange;
    private final OrderQueries queries;

    TradeRoutes(Exchange exchange, OrderQueries queries) {
        this.exchange = exchange;
        this.queries = queries;
    }

    List<Endpoint> endpoints() {
        int limit = Endpoint.BY_CATEGORY;
        return List.of(
                Endpoint.post("/v5/order/create", Operation.PLACE, limit, single(this::create)),
                Endpoint.post("/v5/order/amend", Operation.PLACE, limit, single(this::amend)),
                Endpoint.post("/v5/order/cancel", Operation.CANCEL, limit, single(this::cancel)),
                Endpoint.post("/v5/order/cancel-all", Operation.CANCEL, limit, this::cancelAll),
                Endpoint.post(
                        "/v5/order/create-batch", Operation.PLACE, limit, batch(this::create)),
                Endpoint.post("/v5/order/amend-batch", Operation.PLACE, limit, batch(this::amend)),
                Endpoint.post(
                        "/v5/order/cancel-batch", Operation.CANCEL, limit, batch(this::cancel)));
    }

    private Order create(Endpoint.Call call) {
        OrderRequest request = OrderTerms.read(exchange, call.account(), call.asked());
        try {
            return exchange.place(call.account(), request);
        } catch (RefusedException e) {
            throw refusal(e, request.instrument());
        }
    }

    private Order amend(Endpoint.Call call) {
        Parameters asked = call.asked();
        Order order = find(call);
        Instrument instrument = order.instrument();
        OrderRules rules = new OrderRules(instrument, exchange.market(instrument).lastPrice());
        BigDecimal quantity = asked.price("qty");
        BigDecimal price = asked.price("price");
        BigDecimal trigger = asked.price("triggerPrice");
        if (quantity != null) {
            rules.checkQuantity(quantity);
            if (quantity.compareTo(order.executed()) <= 0) {
                throw (OrderViews.spot(order)
                                ? RetCode.SPOT_AMENDED_TOO_SMALL
                                : RetCode.AMENDED_TOO_SMALL)
                        .refusal();
            }
        }
        if (price != null) {
            rules.checkPrice("price", price);
        }
        keep(asked, order, Attributes.TAKE_PROFIT);
        keep(asked, order, Attributes.STOP_LOSS);
        try {
            if (trigger != null && order.waitsForTrigger()) {
                rules.checkPrice("triggerPrice", trigger);
                boolean rising =
                        OrderViews.spot(order)
                                ? trigger.compareTo(rules.lastPrice()) > 0
                                : order.trigger().rising();
                exchange.retrigger(order, new Trigger(trigger, rising));
            }
            if (quantity != null || price != null) {
                exchange.amend(order, quantity, order.price() == null ? null : price);
            }
        } catch (RefusedException e) {
            throw refusal(e, instrument);
        }
        return order;
    }

    private static void keep(Parameters asked, Order order, String name) {
        if (asked.has(name)) {
            BigDecimal price = asked.price(name);
            order.attributes().put(name, Decimals.price(order.instrument(), price));
        }
    }

    private Order cancel(Endpoint.Call call) {
        Order order = find(call);
        try {
            exchange.cancel(order, CancelReason.BY_USER);
        } catch (RefusedException e) {
            throw refusal(e, order.instrument());
        }
        return order;
    }

    private Order find(Endpoint.Call call) {
        String category = Categories.of(call.asked());
        Optional<Order> order = queries.named(call.account(), call.asked());
        return order.filter(found -> found.instrument().category().equals(category))
                .filter(OrderViews::open)
                .orElseThrow(() -> unknown(category.equals(Categories.SPOT)));
    }

    private Endpoint.Answer cancelAll(Endpoint.Call call) {
        Parameters asked = call.asked();
        String category = Categories.of(asked);
        boolean scoped = asked.has("symbol") || asked.has("baseCoin") || asked.has("settleCoin");
        if (category.equals(Categories.LINEAR) && !scoped) {
            throw RetCode.PARAMETER_ERROR.refusal(
                    "params error: symbol, baseCoin or settleCoin is required");
        }
        String filter = asked.text("orderFilter", category.equals(Categories.SPOT) ? "Order" : "");
        ObjectNode result = Endpoint.object();
        ArrayNode list = result.putArray("list");
        for (Order order : exchange.orders().open(call.account())) {
            if (OrderViews.open(order) && queries.matches(order, category, asked, filter)) {
                exchange.cancel(order, CancelReason.BY_USER);
                list.add(acknowledged(order));
            }
        }
        result.put("success", "1");
        return Endpoint.Answer.of(result);
    }

    private static Endpoint.Handler single(Function<Endpoint.Call, Order> action) {
        return call -> Endpoint.Answer.of(acknowledged(action.apply(call)));
    }

    private Endpoint.Handler batch(Function<Endpoint.Call, Order> action) {
        return call -> {
            String category = Categories.of(call.asked());
            JsonNode requests = call.asked().json().path("request");
            int most = category.equals(Categories.SPOT) ? BATCH_OF_SPOT : BATCH;
            if (!requests.isArray() || requests.isEmpty() || requests.size() > most) {
                throw Parameters.invalid("request");
            }
            ObjectNode result = Endpoint.object();
            ArrayNode list = result.putArray("list");
            ObjectNode extra = Endpoint.object();
            ArrayNode codes = extra.putArray("list");
            for (JsonNode request : requests) {
                ObjectNode one = ((ObjectNode) request).deepCopy();
                one.put("category", category);
                one(action, call.account(), new Parameters(one), list, codes);
            }
            return new Endpoint.Answer(result, extra);
        };
    }

    private void one(
            Function<Endpoint.Call, Order> action,
            Account account,
            Parameters asked,
            ArrayNode list,
            ArrayNode codes) {
        ObjectNode entry = list.addObject();
        entry.put("category", asked.text("category"));
        entry.put("symbol", asked.text("symbol"));
        try {
            Order order = action.apply(new Endpoint.Call(account, asked));
            entry.setAll(acknowledged(order));
            entry.put("createAt", Long.toString(exchange.now().toEpochMilli()));
            codes.addObject().put("code", RetCode.OK.code()).put("msg", RetCode.OK.words());
        } catch (BybitRefusal refusal) {
            entry.put("orderId", "").put("orderLinkId", asked.text("orderLinkId"));
            entry.put("createAt", "");
            codes.addObject().put("code", refusal.code().code()).put("msg", refusal.getMessage());
        }
    }

    private static ObjectNode acknowledged(Order order) {
        return Endpoint.object()
                .put("orderId", OrderNames.of(order))
                .put("orderLinkId", order.clientId());
    }

    /** What the engine refuses, in Bybit's codes. */
    static BybitRefusal refusal(RefusedException refused, Instrument instrument) {
        boolean spot = instrument.kind() == Instrument.Kind.SPOT;
        return switch (refused.refusal()) {
            case INSUFFICIENT_BALANCE -> (spot ? RetCode.SPOT_FUNDS : RetCode.FUNDS).refusal();
            case DUPLICATE_CLIENT_ID ->
                    (spot ? RetCode.SPOT_DUPLICATE_LINK_ID : RetCode.DUPLICATE_LINK_ID).refusal();
            case NOTHING_TO_REDUCE -> RetCode.TRUNCATED_TO_ZERO.refusal();
            default -> unknown(spot);
        };
    }

    private static BybitRefusal unknown(boolean spot) {
        return (spot ? RetCode.SPOT_ORDER_UNKNOWN : RetCode.ORDER_UNKNOWN).refusal();
    }
}
