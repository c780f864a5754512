package io.smctrading.jobs.risk.io;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.risk.OrderReport;
import io.smctrading.core.risk.RiskInput;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskInput.ClockInput;
import io.smctrading.core.risk.RiskInput.ReportInput;
import io.smctrading.jobs.support.ClockMapper;
import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.Clock;
import io.smctrading.schemas.ExecutionOrClock;
import io.smctrading.schemas.ExecutionReport;

/** Records of {@code executions}. */
public final class ExecutionMapper {

    private ExecutionMapper() {}

    /**
     * A report or a clock of its symbol.
     *
     * @throws WireException if a side is unknown, a sequence not above 0, a number negative, or a
     *     fill without a price
     */
    public static RiskInput fromWire(ExecutionOrClock wire) throws WireException {
        if (wire.getValue() instanceof Clock clock) {
            return new ClockInput(Channel.EXECUTIONS, ClockMapper.fromWire(clock));
        }
        ExecutionReport report = (ExecutionReport) wire.getValue();
        check(report);
        return new ReportInput(
                new OrderReport(
                        report.getOrderId(),
                        report.getSequence(),
                        side(report.getSide()),
                        report.getTerminal(),
                        report.getTime(),
                        Decimals.fromWire("lastQuantity", report.getLastQuantity()),
                        Decimals.fromWire("lastPrice", report.getLastPrice()),
                        Decimals.fromWire("fee", report.getFee()),
                        Decimals.fromWire("cumulativeQuantity", report.getCumulativeQuantity()),
                        Decimals.fromWire("averagePrice", report.getAveragePrice()),
                        intent(report.getIntent())));
    }

    private static void check(ExecutionReport report) throws WireException {
        if (report.getSequence() < 1) {
            throw new WireException("sequence " + report.getSequence() + " is not above 0");
        }
        boolean negative =
                report.getLastQuantity().signum() < 0
                        || report.getFee().signum() < 0
                        || report.getCumulativeQuantity().signum() < 0;
        if (negative) {
            throw new WireException(
                    "lastQuantity "
                            + report.getLastQuantity().toPlainString()
                            + ", fee "
                            + report.getFee().toPlainString()
                            + " or cumulativeQuantity "
                            + report.getCumulativeQuantity().toPlainString()
                            + " is negative");
        }
        boolean priceless =
                (report.getLastQuantity().signum() > 0 && report.getLastPrice().signum() <= 0)
                        || (report.getCumulativeQuantity().signum() > 0
                                && report.getAveragePrice().signum() <= 0);
        if (priceless) {
            throw new WireException(
                    "lastPrice "
                            + report.getLastPrice().toPlainString()
                            + " or averagePrice "
                            + report.getAveragePrice().toPlainString()
                            + " of a filled order is not above 0");
        }
    }

    private static OrderIntent intent(io.smctrading.schemas.OrderIntent wire) throws WireException {
        OrderSide side = side(wire.getSide());
        try {
            return new OrderIntent(
                    wire.getOrderId(),
                    wire.getDecisionId(),
                    wire.getSignalId(),
                    wire.getAccount(),
                    wire.getVenue(),
                    wire.getSymbol(),
                    side,
                    Decimals.fromWire("quantity", wire.getQuantity()),
                    Decimals.fromWireOrNull("limitPrice", wire.getLimitPrice()),
                    Decimals.fromWireOrNull("stopPrice", wire.getStopPrice()),
                    Decimals.fromWireOrNull("targetPrice", wire.getTargetPrice()),
                    wire.getReduceOnly(),
                    wire.getCreatedTime(),
                    wire.getValidUntil());
        } catch (IllegalArgumentException e) {
            throw new WireException("the intent breaks a rule: " + e.getMessage(), e);
        }
    }

    private static OrderSide side(io.smctrading.schemas.OrderSide side) throws WireException {
        return switch (side) {
            case BUY -> OrderSide.BUY;
            case SELL -> OrderSide.SELL;
            case UNKNOWN ->
                    throw new WireException("side UNKNOWN is not allowed, allowed: BUY, SELL");
        };
    }
}
