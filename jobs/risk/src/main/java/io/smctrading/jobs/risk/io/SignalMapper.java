package io.smctrading.jobs.risk.io;

import io.smctrading.core.market.Side;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.portfolio.InstrumentId;
import io.smctrading.core.risk.RiskInput;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskInput.ClockInput;
import io.smctrading.core.risk.RiskInput.SignalInput;
import io.smctrading.core.risk.TradeSignal;
import io.smctrading.jobs.support.ClockMapper;
import io.smctrading.platform.wire.WireException;
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
                        timeframe(signal.getTimeframe()),
                        side(signal),
                        signal.getConfirmedTime(),
                        signal.getValidUntil(),
                        Decimals.fromWire("entry", signal.getEntry()),
                        Decimals.fromWire("stop", signal.getStop()),
                        Decimals.fromWire("target", signal.getTarget())));
    }

    private static Side side(io.smctrading.schemas.TradeSignal signal) throws WireException {
        return switch (signal.getSide()) {
            case LONG -> Side.LONG;
            case SHORT -> Side.SHORT;
            case UNKNOWN ->
                    throw new WireException("side UNKNOWN is not allowed, allowed: LONG, SHORT");
        };
    }

    private static Timeframe timeframe(String code) throws WireException {
        try {
            return Timeframe.of(code);
        } catch (IllegalArgumentException e) {
            throw new WireException(e.getMessage(), e);
        }
    }
}
