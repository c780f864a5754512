package io.smctrading.sidecar.exchange.bybit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.core.execution.ExitTerms;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.Placement;
import io.smctrading.core.execution.Protection;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Bodies of Bybit's order requests.
 *
 * <p>A market order with a collar is a limit order at the collar that is taken at once or
 * cancelled. Exits that come with an entry are market orders once they trigger: a limit exit that
 * triggers and does not fill would leave the position without the other one. On linear their mode
 * is {@code Partial}: they are as large as what the entry filled and belong to this entry alone,
 * where {@code Full} would put one pair over all that is held.
 */
final class BybitOrderBody {

    private static final int RISES_TO = 1;
    private static final int FALLS_TO = 2;

    private final BybitCategory category;

    BybitOrderBody(BybitCategory category) {
        this.category = category;
    }

    /** Why this cannot be asked of Bybit; empty if it can. */
    Optional<String> refusal(Placement placement) {
        if (!placement.protectedByExits()) {
            return Optional.empty();
        }
        if (placement.reduceOnly()) {
            return Optional.of("a reduce-only order takes no exits");
        }
        if (category == BybitCategory.LINEAR) {
            return Optional.empty();
        }
        return switch (placement.type()) {
            case LIMIT -> Optional.empty();
            case MARKET ->
                    placement.collar() != null
                            ? Optional.empty()
                            : Optional.of(
                                    "spot takes exits with limit orders only, and a market order"
                                            + " without a collar has no limit");
            case STOP, TAKE_PROFIT ->
                    Optional.of(
                            "spot takes exits with limit orders only, not with conditional ones");
        };
    }

    /** Body of {@code POST /v5/order/create}. */
    ObjectNode of(Placement placement) {
        ObjectNode body =
                common(
                        placement.clientId(),
                        placement.venueSymbol(),
                        placement.side(),
                        placement.quantity());
        switch (placement.type()) {
            case MARKET -> {
                if (placement.collar() == null) {
                    market(body);
                } else {
                    limit(body, placement.collar(), "IOC");
                }
            }
            case LIMIT -> limit(body, placement.price(), "GTC");
            case STOP -> conditional(body, placement.price(), placement.side() == OrderSide.BUY);
            case TAKE_PROFIT ->
                    conditional(body, placement.price(), placement.side() == OrderSide.SELL);
        }
        if (category == BybitCategory.LINEAR) {
            body.put("reduceOnly", placement.reduceOnly());
        }
        attach(body, placement.stop(), placement.target());
        return body;
    }

    /** Body of the stop of what is held: a conditional market order that only closes. */
    ObjectNode stopOf(Protection protection) {
        ObjectNode body = exitOf(protection, protection.stop());
        conditional(body, protection.stop().price(), protection.side() == OrderSide.BUY);
        return body;
    }

    /**
     * Body of the target of what is held. On linear a limit order that rests and only closes; on
     * spot a conditional market order, since one that rests would lock what the stop has to sell.
     */
    ObjectNode targetOf(Protection protection) {
        ObjectNode body = exitOf(protection, protection.target());
        if (category == BybitCategory.LINEAR) {
            limit(body, protection.target().price(), "GTC");
        } else {
            conditional(body, protection.target().price(), protection.side() == OrderSide.SELL);
        }
        return body;
    }

    /** Body of {@code POST /v5/order/cancel}; by Bybit's own id. */
    ObjectNode cancelById(String symbol, String orderId, String orderFilter) {
        ObjectNode body = cancel(symbol).put("orderId", orderId);
        return orderFilter == null ? body : body.put("orderFilter", orderFilter);
    }

    /** Body of {@code POST /v5/order/cancel}; by our id. */
    ObjectNode cancelByLinkId(String symbol, String clientId) {
        return cancel(symbol).put("orderLinkId", clientId);
    }

    private ObjectNode cancel(String symbol) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("category", category.code())
                .put("symbol", symbol);
    }

    private ObjectNode exitOf(Protection protection, ExitTerms terms) {
        ObjectNode body =
                common(
                        terms.clientId(),
                        protection.venueSymbol(),
                        protection.side(),
                        protection.quantity());
        if (category == BybitCategory.LINEAR) {
            body.put("reduceOnly", true);
        }
        return body;
    }

    private ObjectNode common(String clientId, String symbol, OrderSide side, BigDecimal quantity) {
        ObjectNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("category", category.code())
                        .put("symbol", symbol)
                        .put("side", side == OrderSide.BUY ? "Buy" : "Sell")
                        .put("qty", plain(quantity))
                        .put("orderLinkId", clientId);
        if (category == BybitCategory.LINEAR) {
            body.put("positionIdx", 0);
        }
        return body;
    }

    private void market(ObjectNode body) {
        body.put("orderType", "Market");
        if (category == BybitCategory.SPOT) {
            // Without it the quantity of a market buy is in the quote asset.
            body.put("marketUnit", "baseCoin");
        }
    }

    private static void limit(ObjectNode body, BigDecimal price, String timeInForce) {
        body.put("orderType", "Limit").put("price", plain(price)).put("timeInForce", timeInForce);
    }

    private void conditional(ObjectNode body, BigDecimal trigger, boolean rises) {
        market(body);
        body.put("triggerPrice", plain(trigger));
        if (category == BybitCategory.SPOT) {
            // Locks nothing before it triggers, so that the two exits of a pair can wait together.
            body.put("orderFilter", "StopOrder");
        } else {
            body.put("triggerDirection", rises ? RISES_TO : FALLS_TO).put("triggerBy", "LastPrice");
        }
    }

    private void attach(ObjectNode body, ExitTerms stop, ExitTerms target) {
        if (target != null) {
            body.put("takeProfit", plain(target.price())).put("tpOrderType", "Market");
        }
        if (stop != null) {
            body.put("stopLoss", plain(stop.price())).put("slOrderType", "Market");
        }
        if (category == BybitCategory.LINEAR && (stop != null || target != null)) {
            body.put("tpslMode", "Partial");
        }
    }

    /** Without zeros at the end, of which Bybit counts each as a decimal. */
    static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
