package io.smctrading.simulator.binance;

import io.smctrading.simulator.core.Fill;
import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.core.OrderList;
import io.smctrading.simulator.core.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Orders, executions and lists as Binance writes them. */
final class OrderViews {

    private static final int NO_LIST = -1;
    private static final String RESULT = "RESULT";
    private static final String FULL = "FULL";
    private static final String ACK = "ACK";

    private OrderViews() {}

    /** The answer to a new order, as long as the client wants it. */
    static Map<String, Object> placed(Order order, String detail, Instant at) {
        Map<String, Object> view = new LinkedHashMap<>();
        putIds(view, order);
        view.put("clientOrderId", order.clientId());
        view.put("transactTime", at.toEpochMilli());
        if (ACK.equals(detail)) {
            return view;
        }
        putAmounts(view, order);
        putKind(view, order);
        view.put("workingTime", workingTime(order));
        putExtras(view, order);
        if (FULL.equals(detail)) {
            view.put("fills", order.fills().stream().map(OrderViews::fillOfOrder).toList());
        }
        return view;
    }

    /** How much the answer to a new order says where the client does not choose. */
    static String detail(Parameters parameters, Order order) {
        boolean plain = "MARKET".equals(order.nativeType()) || "LIMIT".equals(order.nativeType());
        String detail = parameters.text("newOrderRespType", plain ? FULL : ACK);
        return checked(detail);
    }

    static String checked(String detail) {
        if (!List.of(ACK, RESULT, FULL).contains(detail)) {
            throw BinanceException.bad(
                    -1130, "Data sent for parameter 'newOrderRespType' is not valid.");
        }
        return detail;
    }

