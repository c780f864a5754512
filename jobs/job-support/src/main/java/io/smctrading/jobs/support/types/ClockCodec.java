package io.smctrading.jobs.support.types;

import io.smctrading.core.market.Clock;
import java.io.IOException;
import java.time.Instant;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link Clock}: venue, symbol, time in epoch milliseconds, mark, step. */
public final class ClockCodec implements Codec<Clock> {

    private static final long serialVersionUID = 1L;

    @Override
    public Class<Clock> type() {
        return Clock.class;
    }

    @Override
    public void write(Clock clock, DataOutputView out) throws IOException {
        FieldBytes.writeText(clock.venue(), out);
        FieldBytes.writeText(clock.symbol(), out);
        out.writeLong(clock.time().toEpochMilli());
        out.writeBoolean(clock.mark() == Clock.Mark.DECISIONS);
        out.writeInt(clock.step());
    }

    @Override
    public Clock read(DataInputView in, int version) throws IOException {
        return new Clock(
                FieldBytes.readText(in),
                FieldBytes.readText(in),
                Instant.ofEpochMilli(in.readLong()),
                in.readBoolean() ? Clock.Mark.DECISIONS : Clock.Mark.MARKET,
                in.readInt());
    }
}
