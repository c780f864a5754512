package io.smctrading.core.risk;

import io.smctrading.core.portfolio.BinaryFields;
import io.smctrading.core.risk.RiskInput.Channel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;

/** How far an instrument's market time has come on each channel; the epoch if nothing came. */
record MarketTimes(Instant signals, Instant executions, Instant candles) {

    static final MarketTimes NONE = new MarketTimes(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);

    /** The latest of all: the market is there for sure. */
    Instant latest() {
        return later(later(signals, executions), candles);
    }

    MarketTimes reach(Channel channel, Instant time) {
        return switch (channel) {
            case SIGNALS -> new MarketTimes(later(signals, time), executions, candles);
            case EXECUTIONS -> new MarketTimes(signals, later(executions, time), candles);
            case CANDLES -> new MarketTimes(signals, executions, later(candles, time));
        };
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    void write(DataOutput out) throws IOException {
        BinaryFields.writeInstant(out, signals);
        BinaryFields.writeInstant(out, executions);
        BinaryFields.writeInstant(out, candles);
    }

    static MarketTimes read(DataInput in) throws IOException {
        return new MarketTimes(
                BinaryFields.readInstant(in),
                BinaryFields.readInstant(in),
                BinaryFields.readInstant(in));
    }
}