    static Map<String, Object> canceled(Order order, String cancelId, Instant at) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("symbol", order.instrument().symbol());
        view.put("origClientOrderId", order.clientId());
        view.put("orderId", order.id());
        view.put("orderListId", listId(order));
        view.put("clientOrderId", cancelId);
        view.put("transactTime", at.toEpochMilli());
        putAmounts(view, order);
        putKind(view, order);
        putExtras(view, order);
        return view;
    }

    static Map<String, Object> queried(Order order) {
        Map<String, Object> view = new LinkedHashMap<>();
        putIds(view, order);
        view.put("clientOrderId", order.clientId());
        view.put("price", Decimals.of(order.price()));
        view.put("origQty", Decimals.of(order.quantity()));
        view.put("executedQty", Decimals.of(order.executed()));
        view.put("cummulativeQuoteQty", Decimals.of(order.executedValue()));
        putKind(view, order);
        view.put(
                "stopPrice",
                Decimals.of(order.trigger() == null ? BigDecimal.ZERO : order.trigger().price()));
        view.put("icebergQty", Decimals.of(BigDecimal.ZERO));
        view.put("time", order.created().toEpochMilli());
        view.put("updateTime", order.updated().toEpochMilli());
        view.put("isWorking", order.workingSince() != null);
        view.put("workingTime", workingTime(order));
        view.put("origQuoteOrderQty", Decimals.of(order.request().quoteQuantity()));
        putExtras(view, order);
        return view;
    }

    static Map<String, Object> trade(Fill fill) {
        Order order = fill.order();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("symbol", order.instrument().symbol());
        view.put("id", fill.id());
        view.put("orderId", order.id());
        view.put("orderListId", listId(order));
        view.put("price", Decimals.of(fill.price()));
        view.put("qty", Decimals.of(fill.quantity()));
        view.put("quoteQty", Decimals.of(fill.value()));
        view.put("commission", Decimals.of(fill.fee()));
        view.put("commissionAsset", fill.feeAsset());
        view.put("time", fill.time().toEpochMilli());
        view.put("isBuyer", order.side().buys());
        view.put("isMaker", fill.maker());
        view.put("isBestMatch", true);
        return view;
    }

    /** A list; the caller adds reports of its orders where they belong. */
    static Map<String, Object> list(OrderList list, Instant at) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("orderListId", list.id());
        view.put("contingencyType", contingency(list));
        view.put("listStatusType", list.done() ? "ALL_DONE" : "EXEC_STARTED");
        view.put("listOrderStatus", list.done() ? "ALL_DONE" : "EXECUTING");
        view.put("listClientOrderId", list.clientId());
        view.put("transactionTime", at.toEpochMilli());
        view.put("symbol", list.orders().get(0).instrument().symbol());
        view.put("orders", list.orders().stream().map(OrderViews::member).toList());
        return view;
    }

    static Map<String, Object> member(Order order) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("symbol", order.instrument().symbol());
        view.put("orderId", order.id());
        view.put("clientOrderId", order.clientId());
        return view;
    }

    /** Binance calls both kinds that wait for a working order OTO. */
    static String contingency(OrderList list) {
        return list.kind() == OrderList.Kind.OCO ? "OCO" : "OTO";
    }

    static String status(Order order) {
        return order.status() == OrderStatus.PENDING ? "PENDING_NEW" : order.status().name();
    }

    static long listId(Order order) {
        return order.list() == null ? NO_LIST : order.list().id();
    }

    static long workingTime(Order order) {
        return order.workingSince() == null ? -1 : order.workingSince().toEpochMilli();
    }

    static String preventionMode(Order order) {
        return order.attributes().getOrDefault("selfTradePreventionMode", "NONE");
    }

    /** Why an order expired, in Binance's words; null if it did not. */
    static String expiryReason(Order order) {
        if (order.status() != OrderStatus.EXPIRED) {
            return null;
        }
        return switch (order.endedBecause()) {
            case "IOC" -> "UNFILLED_IOC_QUANTITY_EXPIRED";
            case "FOK" -> "UNFILLED_FOK_ORDER_EXPIRED";
            case "NO_LIQUIDITY" -> "INSUFFICIENT_LIQUIDITY";
            case "LIST" -> "OCO_TRIGGER";
            case "WORKING_ENDED" -> "OTO_PHASE_ONE_EXPIRED";
            default -> "REJECTED";
        };
    }

    private static Map<String, Object> fillOfOrder(Fill fill) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("price", Decimals.of(fill.price()));
        view.put("qty", Decimals.of(fill.quantity()));
        view.put("commission", Decimals.of(fill.fee()));
        view.put("commissionAsset", fill.feeAsset());
        view.put("tradeId", fill.id());
        return view;
    }

    private static void putIds(Map<String, Object> view, Order order) {
        view.put("symbol", order.instrument().symbol());
        view.put("orderId", order.id());
        view.put("orderListId", listId(order));
    }

    private static void putAmounts(Map<String, Object> view, Order order) {
        view.put("price", Decimals.of(order.price()));
        view.put("origQty", Decimals.of(order.quantity()));
        view.put("executedQty", Decimals.of(order.executed()));
        view.put("origQuoteOrderQty", Decimals.of(order.request().quoteQuantity()));
        view.put("cummulativeQuoteQty", Decimals.of(order.executedValue()));
    }

    private static void putKind(Map<String, Object> view, Order order) {
        view.put("status", status(order));
        view.put("timeInForce", order.request().timeInForce().name());
        view.put("type", order.nativeType());
        view.put("side", order.side().name());
        if (order.trigger() != null) {
            view.put("stopPrice", Decimals.of(order.trigger().price()));
        }
    }

    private static void putExtras(Map<String, Object> view, Order order) {
        for (String name : List.of("strategyId", "strategyType")) {
            if (order.attributes().containsKey(name)) {
                view.put(name, Long.valueOf(order.attributes().get(name)));
            }
        }
        view.put("selfTradePreventionMode", preventionMode(order));
        String reason = expiryReason(order);
        if (reason != null) {
            view.put("expiryReason", reason);
        }
    }
}
