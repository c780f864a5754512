package io.smctrading.sidecar.exchange.binance;

import io.smctrading.core.execution.Liquidity;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.sidecar.exchange.http.JsonView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads Binance's orders and executions, of REST and of the private stream. */
final class BinanceOrders {

    private final ClientIds ids;

    BinanceOrders(ClientIds ids) {
        this.ids = ids;
    }

    /** An order of a query, an answer to a placement or to a cancel. */
    VenueOrder order(JsonView order) {
        return new VenueOrder(
                ids.of(order),
                order.id("orderId"),
                order.text("symbol"),
                sideOf(order, "side"),
                statusOf(order, "status"),
                order.decimal("origQty"),
                order.decimal("executedQty"),
                timeOf(order),
                order.text("expiryReason", null));
    }

    /** The orders of an answer: those of a list, or the one it is. */
    List<VenueOrder> orders(JsonView answer) {
        return reports(answer).stream().map(this::order).toList();
    }

    /** Executions that came with an answer to a placement. */
    List<VenueFill> fills(JsonView answer) {
        List<VenueFill> fills = new ArrayList<>();
        for (JsonView report : reports(answer)) {
            if (report.has("fills")) {
                for (JsonView fill : report.list("fills")) {
                    fills.add(fill(report, fill));
                }
            }
        }
        return fills;
    }

    /** An execution of the account's trade list, of an order of ours. */
    VenueFill trade(JsonView trade, String clientId) {
        return new VenueFill(
                trade.id("id"),
                clientId,
                trade.id("orderId"),
                trade.text("symbol"),
                trade.flag("isBuyer") ? OrderSide.BUY : OrderSide.SELL,
                trade.decimal("qty"),
                trade.decimal("price"),
                trade.decimal("commission"),
                trade.text("commissionAsset"),
                liquidity(trade.flag("isMaker")),
                trade.millis("time"));
    }

    /** The order of an {@code executionReport}. */
    VenueOrder reported(JsonView event) {
        return new VenueOrder(
                reportedId(event),
                event.id("i"),
                event.text("s"),
                sideOf(event, "S"),
                statusOf(event, "X"),
                event.decimal("q"),
                event.decimal("z"),
                event.millis("T"),
                event.text("eR", reasonOf(event)));
    }

    /** The execution of an {@code executionReport} whose type is TRADE. */
    VenueFill executed(JsonView event) {
        return new VenueFill(
                event.id("t"),
                reportedId(event),
                event.id("i"),
                event.text("s"),
                sideOf(event, "S"),
                event.decimal("l"),
                event.decimal("L"),
                event.decimal("n"),
                event.text("N", ""),
                liquidity(event.flag("m")),
                event.millis("T"));
    }

    /**
     * The id it was placed with: a cancel has its own, and tells of the order's in another field.
     */
    private String reportedId(JsonView event) {
        String canceled = event.text("C", "");
        return ids.remember(
                event.text("s"),
                event.id("i"),
                canceled.isEmpty()
                        ? ids.known(event.text("s"), event.id("i")).orElse(event.text("c"))
                        : canceled);
    }

    private static String reasonOf(JsonView event) {
        String reason = event.text("r", "NONE");
        return reason.equals("NONE") ? null : reason;
    }

    private VenueFill fill(JsonView report, JsonView fill) {
        return new VenueFill(
                fill.id("tradeId"),
                ids.of(report),
                report.id("orderId"),
                report.text("symbol"),
                sideOf(report, "side"),
                fill.decimal("qty"),
                fill.decimal("price"),
                fill.decimal("commission"),
                fill.text("commissionAsset"),
                null,
                timeOf(report));
    }

    private static List<JsonView> reports(JsonView answer) {
        return answer.has("orderReports") ? answer.list("orderReports") : List.of(answer);
    }

    private static Instant timeOf(JsonView order) {
        return order.has("transactTime")
                ? order.millis("transactTime")
                : order.millis("updateTime");
    }

    private static Liquidity liquidity(boolean maker) {
        return maker ? Liquidity.MAKER : Liquidity.TAKER;
    }

    private static OrderSide sideOf(JsonView json, String name) {
        return switch (json.text(name)) {
            case "BUY" -> OrderSide.BUY;
            case "SELL" -> OrderSide.SELL;
            default -> throw json.unknown(name);
        };
    }

    private static OrderStatus statusOf(JsonView json, String name) {
        return switch (json.text(name)) {
            case "NEW", "PENDING_NEW", "PENDING_CANCEL" -> OrderStatus.ACCEPTED;
            case "PARTIALLY_FILLED" -> OrderStatus.PARTIALLY_FILLED;
            case "FILLED" -> OrderStatus.FILLED;
            case "CANCELED" -> OrderStatus.CANCELED;
            case "REJECTED" -> OrderStatus.REJECTED;
            case "EXPIRED", "EXPIRED_IN_MATCH" -> OrderStatus.EXPIRED;
            default -> throw json.unknown(name);
        };
    }

    /** Whether anything of it was executed. */
    static boolean executed(VenueOrder order) {
        return order.filled().compareTo(BigDecimal.ZERO) > 0;
    }
}
