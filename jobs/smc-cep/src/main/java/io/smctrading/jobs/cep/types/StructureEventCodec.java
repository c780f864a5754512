package io.smctrading.jobs.cep.types;

import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureEventType;
import io.smctrading.core.structure.StructureLabel;
import io.smctrading.jobs.support.types.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of {@link StructureEvent}, field by field in its order. */
public final class StructureEventCodec implements Codec<StructureEvent> {
    private static final long serialVersionUID = 1L;

    @Override
    public Class<StructureEvent> type() {
        return StructureEvent.class;
    }

    @Override
    public void write(StructureEvent event, DataOutputView out) throws IOException {
        out.writeUTF(event.eventId());
        out.writeUTF(event.type().name());
        out.writeChar(Direction.codeOf(event.direction()));
        out.writeChar(Scope.codeOf(event.scope()));
        Fields.writeSeries(event.series(), out);
        Fields.writeTime(event.anchorTime(), out);
        Fields.writeTime(event.confirmedTime(), out);
        out.writeInt(event.ordinal());
        out.writeDouble(event.top());
        out.writeDouble(event.bottom());
        Fields.writeText(event.label() == null ? null : event.label().name(), out);
        Fields.writeText(event.zoneId(), out);
        Fields.writeText(event.breakId(), out);
        out.writeDouble(event.volume());
        out.writeDouble(event.strength());
    }

    @Override
    public StructureEvent read(DataInputView in, int version) throws IOException {
        return new StructureEvent(
                in.readUTF(),
                StructureEventType.valueOf(in.readUTF()),
                Direction.ofCode(in.readChar()),
                Scope.ofCode(in.readChar()),
                Fields.readSeries(in),
                Fields.readTime(in),
                Fields.readTime(in),
                in.readInt(),
                in.readDouble(),
                in.readDouble(),
                readLabel(in),
                Fields.readText(in),
                Fields.readText(in),
                in.readDouble(),
                in.readDouble());
    }

    private static StructureLabel readLabel(DataInputView in) throws IOException {
        String name = Fields.readText(in);
        return name == null ? null : StructureLabel.valueOf(name);
    }
}
