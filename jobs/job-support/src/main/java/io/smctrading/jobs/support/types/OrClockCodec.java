package io.smctrading.jobs.support.types;

import io.smctrading.core.market.Clock;
import io.smctrading.jobs.support.OrClock;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of a record or a clock: one byte that tells which, then its own. Each stream has a subclass
 * of its own, for Flink finds a codec by its class.
 */
public abstract class OrClockCodec<T> implements Codec<OrClock<T>> {

    private static final long serialVersionUID = 1L;
    private static final Codec<Clock> CLOCKS = new ClockCodec();

    private final Codec<T> values;

    /**
     * @param values bytes of the records; its version may not rise without this codec's
     */
    protected OrClockCodec(Codec<T> values) {
        this.values = values;
    }

    @Override
    @SuppressWarnings("unchecked") // there is one class, whatever it holds
    public final Class<OrClock<T>> type() {
        return (Class<OrClock<T>>) (Class<?>) OrClock.class;
    }

    @Override
    public final void write(OrClock<T> record, DataOutputView out) throws IOException {
        out.writeBoolean(record.isClock());
        if (record.isClock()) {
            CLOCKS.write(record.clock(), out);
        } else {
            values.write(record.value(), out);
        }
    }

    @Override
    public final OrClock<T> read(DataInputView in, int version) throws IOException {
        return in.readBoolean()
                ? OrClock.clock(CLOCKS.read(in, version))
                : OrClock.of(values.read(in, version));
    }
}
