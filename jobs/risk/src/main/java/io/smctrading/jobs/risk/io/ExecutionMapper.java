package io.smctrading.jobs.risk.io;

import io.smctrading.core.risk.OrderReport;
import io.smctrading.core.risk.RiskInput;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskInput.ClockInput;
import io.smctrading.core.risk.RiskInput.ReportInput;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.mapping.ClockMapper;
import io.smctrading.platform.wire.mapping.OrderIntentMapper;
import io.smctrading.platform.wire.mapping.OrderSideMapper;
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
                        OrderSideMapper.fromWire(report.getSide()),
                        report.getTerminal(),
                        report.getTime(),
                        WireDecimal.checked("lastQuantity", report.getLastQuantity()),
                        WireDecimal.checked("lastPrice", report.getLastPrice()),
                        WireDecimal.checked("fee", report.getFee()),
                        WireDecimal.checked("cumulativeQuantity", report.getCumulativeQuantity()),
                        WireDecimal.checked("averagePrice", report.getAveragePrice()),
                        OrderIntentMapper.fromWire(report.getIntent())));
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
}
