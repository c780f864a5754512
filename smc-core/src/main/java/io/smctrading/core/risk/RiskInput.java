package io.smctrading.core.risk;

import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Instrument;
import io.smctrading.core.portfolio.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;

/** Everything an account's risk hears. */
public sealed interface RiskInput {

    /** The topics whose records stand before a clock of their own. */
    enum Channel {
        SIGNALS,
        EXECUTIONS,
        CANDLES
    }

    /** An input that belongs to a minute of its instrument on its channel. */
    sealed interface Timed extends RiskInput {
        Channel channel();

        InstrumentId instrument();
    }

    record SignalInput(TradeSignal signal) implements Timed {
        @Override
        public Channel channel() {
            return Channel.SIGNALS;
        }

        @Override
        public InstrumentId instrument() {
            return signal.instrument();
        }
    }

    record ReportInput(OrderReport report) implements Timed {
        @Override
        public Channel channel() {
            return Channel.EXECUTIONS;
        }

        @Override
        public InstrumentId instrument() {
            return report.instrument();
        }
    }

    /**
     * The close of a one-minute candle.
     *
     * @param openTime start of the candle: the day it belongs to
     * @param price its close, above 0
     */
    record MarkInput(InstrumentId instrument, Instant openTime, BigDecimal price) implements Timed {
        @Override
        public Channel channel() {
            return Channel.CANDLES;
        }
    }

    /** Everything of the clock's symbol and time on the channel stands before it. */
    record ClockInput(Channel channel, Clock clock) implements Timed {
        @Override
        public InstrumentId instrument() {
            return new InstrumentId(clock.venue(), clock.symbol());
        }
    }

    /** Listed, or changed: holds from now on. */
    record InstrumentInput(Instrument instrument) implements RiskInput {
        public InstrumentId id() {
            return new InstrumentId(instrument.venue(), instrument.symbol());
        }
    }

    record ControlInput(ControlCommand command) implements RiskInput {}

    /** Asked for by a person: decided upon on arrival, in replay too. */
    record RequestInput(OrderRequest request) implements RiskInput {}
}
