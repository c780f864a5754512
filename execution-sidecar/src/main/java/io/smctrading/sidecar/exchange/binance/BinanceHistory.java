package io.smctrading.sidecar.exchange.binance;

import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.Evidence;
import io.smctrading.sidecar.exchange.ExchangeException;
import io.smctrading.sidecar.exchange.http.Call;
import io.smctrading.sidecar.exchange.http.ExchangeHttp;
import io.smctrading.sidecar.exchange.http.JsonView;
import io.smctrading.sidecar.exchange.http.Outcome;
import io.smctrading.sidecar.exchange.http.Parameters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What Binance remembers of an account's orders and executions. */
final class BinanceHistory {

    /** How much earlier than it was sent an order may be dated: clocks, and then some. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    private static final int PAGE = 1000;

    private final ExchangeHttp http;
    private final BinanceRequests requests;
    private final ClientIds ids;
    private final BinanceOrders orders;
    private final Predicate<String> ours;

    BinanceHistory(
            ExchangeHttp http,
            BinanceRequests requests,
            ClientIds ids,
            BinanceOrders orders,
            Predicate<String> ours) {
        this.http = http;
        this.requests = requests;
        this.ids = ids;
        this.orders = orders;
        this.ours = ours;
    }

    /** Everything that can tell of an order is asked; absent only if all of it says so. */
    Evidence search(String symbol, String clientId, Instant sent) {
        try {
            Optional<JsonView> found = byId(symbol, clientId);
            if (found.isPresent()) {
                return found(symbol, found.get());
            }
            List<JsonView> open = read("open-orders", 6, "/api/v3/openOrders", of(symbol)).list();
            Instant since = sent.plus(http.clock().offset()).minus(MARGIN);
            List<JsonView> all = allOrders(symbol, since);
            for (JsonView order : concat(open, all)) {
                if (ids.of(order).equals(clientId)) {
                    return found(symbol, order);
                }
            }
            List<JsonView> trades = trades(symbol, since);
            rememberOrdersOf(symbol, trades);
            for (JsonView trade : trades) {
                if (clientIdOf(symbol, trade.id("orderId")).equals(clientId)) {
                    return found(symbol, orderById(symbol, trade.id("orderId")));
                }
            }
            return new Evidence.Absent(
                    "Binance has no order %s; none of %d open orders, and since %s none of %d orders and %d executions is of it"
                            .formatted(clientId, open.size(), since, all.size(), trades.size()));
        } catch (ExchangeException e) {
            return new Evidence.Inconclusive(e.error(), e.getMessage());
        }
    }

    /** Executions of our orders since a time of the exchange, oldest first. */
    List<VenueFill> fills(String symbol, Instant since) {
        List<VenueFill> fills = new ArrayList<>();
        pages(
                "fills",
                "/api/v3/myTrades",
                of(symbol).with("startTime", since.toEpochMilli()),
                "id",
                "fromId",
                trade -> fills.add(orders.trade(trade, "")));
        Map<String, String> names = namesOf(symbol, fills);
        return fills.stream()
                .map(fill -> named(fill, names.get(fill.venueOrderId())))
                .filter(fill -> ours.test(fill.clientId()))
                .toList();
    }

    private static VenueFill named(VenueFill fill, String clientId) {
        return new VenueFill(
                fill.executionId(),
                clientId,
                fill.venueOrderId(),
                fill.venueSymbol(),
                fill.side(),
                fill.quantity(),
                fill.price(),
                fill.fee(),
                fill.feeAsset(),
                fill.liquidity(),
                fill.time());
    }

    /** Our ids of the orders that were executed, by Binance's; few questions for many orders. */
    private Map<String, String> namesOf(String symbol, List<VenueFill> fills) {
        Map<String, String> names = new HashMap<>();
        Set<String> unknown = new HashSet<>();
        for (VenueFill fill : fills) {
            ids.known(symbol, fill.venueOrderId())
                    .ifPresentOrElse(
                            name -> names.put(fill.venueOrderId(), name),
                            () -> unknown.add(fill.venueOrderId()));
        }
        unknown.stream()
                .mapToLong(Long::parseLong)
                .min()
                .ifPresent(
                        first ->
                                pages(
                                        "orders",
                                        "/api/v3/allOrders",
                                        of(symbol).with("orderId", first),
                                        "orderId",
                                        "orderId",
                                        order -> {
                                            if (unknown.remove(order.id("orderId"))) {
                                                names.put(order.id("orderId"), ids.of(order));
                                            }
                                        }));
        unknown.forEach(id -> names.put(id, ids.of(orderById(symbol, id))));
        return names;
    }

    /** Orders of ours that work or wait. */
    List<VenueOrder> openOrders() {
        List<VenueOrder> open = new ArrayList<>();
        each(
                "open-orders",
                80,
                "/api/v3/openOrders",
                new Parameters(),
                order -> {
                    VenueOrder one = orders.order(order);
                    if (ours.test(one.clientId())) {
                        open.add(one);
                    }
                });
        return open;
    }

