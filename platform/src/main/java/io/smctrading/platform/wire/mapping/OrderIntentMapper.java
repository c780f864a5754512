package io.smctrading.platform.wire.mapping;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.WireException;

/** Intents: alone in {@code orders}, and inside the reports of {@code executions}. */
public final class OrderIntentMapper {

    private OrderIntentMapper() {}

    /**
     * @throws WireException if the side is unknown, a number has too many digits, or a quantity or
     *     price is not above 0
     */
    public static OrderIntent fromWire(io.smctrading.schemas.OrderIntent wire)
            throws WireException {
        OrderSide side = OrderSideMapper.fromWire(wire.getSide());
        try {
            return new OrderIntent(
                    wire.getOrderId(),
                    wire.getDecisionId(),
                    wire.getSignalId(),
                    wire.getAccount(),
                    wire.getVenue(),
                    wire.getSymbol(),
                    side,
                    WireDecimal.checked("quantity", wire.getQuantity()),
                    WireDecimal.checkedOrNull("limitPrice", wire.getLimitPrice()),
                    WireDecimal.checkedOrNull("stopPrice", wire.getStopPrice()),
                    WireDecimal.checkedOrNull("targetPrice", wire.getTargetPrice()),
                    wire.getReduceOnly(),
                    wire.getCreatedTime(),
                    wire.getValidUntil());
        } catch (IllegalArgumentException e) {
            throw new WireException("the intent breaks a rule: " + e.getMessage(), e);
        }
    }

    public static io.smctrading.schemas.OrderIntent toWire(OrderIntent intent) {
        return io.smctrading.schemas.OrderIntent.newBuilder()
                .setOrderId(intent.orderId())
                .setDecisionId(intent.decisionId())
                .setSignalId(intent.signalId())
                .setAccount(intent.account())
                .setVenue(intent.venue())
                .setSymbol(intent.symbol())
                .setSide(OrderSideMapper.toWire(intent.side()))
                .setQuantity(WireDecimal.capped(intent.quantity()))
                .setLimitPrice(WireDecimal.cappedOrNull(intent.limitPrice()))
                .setStopPrice(WireDecimal.cappedOrNull(intent.stopPrice()))
                .setTargetPrice(WireDecimal.cappedOrNull(intent.targetPrice()))
                .setReduceOnly(intent.reduceOnly())
                .setCreatedTime(intent.createdTime())
                .setValidUntil(intent.validUntil())
                .build();
    }
}
