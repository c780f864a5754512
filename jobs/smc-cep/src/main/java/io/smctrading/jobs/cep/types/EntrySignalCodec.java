package io.smctrading.jobs.cep.types;

import io.smctrading.core.market.Side;
import io.smctrading.core.signal.EntryFactors;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.Scope;
import io.smctrading.jobs.support.types.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of {@link EntrySignal}, field by field in its order. */
public final class EntrySignalCodec implements Codec<EntrySignal> {
    private static final long serialVersionUID = 1L;

    @Override
    public Class<EntrySignal> type() {
        return EntrySignal.class;
    }

    @Override
    public void write(EntrySignal signal, DataOutputView out) throws IOException {
        out.writeUTF(signal.signalId());
        out.writeUTF(signal.side().name());
        out.writeChar(signal.scope().code());
        Fields.writeSeries(signal.series(), out);
        Fields.writeTime(signal.anchorTime(), out);
        Fields.writeTime(signal.confirmedTime(), out);
        Fields.writeTime(signal.validUntil(), out);
        out.writeDouble(signal.entry());
        out.writeDouble(signal.stop());
        out.writeDouble(signal.target());
        out.writeInt(signal.confidence());
        EntryFactors factors = signal.factors();
        out.writeBoolean(factors.sweep());
        out.writeBoolean(factors.changeOfCharacter());
        out.writeBoolean(factors.gapOverlap());
        out.writeBoolean(factors.rangeSide());
        out.writeBoolean(factors.swingTrend());
        out.writeBoolean(factors.blockStrength());
        out.writeBoolean(factors.killZone());
        out.writeUTF(signal.zoneId());
        out.writeUTF(signal.breakId());
    }

    @Override
    public EntrySignal read(DataInputView in, int version) throws IOException {
        return new EntrySignal(
                in.readUTF(),
                Side.valueOf(in.readUTF()),
                Scope.ofCode(in.readChar()),
                Fields.readSeries(in),
                Fields.readTime(in),
                Fields.readTime(in),
                Fields.readTime(in),
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                in.readInt(),
                new EntryFactors(
                        in.readBoolean(),
                        in.readBoolean(),
                        in.readBoolean(),
                        in.readBoolean(),
                        in.readBoolean(),
                        in.readBoolean(),
                        in.readBoolean()),
                in.readUTF(),
                in.readUTF());
    }
}
