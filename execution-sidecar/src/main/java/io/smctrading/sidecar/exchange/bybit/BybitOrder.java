package io.smctrading.sidecar.exchange.bybit;

import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.sidecar.exchange.http.JsonView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;

/**
 * An order as Bybit tells of it, in answers and on the stream.
 *
 * @param orderLinkId the client's id, empty for what Bybit created itself
 * @param parentOrderLinkId client's id of the entry that this exit came with; empty on spot
 * @param status the contract's word for Bybit's
 * @param waiting whether it waits for its trigger
 * @param averagePrice of what is filled, 0 before
 * @param stopOrderType what kind of exit or conditional order, empty or UNKNOWN for others
 * @param createType who created it, empty on spot
 * @param ocoTriggerBy which side of a pair in one order has triggered
 * @param triggerPrice 0 without one
 * @param takeProfit of the exits that come with it, or of the pair that it is; 0 without one
 * @param stopLoss likewise
 * @param reason why it ended, null if Bybit says nothing
 */
record BybitOrder(
        String category,
        String orderId,
        String orderLinkId,
        String parentOrderLinkId,
        String symbol,
        OrderSide side,
        OrderStatus status,
        boolean waiting,
        BigDecimal quantity,
        BigDecimal filled,
        BigDecimal averagePrice,
        String stopOrderType,
        String createType,
        String ocoTriggerBy,
        BigDecimal triggerPrice,
        BigDecimal takeProfit,
        BigDecimal stopLoss,
        Instant created,
        Instant updated,
        String reason) {

    private static final Set<String> NO_REASON = Set.of("", "UNKNOWN", "EC_NoError");

    static BybitOrder of(JsonView json) {
        BigDecimal filled = json.decimal("cumExecQty", BigDecimal.ZERO);
        OrderStatus status = statusOf(json, filled);
        return new BybitOrder(
                json.text("category", ""),
                json.text("orderId"),
                json.text("orderLinkId", ""),
                json.text("parentOrderLinkId", ""),
                json.text("symbol"),
                sideOf(json),
                status,
                json.text("orderStatus").equals("Untriggered"),
                json.decimal("qty"),
                filled,
                json.decimal("avgPrice", BigDecimal.ZERO),
                json.text("stopOrderType", ""),
                json.text("createType", ""),
                json.text("ocoTriggerBy", ""),
                json.decimal("triggerPrice", BigDecimal.ZERO),
                json.decimal("takeProfit", BigDecimal.ZERO),
                json.decimal("stopLoss", BigDecimal.ZERO),
                json.millis("createdTime"),
                json.millis("updatedTime"),
                reasonOf(json, status));
    }

    static OrderSide sideOf(JsonView json) {
        return switch (json.text("side")) {
            case "Buy" -> OrderSide.BUY;
            case "Sell" -> OrderSide.SELL;
            default -> throw json.unknown("side");
        };
    }

    private static OrderStatus statusOf(JsonView json, BigDecimal filled) {
        return switch (json.text("orderStatus")) {
            case "New", "Untriggered", "Triggered", "Created" ->
                    filled.signum() > 0 ? OrderStatus.PARTIALLY_FILLED : OrderStatus.ACCEPTED;
            case "PartiallyFilled" -> OrderStatus.PARTIALLY_FILLED;
            case "Filled" -> OrderStatus.FILLED;
            case "Cancelled", "PartiallyFilledCanceled", "Deactivated" -> OrderStatus.CANCELED;
            case "Rejected" -> OrderStatus.REJECTED;
            default -> throw json.unknown("orderStatus");
        };
    }

    /**
     * Of a filled order Bybit may tell why a cancel came too late, which is no reason of its end.
     */
    private static String reasonOf(JsonView json, OrderStatus status) {
        if (status != OrderStatus.CANCELED && status != OrderStatus.REJECTED) {
            return null;
        }
        String reason = json.text("rejectReason", "");
        if (NO_REASON.contains(reason)) {
            reason = json.text("cancelType", "");
        }
        return NO_REASON.contains(reason) ? null : reason;
    }

    /** Whether exits came with it. */
    boolean hasExits() {
        return takeProfit.signum() > 0 || stopLoss.signum() > 0;
    }

    /** Whether Bybit may have created it as an exit of one of our entries. */
    boolean mayBeExit() {
        return orderLinkId.isEmpty() && BybitExits.exitType(stopOrderType, createType);
    }

    VenueOrder toVenueOrder(String clientId) {
        return toVenueOrder(clientId, status, filled, reason);
    }

    /** As one of the two that it is at once. */
    VenueOrder toVenueOrder(String clientId, OrderStatus as, BigDecimal part, String why) {
        return new VenueOrder(clientId, orderId, symbol, side, as, quantity, part, updated, why);
    }
}
