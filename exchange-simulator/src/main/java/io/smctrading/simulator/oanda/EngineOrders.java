package io.smctrading.simulator.oanda;

import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.OrderRequest;
import io.smctrading.simulator.core.OrderType;
import io.smctrading.simulator.core.Side;
import io.smctrading.simulator.core.TimeInForce;
import io.smctrading.simulator.core.Trigger;
import java.math.BigDecimal;

/**
 * Orders as the engine takes them. OANDA has no queue: every pending order waits for the dealer's
 * price to reach it, needs no margin until then, and is filled at that price.
 */
final class EngineOrders {

    /** Names the order that the engine's one stands for. */
    static final String ORDER = "order";

    private EngineOrders() {}

    static OrderRequest of(Exchange exchange, OandaOrder order, OandaTrade trade) {
        BigDecimal units = trade == null ? order.decimal("units") : trade.units().negate();
        Side side = units.signum() > 0 ? Side.BUY : Side.SELL;
        BigDecimal bound = order.decimal("priceBound");
        OrderRequest.Builder request =
                OrderRequest.of(
                                order.instrument(),
                                side,
                                bound == null ? OrderType.MARKET : OrderType.LIMIT)
                        .quantity(units.abs())
                        .price(bound)
                        .timeInForce(TimeInForce.IOC)
                        .nativeType(order.type())
                        .clientId(order.clientId())
                        .reservesAwake(true)
                        .attribute(ORDER, order.id());
        boolean reduces = order.text("positionFill").equals("REDUCE_ONLY") || trade != null;
        request.reduceOnly(reduces);
        if (trade != null) {
            request.attribute(TradeBook.TRADE, trade.id());
        } else if (order.terms().has("tradeClose")) {
            request.attribute(
                    TradeBook.TRADE, order.terms().path("tradeClose").path("tradeID").asText());
        }
        if (!order.type().equals("MARKET")) {
            request.trigger(trigger(exchange, order, side, units, trade));
        }
        return request.build();
    }

    private static Trigger trigger(
            Exchange exchange, OandaOrder order, Side side, BigDecimal units, OandaTrade trade) {
        OandaPrice now = OandaPrice.of(exchange.market(order.instrument()));
        BigDecimal price = order.decimal("price");
        return switch (order.type()) {
            case "STOP", "STOP_LOSS" -> new Trigger(price, side.buys());
            case "MARKET_IF_TOUCHED" -> new Trigger(price, price.compareTo(now.dealt(units)) > 0);
            case "TRAILING_STOP_LOSS" ->
                    new Trigger(
                            OnFill.stopAt(
                                    trade.units(), now.dealt(units), order.decimal("distance")),
                            side.buys());
            default -> new Trigger(price, !side.buys());
        };
    }
}
