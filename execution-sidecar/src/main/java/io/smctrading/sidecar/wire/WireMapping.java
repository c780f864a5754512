package io.smctrading.sidecar.wire;

import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.Order;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.market.Clock;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireTime;
import io.smctrading.platform.wire.mapping.ClockMapper;
import io.smctrading.platform.wire.mapping.OrderIntentMapper;
import io.smctrading.platform.wire.mapping.OrderSideMapper;
import io.smctrading.schemas.OrderLeg;
import io.smctrading.schemas.OrderStatus;

/**
 * What only the sidecar maps, or maps under rules of its own; decimals go on the wire with 8
 * places.
 */
public final class WireMapping {

    private WireMapping() {}

    /**
     * What risk has decided up to.
     *
     * @throws WireException if its time cannot be a market's
     */
    public static Clock decisionsClock(io.smctrading.schemas.Clock wire) throws WireException {
        WireTime.checked("clock time", wire.getTime());
        return ClockMapper.fromWire(wire).withMark(Clock.Mark.DECISIONS);
    }

    /**
     * @throws WireException if the intent cannot be an order, with the order and the value at fault
     */
    public static OrderIntent intent(io.smctrading.schemas.OrderIntent wire) throws WireException {
        if (wire.getOrderId().isBlank()) {
            throw new WireException("the order id is blank");
        }
        try {
            return OrderIntentMapper.fromWire(wire);
        } catch (WireException e) {
            throw new WireException("order " + wire.getOrderId() + ": " + e.getMessage(), e);
        }
    }

    public static io.smctrading.schemas.ExecutionReport report(ExecutionReport report) {
        Order order = report.order();
        OrderIntent intent = report.intent();
        return io.smctrading.schemas.ExecutionReport.newBuilder()
                .setExecutionId(report.executionId())
                .setOrderId(order.id())
                .setIntentId(order.intentId())
                .setLeg(OrderLeg.valueOf(order.leg().name()))
                .setSequence(order.sequence())
                .setAccount(intent.account())
                .setVenue(intent.venue())
                .setSymbol(intent.symbol())
                .setSide(OrderSideMapper.toWire(order.side()))
                .setStatus(OrderStatus.valueOf(order.status().name()))
                .setTerminal(order.status().terminal())
                .setTime(report.time())
                .setLastQuantity(WireDecimal.exact(report.lastQuantity()))
                .setLastPrice(WireDecimal.exact(report.lastPrice()))
                .setFee(WireDecimal.exact(report.fee()))
                .setCumulativeQuantity(WireDecimal.exact(order.filled()))
                .setAveragePrice(WireDecimal.exact(order.averagePrice()))
                .setReason(report.reason())
                .setVenueTradeId(report.venueTradeId())
                .setIntent(OrderIntentMapper.toWire(intent))
                .build();
    }
}
