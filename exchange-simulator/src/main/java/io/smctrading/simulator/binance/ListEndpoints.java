package io.smctrading.simulator.binance;

import io.smctrading.simulator.binance.Endpoint.Call;
import io.smctrading.simulator.binance.OrderReader.Names;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.core.OrderList;
import io.smctrading.simulator.core.OrderRequest;
import io.smctrading.simulator.core.RefusedException;
import io.smctrading.simulator.core.Side;
import io.smctrading.simulator.fault.Operation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Order lists: OCO, OTO, OTOCO. */
final class ListEndpoints {

    private static final String POST = "POST";

    private final Exchange exchange;
    private final Symbols symbols;
    private final OrderReader reader;
    private final ClientIds ids;
    private final Limits limits;
    private final TradeEndpoints trading;

    ListEndpoints(
            Exchange exchange,
            Symbols symbols,
            OrderReader reader,
            ClientIds ids,
            Limits limits,
            TradeEndpoints trading) {
        this.exchange = exchange;
        this.symbols = symbols;
        this.reader = reader;
        this.ids = ids;
        this.limits = limits;
        this.trading = trading;
    }

    List<Endpoint> all() {
        return List.of(
                place("/api/v3/orderList/oco", "orderList.place.oco", this::oco),
                place("/api/v3/orderList/oto", "orderList.place.oto", this::oto),
                place("/api/v3/orderList/otoco", "orderList.place.otoco", this::otoco),
                place("/api/v3/order/oco", "orderList.place", this::deprecatedOco),
                Endpoint.signed(
                        "DELETE",
                        "/api/v3/orderList",
                        "orderList.cancel",
                        Operation.CANCEL,
                        1,
                        this::cancel),
                query("/api/v3/orderList", "orderList.status", 4, this::query),
                query("/api/v3/allOrderList", "allOrderLists", 20, this::queryAll),
                query("/api/v3/openOrderList", "openOrderLists.status", 6, this::queryOpen));
    }

    private static Endpoint place(
            String path, String method, java.util.function.Function<Call, Object> answer) {
        return Endpoint.signed(POST, path, method, Operation.PLACE, 1, answer);
    }

    private static Endpoint query(
            String path,
            String method,
            int weight,
            java.util.function.Function<Call, Object> answer) {
        return Endpoint.signed("GET", path, method, Operation.QUERY, weight, answer);
    }

    private Object oco(Call call) {
        Parameters parameters = call.parameters();
        Instrument instrument = symbols.required(parameters);
        Side side = OrderReader.side(parameters, "side");
        BigDecimal quantity = parameters.required("quantity");
        List<OrderRequest> pair = pair(parameters, instrument, side, quantity, "above", "below");
        return start(call, OrderList.Kind.OCO, pair);
    }

    private Object oto(Call call) {
        Parameters parameters = call.parameters();
        Instrument instrument = symbols.required(parameters);
        OrderRequest working = working(parameters, instrument);
        Side side = OrderReader.side(parameters, "pendingSide");
        OrderType type = OrderReader.type(parameters, "pendingType");
        OrderRequest pending =
                reader.leg(parameters, instrument, Names.leg("pending"), side, type, null);
        return start(call, OrderList.Kind.OTO, List.of(working, pending));
    }

    private Object otoco(Call call) {
        Parameters parameters = call.parameters();
        Instrument instrument = symbols.required(parameters);
        OrderRequest working = working(parameters, instrument);
        Side side = OrderReader.side(parameters, "pendingSide");
        BigDecimal quantity = parameters.required("pendingQuantity");
        List<OrderRequest> pair =
                pair(parameters, instrument, side, quantity, "pendingAbove", "pendingBelow");
        return start(call, OrderList.Kind.OTOCO, List.of(working, pair.get(0), pair.get(1)));
    }

