package io.smctrading.jobs.cep.types;

import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureBreak;
import io.smctrading.jobs.support.types.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of {@link StructureBreak}, field by field in its order. */
public final class StructureBreakCodec implements Codec<StructureBreak> {
    private static final long serialVersionUID = 1L;

    @Override
    public Class<StructureBreak> type() {
        return StructureBreak.class;
    }

    @Override
    public void write(StructureBreak broken, DataOutputView out) throws IOException {
        Fields.writeSeries(broken.series(), out);
        out.writeChar(broken.scope().code());
        out.writeChar(Direction.codeOf(broken.direction()));
        Fields.writeTime(broken.swingTime(), out);
        out.writeDouble(broken.level());
        Fields.writeTime(broken.confirmedTime(), out);
        out.writeInt(broken.ordinal());
    }

    @Override
    public StructureBreak read(DataInputView in, int version) throws IOException {
        return new StructureBreak(
                Fields.readSeries(in),
                Scope.ofCode(in.readChar()),
                Direction.ofCode(in.readChar()),
                Fields.readTime(in),
                in.readDouble(),
                Fields.readTime(in),
                in.readInt());
    }
}
