package io.smctrading.simulator.binance;

import io.smctrading.simulator.binance.Endpoint.Call;
import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.core.OrderList;
import io.smctrading.simulator.core.OrderRequest;
import io.smctrading.simulator.core.OrderStatus;
import io.smctrading.simulator.core.RefusedException;
import io.smctrading.simulator.fault.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Placing and cancelling single orders. */
final class TradeEndpoints {

    private static final String POST = "POST";
    private static final String DELETE = "DELETE";
    private static final int CONFLICT = 409;

    private final Exchange exchange;
    private final Symbols symbols;
    private final OrderReader reader;
    private final ClientIds ids;
    private final Limits limits;

    TradeEndpoints(
            Exchange exchange, Symbols symbols, OrderReader reader, ClientIds ids, Limits limits) {
        this.exchange = exchange;
        this.symbols = symbols;
        this.reader = reader;
        this.ids = ids;
        this.limits = limits;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.signed(
                        POST, "/api/v3/order", "order.place", Operation.PLACE, 1, this::place),
                Endpoint.signed(
                        POST, "/api/v3/order/test", "order.test", Operation.ANY, 1, this::test),
                Endpoint.signed(
                        DELETE, "/api/v3/order", "order.cancel", Operation.CANCEL, 1, this::cancel),
                Endpoint.signed(
                        DELETE,
                        "/api/v3/openOrders",
                        "openOrders.cancelAll",
                        Operation.CANCEL,
                        1,
                        this::cancelAll),
                Endpoint.signed(
                        POST,
                        "/api/v3/order/cancelReplace",
                        "order.cancelReplace",
                        Operation.PLACE,
                        1,
                        this::cancelReplace));
    }

    private Object place(Call call) {
        Parameters parameters = call.parameters();
        OrderRequest request = read(parameters);
        parameters.refuseUnread();
        limits.place(call.account().id(), 1);
        return place(call.account(), request, parameters);
    }

    private OrderRequest read(Parameters parameters) {
        Instrument instrument = symbols.required(parameters);
        OrderRequest request = reader.single(parameters, instrument);
        OrderViews.checked(parameters.text("newOrderRespType", "FULL"));
        return request;
    }

    private Map<String, Object> place(
            Account account, OrderRequest request, Parameters parameters) {
        try {
            Order order = exchange.place(account, request);
            return OrderViews.placed(order, OrderViews.detail(parameters, order), exchange.now());
        } catch (RefusedException refused) {
            throw Refusals.placing(refused);
        }
    }

    private Object test(Call call) {
        Parameters parameters = call.parameters();
        read(parameters);
        boolean rates = Boolean.parseBoolean(parameters.text("computeCommissionRates", "false"));
        parameters.refuseUnread();
        return rates ? AccountEndpoints.testedRates(symbols.required(parameters)) : Map.of();
    }

    private Object cancel(Call call) {
        Parameters parameters = call.parameters();
        symbols.required(parameters);
        String restriction = parameters.text("cancelRestrictions", "");
        String cancelId = ids.of(parameters.clientId("newClientOrderId"));
        Optional<Order> found = find(call, "orderId", "origClientOrderId");
        parameters.refuseUnread();
        Order order = found.filter(o -> !o.status().ended()).orElseThrow(Refusals::unknownOrder);
        return cancel(order, cancelId, restriction);
    }

    private Object cancel(Order order, String cancelId, String restriction) {
        boolean restricted =
                switch (restriction) {
                    case "" -> false;
                    case "ONLY_NEW" -> order.status() != OrderStatus.NEW;
                    case "ONLY_PARTIALLY_FILLED" -> order.status() != OrderStatus.PARTIALLY_FILLED;
                    default -> throw BinanceException.bad(-1145, "Invalid cancelRestrictions");
                };
        if (restricted) {
            throw BinanceException.bad(-2011, "Order was not canceled due to cancel restrictions.");
        }
        order.attributes().put(PrivateEvents.CANCEL_ID, cancelId);
        exchange.cancel(order, "USER");
        Instant now = exchange.now();
        if (order.list() == null) {
            return OrderViews.canceled(order, cancelId, now);
        }
        return canceledList(order.list(), now);
    }

    /** What a cancelled list answers. */
    Map<String, Object> canceledList(OrderList list, Instant at) {
        Map<String, Object> view = OrderViews.list(list, at);
        view.put(
                "orderReports",
                list.orders().stream()
                        .map(member -> OrderViews.canceled(member, cancelId(member), at))
                        .toList());
        return view;
    }

    private String cancelId(Order order) {
        return order.attributes().computeIfAbsent(PrivateEvents.CANCEL_ID, name -> ids.of(null));
    }

    private Object cancelAll(Call call) {
        Instrument instrument = symbols.required(call.parameters());
        call.parameters().refuseUnread();
        List<Order> open =
                exchange.orders().open(call.account()).stream()
                        .filter(order -> order.instrument().equals(instrument))
                        .toList();
        if (open.isEmpty()) {
            throw Refusals.unknownOrder();
        }
        List<Object> views = new ArrayList<>();
        for (Order order : open) {
            if (!order.status().ended()) {
                views.add(cancel(order, ids.of(null), ""));
            }
        }
        return views;
    }

    private Object cancelReplace(Call call) {
        Parameters parameters = call.parameters();
        String mode = parameters.text("cancelReplaceMode");
        if (!List.of("STOP_ON_FAILURE", "ALLOW_FAILURE").contains(mode)) {
            throw BinanceException.bad(
                    -1130, "Data sent for parameter 'cancelReplaceMode' is not valid.");
        }
        OrderRequest request = read(parameters);
        String restriction = parameters.text("cancelRestrictions", "");
        String cancelId = ids.of(parameters.clientId("cancelNewClientOrderId"));
        parameters.skip("orderRateLimitExceededMode");
        Optional<Order> old = find(call, "cancelOrderId", "cancelOrigClientOrderId");
        parameters.refuseUnread();
        limits.place(call.account().id(), 1);
        Map<String, Object> outcome = new LinkedHashMap<>();
        boolean canceled = tryCancel(old, cancelId, restriction, outcome);
        if (!canceled && "STOP_ON_FAILURE".equals(mode)) {
            outcome.put("newOrderResponse", null);
            throw failed(false, outcome, "NOT_ATTEMPTED");
        }
        boolean placed = tryPlace(call.account(), request, parameters, outcome);
        if (canceled && placed) {
            return ordered("SUCCESS", "SUCCESS", outcome);
        }
        throw failed(canceled, outcome, placed ? "SUCCESS" : "FAILURE");
    }

    private boolean tryCancel(
            Optional<Order> order,
            String cancelId,
            String restriction,
            Map<String, Object> outcome) {
        try {
            Order open = order.filter(o -> !o.status().ended()).orElseThrow(Refusals::unknownOrder);
            outcome.put("cancelResponse", cancel(open, cancelId, restriction));
            return true;
        } catch (BinanceException e) {
            outcome.put("cancelResponse", e.body());
            return false;
        }
    }

    private boolean tryPlace(
            Account account,
            OrderRequest request,
            Parameters parameters,
            Map<String, Object> outcome) {
        try {
            outcome.put("newOrderResponse", place(account, request, parameters));
            return true;
        } catch (BinanceException e) {
            outcome.put("newOrderResponse", e.body());
            return false;
        }
    }

    private static BinanceException failed(
            boolean canceled, Map<String, Object> outcome, String placed) {
        boolean partially = canceled || "SUCCESS".equals(placed);
        return new BinanceException(
                partially ? CONFLICT : 400,
                partially ? -2021 : -2022,
                partially
                        ? "Order cancel-replace partially failed."
                        : "Order cancel-replace failed.",
                ordered(canceled ? "SUCCESS" : "FAILURE", placed, outcome));
    }

    private static Map<String, Object> ordered(
            String cancelResult, String newOrderResult, Map<String, Object> outcome) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("cancelResult", cancelResult);
        view.put("newOrderResult", newOrderResult);
        view.put("cancelResponse", outcome.get("cancelResponse"));
        view.put("newOrderResponse", outcome.get("newOrderResponse"));
        return view;
    }

    private Optional<Order> find(Call call, String idName, String clientIdName) {
        return find(exchange, symbols, call, idName, clientIdName);
    }

    /** The order that a request names by id, by client id, or by both, of its symbol. */
    static Optional<Order> find(
            Exchange exchange, Symbols symbols, Call call, String idName, String clientIdName) {
        Parameters parameters = call.parameters();
        Instrument instrument = symbols.required(parameters);
        Long id = parameters.number(idName);
        String clientId = parameters.clientId(clientIdName);
        if (id == null && clientId == null) {
            throw BinanceException.bad(
                    -1102,
                    "Param '"
                            + clientIdName
                            + "' or '"
                            + idName
                            + "' must be sent, but both were empty/null!");
        }
        Optional<Order> found =
                id != null
                        ? exchange.orders().byId(call.account(), id)
                        : exchange.orders().byClientId(call.account(), clientId);
        return found.filter(order -> order.instrument().equals(instrument))
                .filter(order -> clientId == null || order.clientId().equals(clientId));
    }
}