    /** The form of before, with a limit and a stop leg: the stop leg comes first. */
    private Object deprecatedOco(Call call) {
        Parameters parameters = call.parameters();
        boolean limited = parameters.has("stopLimitPrice");
        boolean sells = OrderReader.side(parameters, "side") == Side.SELL;
        Map<String, String> mapped = new LinkedHashMap<>(parameters.values());
        String limitLeg = sells ? "above" : "below";
        String stopLeg = sells ? "below" : "above";
        mapped.put(limitLeg + "Type", OrderType.LIMIT_MAKER.name());
        mapped.put(
                stopLeg + "Type",
                (limited ? OrderType.STOP_LOSS_LIMIT : OrderType.STOP_LOSS).name());
        rename(mapped, "price", limitLeg + "Price");
        rename(mapped, "limitClientOrderId", limitLeg + "ClientOrderId");
        rename(mapped, "stopPrice", stopLeg + "StopPrice");
        rename(mapped, "stopLimitPrice", stopLeg + "Price");
        rename(mapped, "stopLimitTimeInForce", stopLeg + "TimeInForce");
        rename(mapped, "stopClientOrderId", stopLeg + "ClientOrderId");
        return oco(new Call(new Parameters(mapped), call.account(), call.socket()));
    }

    private static void rename(Map<String, String> values, String from, String to) {
        String value = values.remove(from);
        if (value != null) {
            values.put(to, value);
        }
    }

    private OrderRequest working(Parameters parameters, Instrument instrument) {
        OrderType type = OrderReader.type(parameters, "workingType");
        if (type != OrderType.LIMIT && type != OrderType.LIMIT_MAKER) {
            throw BinanceException.bad(-1116, "Invalid orderType.");
        }
        Side side = OrderReader.side(parameters, "workingSide");
        return reader.leg(parameters, instrument, Names.leg("working"), side, type, null);
    }

    private List<OrderRequest> pair(
            Parameters parameters,
            Instrument instrument,
            Side side,
            BigDecimal quantity,
            String above,
            String below) {
        OrderType aboveType = OrderReader.type(parameters, above + "Type");
        OrderType belowType = OrderReader.type(parameters, below + "Type");
        checkTypes(side, aboveType, belowType);
        OrderRequest first =
                reader.leg(parameters, instrument, Names.leg(above), side, aboveType, quantity);
        OrderRequest second =
                reader.leg(parameters, instrument, Names.leg(below), side, belowType, quantity);
        if (reach(first).compareTo(reach(second)) <= 0) {
            throw badPrices();
        }
        return List.of(first, second);
    }

    private static void checkTypes(Side side, OrderType above, OrderType below) {
        for (OrderType type : List.of(above, below)) {
            if (type == OrderType.LIMIT || type == OrderType.MARKET) {
                throw BinanceException.bad(-1158, "Order type not supported in OCO.");
            }
        }
        if (!above.triggered() && !below.triggered()) {
            throw BinanceException.bad(-1168, "At least one OCO order must be contingent.");
        }
        boolean buys = side.buys();
        if (buys && above == OrderType.LIMIT_MAKER) {
            throw BinanceException.bad(-1165, "A limit order in a buy OCO must be below.");
        }
        if (!buys && below == OrderType.LIMIT_MAKER) {
            throw BinanceException.bad(-1166, "A limit order in a sell OCO must be above.");
        }
        if (buys && below.stopLoss()) {
            throw BinanceException.bad(-1196, "A stop loss order in a buy OCO must be above.");
        }
        if (!buys && above.stopLoss()) {
            throw BinanceException.bad(-1197, "A stop loss order in a sell OCO must be below.");
        }
        if (buys && above.triggered() && !above.stopLoss()) {
            throw BinanceException.bad(-1198, "A take profit order in a buy OCO must be below.");
        }
        if (!buys && below.triggered() && !below.stopLoss()) {
            throw BinanceException.bad(-1199, "A take profit order in a sell OCO must be above.");
        }
    }

    private static BigDecimal reach(OrderRequest request) {
        return request.trigger() == null ? request.price() : request.trigger().price();
    }

    private static BinanceException badPrices() {
        return BinanceException.rejected(
                "The relationship of the prices for the orders is not correct.");
    }