    private Evidence found(String symbol, JsonView order) {
        List<VenueOrder> found = new ArrayList<>();
        found.add(orders.order(order));
        if (order.whole("orderListId") >= 0) {
            Parameters list = new Parameters().with("orderListId", order.id("orderListId"));
            for (JsonView member :
                    read("order-list", 4, "/api/v3/orderList", list).list("orders")) {
                if (!member.id("orderId").equals(order.id("orderId"))) {
                    find(of(symbol).with("orderId", member.id("orderId")))
                            .map(orders::order)
                            .ifPresent(found::add);
                }
            }
        }
        List<VenueFill> fills = new ArrayList<>();
        for (VenueOrder each : found) {
            if (BinanceOrders.executed(each)) {
                Parameters of = of(symbol).with("orderId", each.venueOrderId());
                for (JsonView trade : read("fills", 5, "/api/v3/myTrades", of).list()) {
                    fills.add(orders.trade(trade, each.clientId()));
                }
            }
        }
        return new Evidence.Found(found, fills);
    }

    /** By Binance's own id if it was seen, else by ours, also as that of a cancelled order. */
    private Optional<JsonView> byId(String symbol, String clientId) {
        Optional<String> known = ids.orderOf(symbol, clientId);
        if (known.isPresent()) {
            return Optional.of(orderById(symbol, known.get()));
        }
        Optional<JsonView> found = byClientId(symbol, clientId);
        return found.isPresent()
                ? found
                : byClientId(symbol, ClientIds.cancelOf(clientId))
                        .filter(order -> ids.of(order).equals(clientId));
    }

    private Optional<JsonView> byClientId(String symbol, String clientId) {
        return find(of(symbol).with("origClientOrderId", clientId));
    }

    private JsonView orderById(String symbol, String orderId) {
        return find(of(symbol).with("orderId", orderId))
                .orElseThrow(
                        () ->
                                new ExchangeException(
                                        ErrorClass.NOT_FOUND,
                                        "Binance has no order %s of %s any more"
                                                .formatted(orderId, symbol)));
    }

    private Optional<JsonView> find(Parameters order) {
        Outcome outcome =
                http.call(Call.read("order", 4, requests.signed("GET", "/api/v3/order", order)));
        if (outcome instanceof Outcome.Success success) {
            return Optional.of(success.answer().json());
        }
        if (outcome instanceof Outcome.Refused refused && refused.code().equals("-2013")) {
            return Optional.empty();
        }
        throw new ExchangeException(outcome.problem().orElseThrow(), outcome.reason());
    }

    private String clientIdOf(String symbol, String orderId) {
        return ids.known(symbol, orderId).orElseGet(() -> ids.of(orderById(symbol, orderId)));
    }

    /** Few questions for the ids of many orders. */
    private void rememberOrdersOf(String symbol, List<JsonView> trades) {
        trades.stream()
                .mapToLong(trade -> trade.whole("orderId"))
                .filter(id -> ids.known(symbol, Long.toString(id)).isEmpty())
                .min()
                .ifPresent(
                        first ->
                                pages(
                                        "orders",
                                        "/api/v3/allOrders",
                                        of(symbol).with("orderId", first),
                                        "orderId",
                                        "orderId",
                                        ids::of));
    }

    private List<JsonView> allOrders(String symbol, Instant since) {
        List<JsonView> all = new ArrayList<>();
        pages(
                "orders",
                "/api/v3/allOrders",
                of(symbol).with("startTime", since.toEpochMilli()),
                "orderId",
                "orderId",
                all::add);
        return all;
    }

    private List<JsonView> trades(String symbol, Instant since) {
        List<JsonView> all = new ArrayList<>();
        pages(
                "fills",
                "/api/v3/myTrades",
                of(symbol).with("startTime", since.toEpochMilli()),
                "id",
                "fromId",
                all::add);
        return all;
    }

    /** Reads on from the id after the last one until a page is not full. */
    private void pages(
            String operation,
            String path,
            Parameters first,
            String id,
            String from,
            Consumer<JsonView> action) {
        Parameters next = first;
        AtomicLong last = new AtomicLong();
        Consumer<JsonView> noting = action.andThen(entry -> last.set(entry.whole(id)));
        while (each(operation, 20, path, next.with("limit", PAGE), noting) == PAGE) {
            next = of(first.values().get("symbol")).with(from, last.get() + 1);
        }
    }

    private JsonView read(String operation, int weight, String path, Parameters parameters) {
        return http.read(Call.read(operation, weight, requests.signed("GET", path, parameters)))
                .json();
    }

    private int each(
            String operation,
            int weight,
            String path,
            Parameters parameters,
            Consumer<JsonView> action) {
        return http.read(Call.read(operation, weight, requests.signed("GET", path, parameters)))
                .each(action);
    }

    private static Parameters of(String symbol) {
        return new Parameters().with("symbol", symbol);
    }

    private static List<JsonView> concat(List<JsonView> one, List<JsonView> other) {
        List<JsonView> both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }
}
