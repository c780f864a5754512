package io.smctrading.jobs.cep.types;

import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Series;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.jobs.cep.patterns.EntryStep;
import io.smctrading.jobs.support.types.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of {@link EntryStep}: its kind, series and interval, then what it carries. */
public final class EntryStepCodec implements Codec<EntryStep> {
    private static final long serialVersionUID = 1L;
    private static final EntrySignalCodec SIGNALS = new EntrySignalCodec();

    @Override
    public Class<EntryStep> type() {
        return EntryStep.class;
    }

    @Override
    public void write(EntryStep step, DataOutputView out) throws IOException {
        out.writeUTF(step.kind().name());
        Fields.writeSeries(step.series(), out);
        out.writeUTF(step.interval());
        out.writeBoolean(step.candidate() != null);
        if (step.candidate() != null) {
            SIGNALS.write(step.candidate(), out);
        }
        out.writeBoolean(step.clock() != null);
        if (step.clock() != null) {
            Fields.writeClock(step.clock(), out);
        }
    }

    @Override
    public EntryStep read(DataInputView in, int version) throws IOException {
        EntryStep.Kind kind = EntryStep.Kind.valueOf(in.readUTF());
        Series series = Fields.readSeries(in);
        String interval = in.readUTF();
        EntrySignal candidate = in.readBoolean() ? SIGNALS.read(in, SIGNALS.version()) : null;
        Clock clock = in.readBoolean() ? Fields.readClock(in) : null;
        return new EntryStep(kind, series, interval, candidate, clock);
    }
}