    private Object start(Call call, OrderList.Kind kind, List<OrderRequest> requests) {
        Parameters parameters = call.parameters();
        String clientId = ids.of(parameters.clientId("listClientOrderId"));
        String detail = OrderViews.checked(parameters.text("newOrderRespType", "RESULT"));
        parameters.refuseUnread();
        boolean taken =
                exchange.orders()
                        .listByClientId(call.account(), clientId)
                        .filter(list -> !list.done())
                        .isPresent();
        if (taken
                || Stream.of(requests)
                                .flatMap(List::stream)
                                .map(OrderRequest::clientId)
                                .distinct()
                                .count()
                        < requests.size()) {
            throw BinanceException.rejected("Duplicate order sent.");
        }
        if (kind == OrderList.Kind.OCO) {
            BigDecimal last = exchange.market(requests.get(0).instrument()).lastPrice();
            if (reach(requests.get(0)).compareTo(last) <= 0
                    || reach(requests.get(1)).compareTo(last) >= 0) {
                throw badPrices();
            }
        }
        limits.place(call.account().id(), requests.size());
        PlacedList placed = new PlacedList(detail);
        try {
            OrderList list =
                    exchange.placeList(call.account(), kind, clientId, requests, placed::report);
            return placed.view(list, exchange.now());
        } catch (RefusedException refused) {
            throw Refusals.placing(refused);
        }
    }

    private Object cancel(Call call) {
        Parameters parameters = call.parameters();
        symbols.required(parameters);
        parameters.skip("newClientOrderId");
        OrderList list = find(call, "listClientOrderId");
        parameters.refuseUnread();
        if (list == null || list.done()) {
            throw Refusals.unknownOrder();
        }
        list.orders().stream()
                .filter(order -> !order.status().ended())
                .findFirst()
                .ifPresent(order -> exchange.cancel(order, "USER"));
        return trading.canceledList(list, exchange.now());
    }

    private OrderList find(Call call, String clientIdName) {
        Parameters parameters = call.parameters();
        Long id = parameters.number("orderListId");
        String clientId = parameters.clientId(clientIdName);
        if (id == null && clientId == null) {
            throw BinanceException.bad(
                    -1102,
                    "Param 'orderListId' or '"
                            + clientIdName
                            + "' must be sent, but both were empty/null!");
        }
        return (id != null
                        ? exchange.orders().listById(call.account(), id)
                        : exchange.orders().listByClientId(call.account(), clientId))
                .orElse(null);
    }

    private Object query(Call call) {
        OrderList list = find(call, "origClientOrderId");
        if (list == null) {
            throw BinanceException.bad(-2018, "Order list does not exist.");
        }
        return OrderViews.list(list, list.updated());
    }

    private Object queryAll(Call call) {
        Parameters parameters = call.parameters();
        Long from = parameters.number("fromId");
        Long start = parameters.number("startTime");
        Long end = parameters.number("endTime");
        return of(call).filter(list -> from == null || list.id() >= from)
                .filter(list -> start == null || millis(list) >= start)
                .filter(list -> end == null || millis(list) <= end)
                .limit(parameters.limit(500, 1_000))
                .map(list -> OrderViews.list(list, list.updated()))
                .toList();
    }

    private Object queryOpen(Call call) {
        return of(call).filter(list -> !list.done())
                .map(list -> OrderViews.list(list, list.updated()))
                .toList();
    }

    private Stream<OrderList> of(Call call) {
        return exchange.orders().lists().stream()
                .filter(list -> list.orders().get(0).account() == call.account());
    }

    private static long millis(OrderList list) {
        return list.created().toEpochMilli();
    }

    /**
     * What the answer to a new list says: the pending orders as they were before the working one
     * matched, the working one as it is afterwards.
     */
    private static final class PlacedList {

        private final String detail;
        private final Map<Long, Map<String, Object>> pending = new LinkedHashMap<>();

        private PlacedList(String detail) {
            this.detail = detail;
        }

        private void report(Order order) {
            pending.put(order.id(), OrderViews.placed(order, detail, order.created()));
        }

        private Map<String, Object> view(OrderList list, Instant at) {
            Map<String, Object> view = OrderViews.list(list, at);
            view.put("listStatusType", "EXEC_STARTED");
            view.put("listOrderStatus", "EXECUTING");
            view.put(
                    "orderReports",
                    list.orders().stream()
                            .map(
                                    order ->
                                            pending.containsKey(order.id())
                                                    ? pending.get(order.id())
                                                    : OrderViews.placed(order, detail, at))
                            .toList());
            return view;
        }
    }
}
