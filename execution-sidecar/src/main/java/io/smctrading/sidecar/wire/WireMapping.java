package io.smctrading.sidecar.wire;

import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.Order;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Trade;
import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.ClockMark;
import io.smctrading.schemas.OrderLeg;
import io.smctrading.schemas.OrderStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** One mapping per record type; decimals go on the wire with 8 places. */
public final class WireMapping {

    private WireMapping() {}

    public static Clock clock(io.smctrading.schemas.Clock wire) {
        return new Clock(
                wire.getVenue(),
                wire.getSymbol(),
                wire.getTime(),
                wire.getMark() == ClockMark.DECISIONS ? Clock.Mark.DECISIONS : Clock.Mark.MARKET,
                wire.getStep() == null ? 0 : wire.getStep());
    }

    public static io.smctrading.schemas.Clock clock(Clock clock) {
        return new io.smctrading.schemas.Clock(
                clock.venue(),
                clock.symbol(),
                clock.time(),
                clock.mark() == Clock.Mark.DECISIONS ? ClockMark.DECISIONS : ClockMark.MARKET,
                clock.lockStep() ? Integer.valueOf(clock.step()) : null);
    }

    public static Trade trade(io.smctrading.schemas.Trade wire) {
        return new Trade(
                wire.getVenue(),
                wire.getSymbol(),
                wire.getTradeId(),
                wire.getTime(),
                wire.getPrice(),
                wire.getQuantity());
    }

    /**
     * @throws WireException if the steps are not above 0
     */
    public static Instrument instrument(io.smctrading.schemas.Instrument wire)
            throws WireException {
        if (wire.getTickSize().signum() <= 0 || wire.getLotSize().signum() <= 0) {
            throw new WireException(
                    "tick size %s and lot size %s must be above 0"
                            .formatted(wire.getTickSize(), wire.getLotSize()));
        }
        return new Instrument(
                wire.getVenue(),
                wire.getSymbol(),
                wire.getVenueSymbol(),
                wire.getBaseAsset(),
                wire.getQuoteAsset(),
                wire.getTickSize().stripTrailingZeros(),
                wire.getLotSize().stripTrailingZeros(),
                wire.getMinimumNotional(),
                wire.getShortable());
    }

    /**
     * @throws WireException if the intent cannot be an order, with the value at fault
     */
    public static OrderIntent intent(io.smctrading.schemas.OrderIntent wire) throws WireException {
        if (wire.getOrderId().isBlank()) {
            throw new WireException("the order id is blank");
        }
        OrderSide side =
                switch (wire.getSide()) {
                    case BUY -> OrderSide.BUY;
                    case SELL -> OrderSide.SELL;
                    case UNKNOWN ->
                            throw new WireException(
                                    "side UNKNOWN of order "
                                            + wire.getOrderId()
                                            + ", allowed: BUY, SELL");
                };
        try {
            return new OrderIntent(
                    wire.getOrderId(),
                    wire.getDecisionId(),
                    wire.getSignalId(),
                    wire.getAccount(),
                    wire.getVenue(),
                    wire.getSymbol(),
                    side,
                    wire.getQuantity(),
                    wire.getLimitPrice(),
                    wire.getStopPrice(),
                    wire.getTargetPrice(),
                    wire.getReduceOnly(),
                    wire.getCreatedTime(),
                    wire.getValidUntil());
        } catch (IllegalArgumentException e) {
            throw new WireException("order " + wire.getOrderId() + ": " + e.getMessage(), e);
        }
    }

    public static io.smctrading.schemas.OrderIntent intent(OrderIntent intent) {
        return new io.smctrading.schemas.OrderIntent(
                intent.orderId(),
                intent.decisionId(),
                intent.signalId(),
                intent.account(),
                intent.venue(),
                intent.symbol(),
                side(intent.side()),
                decimal(intent.quantity()),
                decimal(intent.limitPrice()),
                decimal(intent.stopPrice()),
                decimal(intent.targetPrice()),
                intent.reduceOnly(),
                intent.createdTime(),
                intent.validUntil());
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
                side(order.side()),
                OrderStatus.valueOf(order.status().name()),
                order.status().terminal(),
                report.time(),
                decimal(report.lastQuantity()),
                decimal(report.lastPrice()),
                decimal(report.fee()),
                decimal(order.filled()),
                decimal(order.averagePrice()),
                report.reason(),
                report.venueTradeId(),
                intent(intent));
    }

    private static io.smctrading.schemas.OrderSide side(OrderSide side) {
        return side == OrderSide.BUY
                ? io.smctrading.schemas.OrderSide.BUY
                : io.smctrading.schemas.OrderSide.SELL;
    }

    private static BigDecimal decimal(BigDecimal number) {
        return number == null ? null : number.setScale(Order.SCALE, RoundingMode.UNNECESSARY);
    }
}
