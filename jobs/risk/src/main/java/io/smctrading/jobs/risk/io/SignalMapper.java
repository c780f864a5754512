package io.smctrading.jobs.risk.io;

import io.smctrading.core.market.Side;
import io.smctrading.core.portfolio.InstrumentId;
import io.smctrading.core.risk.RiskInput;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskInput.ClockInput;
import io.smctrading.core.risk.RiskInput.SignalInput;
import io.smctrading.core.risk.TradeSignal;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.mapping.ClockMapper;
import io.smctrading.platform.wire.mapping.TimeframeMapper;
import io.smctrading.schemas.Clock;
import io.smctrading.schemas.SignalOrClock;

/** Records of {@code smc.signals}. Stops and targets are judged by the rules, not here. */
public final class SignalMapper {

    private SignalMapper() {}

    /**
     * A signal or a clock of its symbol.
     *
     * @throws WireException if side or timeframe is unknown, or the entry not above 0
     */
    public static RiskInput fromWire(SignalOrClock wire) throws WireException {
        if (wire.getValue() instanceof Clock clock) {
            return new ClockInput(Channel.SIGNALS, ClockMapper.fromWire(clock));
        }
        io.smctrading.schemas.TradeSignal signal =
                (io.smctrading.schemas.TradeSignal) wire.getValue();
        if (signal.getEntry().signum() <= 0) {
            throw new WireException(
                    "entry " + signal.getEntry().toPlainString() + " is not above 0");
        }
        return new SignalInput(
                new TradeSignal(
                        signal.getSignalId(),
                        new InstrumentId(signal.getVenue(), signal.getSymbol()),
                        TimeframeMapper.fromWire(signal.getTimeframe()),
                        side(signal),
                        signal.getConfirmedTime(),
                        signal.getValidUntil(),
                        WireDecimal.checked("entry", signal.getEntry()),
                        WireDecimal.checked("stop", signal.getStop()),
                        WireDecimal.checked("target", signal.getTarget())));
    }

    private static Side side(io.smctrading.schemas.TradeSignal signal) throws WireException {
        return switch (signal.getSide()) {
            case LONG -> Side.LONG;
            case SHORT -> Side.SHORT;
            case UNKNOWN ->
                    throw new WireException("side UNKNOWN is not allowed, allowed: LONG, SHORT");
        };
    }
}
