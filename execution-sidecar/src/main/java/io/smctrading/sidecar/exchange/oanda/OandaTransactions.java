package io.smctrading.sidecar.exchange.oanda;

import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.sidecar.exchange.http.JsonView;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Reads OANDA's transactions: what each says of an order of ours. Transactions of orders without a
 * client id, and those of other kinds, say nothing.
 */
final class OandaTransactions {

    private static final Set<String> ORDERS =
            Set.of(
                    "MARKET_ORDER",
                    "LIMIT_ORDER",
                    "STOP_ORDER",
                    "MARKET_IF_TOUCHED_ORDER",
                    "FIXED_PRICE_ORDER");
    private static final Set<String> EXITS =
            Set.of("TAKE_PROFIT_ORDER", "STOP_LOSS_ORDER", "GUARANTEED_STOP_LOSS_ORDER");
    private static final Set<String> EXPIRIES =
            Set.of("TIME_IN_FORCE_EXPIRED", "GTD_TIMESTAMP_IN_PAST");

    private final OandaBook book;
    private final Predicate<String> ours;
    private final Supplier<String> homeCurrency;

    /**
     * What a transaction says.
     *
     * @param fill null without one
     */
    record Said(VenueOrder order, VenueFill fill) {}

    /**
     * @param ours tells client ids of this system from those of others on the same account
     * @param homeCurrency the account's, in which all is charged
     */
    OandaTransactions(OandaBook book, Predicate<String> ours, Supplier<String> homeCurrency) {
        this.book = book;
        this.ours = ours;
        this.homeCurrency = homeCurrency;
    }

    /** What it says of one of our orders; to be called in the transactions' order. */
    Optional<Said> read(JsonView transaction) {
        String type = transaction.text("type");
        if (ORDERS.contains(type)) {
            return created(transaction);
        }
        if (EXITS.contains(type)) {
            return exitCreated(transaction);
        }
        return switch (type) {
            case "ORDER_FILL" -> filled(transaction);
            case "ORDER_CANCEL" -> cancelled(transaction);
            default -> Optional.empty();
        };
    }

    private Optional<Said> created(JsonView json) {
        return clientId(json)
                .filter(ours)
                .map(
                        id -> {
                            BigDecimal units = json.decimal("units");
                            OandaBook.Known order =
                                    new OandaBook.Known(
                                            id,
                                            json.id("id"),
                                            json.text("instrument"),
                                            sideOf(units),
                                            units.abs());
                            return accepted(json, order);
                        });
    }

    private Optional<Said> exitCreated(JsonView json) {
        return clientId(json)
                .filter(ours)
                .flatMap(
                        id ->
                                book.trade(json.id("tradeID"))
                                        .map(
                                                trade ->
                                                        accepted(
                                                                json,
                                                                exit(json.id("id"), id, trade))));
    }

    static OandaBook.Known exit(String orderId, String clientId, OandaBook.Trade trade) {
        return new OandaBook.Known(
                clientId, orderId, trade.instrument(), trade.exitSide(), trade.units().abs());
    }

    private Said accepted(JsonView json, OandaBook.Known order) {
        book.putIfNew(order);
        return new Said(venueOrder(json, order, OrderStatus.ACCEPTED, null), null);
    }

    private Optional<Said> filled(JsonView json) {
        json.find("tradeOpened")
                .ifPresent(
                        opened ->
                                book.put(
                                        opened.id("tradeID"),
                                        new OandaBook.Trade(
                                                json.text("instrument"), opened.decimal("units"))));
        BigDecimal units = json.decimal("units");
        String orderId = json.id("orderID");
        String clientId =
                json.has("clientOrderID")
                        ? json.text("clientOrderID")
                        : book.heard(orderId).map(OandaBook.Known::clientId).orElse("");
        if (clientId.isEmpty() || !ours.test(clientId)) {
            return Optional.empty();
        }
        OandaBook.Known before =
                book.heard(orderId)
                        .orElseGet(
                                () ->
                                        new OandaBook.Known(
                                                clientId,
                                                orderId,
                                                json.text("instrument"),
                                                sideOf(units),
                                                units.abs()));
        OandaBook.Known order = before.with(Long.parseLong(json.id("id")), units.abs());
        book.put(order);
        boolean exit = json.text("reason", "").endsWith("_LOSS_ORDER") || isTarget(json);
        boolean whole = exit || order.filled().compareTo(order.quantity()) >= 0;
        OrderStatus status = whole ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
        return Optional.of(
                new Said(venueOrder(json, order, status, null), fill(json, order, units.abs())));
    }

    private static boolean isTarget(JsonView json) {
        return json.text("reason", "").equals("TAKE_PROFIT_ORDER");
    }

    private VenueFill fill(JsonView json, OandaBook.Known order, BigDecimal quantity) {
        return new VenueFill(
                json.id("id"),
                order.clientId(),
                order.orderId(),
                order.instrument(),
                order.side(),
                quantity,
                OandaFillPrice.of(json),
                fee(json),
                homeCurrency.get(),
                null,
                json.instant("time"));
    }

    /** Commission and guarantee are charged; financing is paid out where it is above 0. */
    private static BigDecimal fee(JsonView json) {
        return json.decimal("commission", BigDecimal.ZERO)
                .add(json.decimal("guaranteedExecutionFee", BigDecimal.ZERO))
                .subtract(json.decimal("financing", BigDecimal.ZERO));
    }

    private Optional<Said> cancelled(JsonView json) {
        String reason = json.text("reason", "");
        OrderStatus status = EXPIRIES.contains(reason) ? OrderStatus.EXPIRED : OrderStatus.CANCELED;
        return book.order(json.id("orderID"))
                .map(order -> new Said(venueOrder(json, order, status, reason), null));
    }

    private static VenueOrder venueOrder(
            JsonView json, OandaBook.Known order, OrderStatus status, String reason) {
        return new VenueOrder(
                order.clientId(),
                order.orderId(),
                order.instrument(),
                order.side(),
                status,
                order.quantity(),
                order.filled(),
                json.instant("time"),
                reason);
    }

    static Optional<String> clientId(JsonView json) {
        return json.find("clientExtensions")
                .map(extensions -> extensions.text("id", ""))
                .filter(id -> !id.isEmpty());
    }

    static OrderSide sideOf(BigDecimal units) {
        return units.signum() > 0 ? OrderSide.BUY : OrderSide.SELL;
    }

    /** Orders in the order in which they were first told of, each as it was told of last. */
    static List<VenueOrder> newest(List<Said> said) {
        LinkedHashMap<String, VenueOrder> newest = new LinkedHashMap<>();
        said.forEach(one -> newest.put(one.order().clientId(), one.order()));
        return List.copyOf(newest.values());
    }
}
