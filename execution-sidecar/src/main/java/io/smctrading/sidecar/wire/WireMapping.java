package io.smctrading.sidecar.wire;

import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.Order;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Instrument;
import io.smctrading.core.market.Trade;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireTime;
import io.smctrading.platform.wire.mapping.ClockMapper;
import io.smctrading.platform.wire.mapping.InstrumentMapper;
import io.smctrading.platform.wire.mapping.MarketTradeMapper;
import io.smctrading.platform.wire.mapping.OrderIntentMapper;
import io.smctrading.platform.wire.mapping.OrderSideMapper;
import io.smctrading.schemas.Liquidity;
import io.smctrading.schemas.OrderLeg;
import io.smctrading.schemas.OrderStatus;

/**
 * What only the sidecar maps, or maps under rules of its own; decimals go on the wire with 8
 * places.
 */
public final class WireMapping {

    private WireMapping() {}

    /**
     * A trade that may fill something.
     *
     * @throws WireException if it breaks a rule, with the rule and the value
     */
    public static Trade trade(io.smctrading.schemas.Trade wire) throws WireException {
        Trade trade = MarketTradeMapper.fromWire(wire);
        text("venue", trade.venue());
        text("symbol", trade.symbol());
        text("tradeId", trade.id());
        return trade;
    }

    /**
     * What the market has come to.
     *
     * @throws WireException if it breaks a rule, with the rule and the value
     */
    public static Clock marketClock(io.smctrading.schemas.Clock wire) throws WireException {
        Clock clock = MarketTradeMapper.fromWire(wire);
        text("clock venue", clock.venue());
        text("clock symbol", clock.symbol());
        return clock;
    }

    /**
     * What may be traded.
     *
     * @throws WireException if it breaks a rule, with the rule and the value
     */
    public static Instrument instrument(io.smctrading.schemas.Instrument wire)
            throws WireException {
        text("venue", wire.getVenue());
        text("symbol", wire.getSymbol());
        return InstrumentMapper.fromWire(wire);
    }

    /**
     * What risk has decided up to.
     *
     * @throws WireException if its time cannot be a market's, or it names no symbol
     */
    public static Clock decisionsClock(io.smctrading.schemas.Clock wire) throws WireException {
        text("clock venue", wire.getVenue());
        text("clock symbol", wire.getSymbol());
        WireTime.checked("clock time", wire.getTime());
        return ClockMapper.fromWire(wire).withMark(Clock.Mark.DECISIONS);
    }

    /**
     * @throws WireException if the intent cannot be an order, with the order and the value at fault
     */
    public static OrderIntent intent(io.smctrading.schemas.OrderIntent wire) throws WireException {
        text("orderId", wire.getOrderId());
        try {
            text("decisionId", wire.getDecisionId());
            if (wire.getSignalId() != null) {
                text("signalId", wire.getSignalId());
            }
            text("venue", wire.getVenue());
            text("symbol", wire.getSymbol());
            WireTime.checked("createdTime", wire.getCreatedTime());
            WireTime.checked("validUntil", wire.getValidUntil());
            return OrderIntentMapper.fromWire(wire);
        } catch (WireException e) {
            throw new WireException("order " + wire.getOrderId() + ": " + e.getMessage(), e);
        }
    }

    /** What the ledger can keep: PostgreSQL's text has no zero byte. */
    private static void text(String field, String value) throws WireException {
        if (value.isBlank() || value.indexOf(0) >= 0) {
            throw new WireException(
                    field + " '" + value.replace("\0", "\\0") + "' is blank or has a zero byte");
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
                .setVenueOrderId(order.venueOrderId())
                .setLiquidity(
                        report.liquidity() == null
                                ? null
                                : Liquidity.valueOf(report.liquidity().name()))
                .setIntent(OrderIntentMapper.toWire(intent))
                .build();
    }
}
