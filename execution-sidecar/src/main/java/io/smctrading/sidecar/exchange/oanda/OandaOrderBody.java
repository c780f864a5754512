package io.smctrading.sidecar.exchange.oanda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.core.execution.ExitTerms;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.Placement;
import io.smctrading.core.execution.Protection;
import java.math.BigDecimal;

/**
 * Bodies of OANDA's order requests. The trade that an entry opens carries the entry's id too, so
 * that exits can be hung on it later without anything being remembered.
 */
final class OandaOrderBody {

    private OandaOrderBody() {}

    /** Body of {@code POST /v3/accounts/{account}/orders}. */
    static ObjectNode of(Placement placement) {
        ObjectNode order = object();
        switch (placement.type()) {
            case MARKET -> {
                order.put("type", "MARKET").put("timeInForce", "FOK");
                if (placement.collar() != null) {
                    order.put("priceBound", plain(placement.collar()));
                }
            }
            case LIMIT -> waiting(order, "LIMIT", placement.price());
            case STOP -> waiting(order, "STOP", placement.price());
            case TAKE_PROFIT -> waiting(order, "MARKET_IF_TOUCHED", placement.price());
        }
        order.put("instrument", placement.venueSymbol())
                .put("units", units(placement))
                .put("positionFill", placement.reduceOnly() ? "REDUCE_ONLY" : "DEFAULT")
                .set("clientExtensions", extensions(placement.clientId()));
        if (placement.target() != null) {
            order.set("takeProfitOnFill", exit(placement.target()));
        }
        if (placement.stop() != null) {
            order.set("stopLossOnFill", exit(placement.stop()));
        }
        if (!placement.reduceOnly()) {
            order.set("tradeClientExtensions", extensions(placement.clientId()));
        }
        ObjectNode body = object();
        body.set("order", order);
        return body;
    }

    /** Body of {@code PUT /v3/accounts/{account}/trades/@{entry}/orders}. */
    static ObjectNode of(Protection protection) {
        ObjectNode body = object();
        if (protection.target() != null) {
            body.set("takeProfit", exit(protection.target()));
        }
        if (protection.stop() != null) {
            body.set("stopLoss", exit(protection.stop()));
        }
        return body;
    }

    private static void waiting(ObjectNode order, String type, BigDecimal price) {
        order.put("type", type).put("timeInForce", "GTC").put("price", plain(price));
    }

    private static ObjectNode exit(ExitTerms terms) {
        ObjectNode exit = object();
        exit.put("timeInForce", "GTC")
                .put("price", plain(terms.price()))
                .set("clientExtensions", extensions(terms.clientId()));
        return exit;
    }

    private static ObjectNode extensions(String id) {
        return object().put("id", id);
    }

    /** Above 0 buys, below 0 sells. */
    private static String units(Placement placement) {
        BigDecimal quantity = placement.quantity();
        return plain(placement.side() == OrderSide.BUY ? quantity : quantity.negate());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
