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
        return new io.smctrading.schemas.ExecutionReport(
                report.executionId(),
                order.id(),
                order.intentId(),
                OrderLeg.valueOf(order.leg().name()),
                order.sequence(),
                intent.account(),
                intent.venue(),
                intent.symbol(),
                OrderSideMapper.toWire(order.side()),
                OrderStatus.valueOf(order.status().name()),
                order.status().terminal(),
                report.time(),
                WireDecimal.exact(report.lastQuantity()),
                WireDecimal.exact(report.lastPrice()),
                WireDecimal.exact(report.fee()),
                WireDecimal.exact(order.filled()),
                WireDecimal.exact(order.averagePrice()),
                report.reason(),
                report.venueTradeId(),
                OrderIntentMapper.toWire(intent));
    }
}
