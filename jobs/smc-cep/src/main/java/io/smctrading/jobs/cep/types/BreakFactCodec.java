package io.smctrading.jobs.cep.types;

import io.smctrading.core.structure.BreakFact;
import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.Scope;
import io.smctrading.jobs.support.types.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of {@link BreakFact}, field by field in its order. */
public final class BreakFactCodec implements Codec<BreakFact> {
    private static final long serialVersionUID = 1L;

    @Override
    public Class<BreakFact> type() {
        return BreakFact.class;
    }

    @Override
    public void write(BreakFact fact, DataOutputView out) throws IOException {
        out.writeUTF(fact.kind().name());
        Fields.writeSeries(fact.series(), out);
        out.writeChar(fact.scope().code());
        out.writeChar(Direction.codeOf(fact.direction()));
        Fields.writeTime(fact.swingTime(), out);
        out.writeDouble(fact.level());
        Fields.writeTime(fact.time(), out);
        out.writeInt(fact.ordinal());
    }

    @Override
    public BreakFact read(DataInputView in, int version) throws IOException {
        return new BreakFact(
                BreakFact.Kind.valueOf(in.readUTF()),
                Fields.readSeries(in),
                Scope.ofCode(in.readChar()),
                Direction.ofCode(in.readChar()),
                Fields.readTime(in),
                in.readDouble(),
                Fields.readTime(in),
                in.readInt());
    }
}
