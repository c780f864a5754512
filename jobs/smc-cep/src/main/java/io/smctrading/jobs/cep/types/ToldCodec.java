package io.smctrading.jobs.cep.types;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.signal.EntryFact;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.BreakFact;
import io.smctrading.core.structure.StructureBreak;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.cep.functions.SeriesInput;
import io.smctrading.jobs.support.types.Codec;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of what flows from the engine through the patterns: a letter for the kind, then its own.
 * The operators are chained, so nothing is sent like this unless chaining is switched off.
 */
public final class ToldCodec implements Codec<OfSeries> {
    private static final long serialVersionUID = 1L;
    private static final StructureEventCodec EVENTS = new StructureEventCodec();
    private static final BreakFactCodec BREAK_FACTS = new BreakFactCodec();
    private static final StructureBreakCodec BREAKS = new StructureBreakCodec();
    private static final EntryFactCodec ENTRY_FACTS = new EntryFactCodec();
    private static final EntrySignalCodec SIGNALS = new EntrySignalCodec();
    private static final SeriesInputCodec INPUTS = new SeriesInputCodec();

    @Override
    public Class<OfSeries> type() {
        return OfSeries.class;
    }

    @Override
    public void write(OfSeries told, DataOutputView out) throws IOException {
        if (told instanceof StructureEvent event) {
            out.writeByte('E');
            EVENTS.write(event, out);
        } else if (told instanceof BreakFact fact) {
            out.writeByte('F');
            BREAK_FACTS.write(fact, out);
        } else if (told instanceof StructureBreak broken) {
            out.writeByte('B');
            BREAKS.write(broken, out);
        } else if (told instanceof EntryFact fact) {
            out.writeByte('A');
            ENTRY_FACTS.write(fact, out);
        } else if (told instanceof EntrySignal signal) {
            out.writeByte('S');
            SIGNALS.write(signal, out);
        } else if (told instanceof SeriesInput input) {
            out.writeByte('I');
            INPUTS.write(input, out);
        } else {
            throw new IOException("no bytes are known for " + told.getClass().getName());
        }
    }

    @Override
    public OfSeries read(DataInputView in, int version) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case 'E' -> EVENTS.read(in, EVENTS.version());
            case 'F' -> BREAK_FACTS.read(in, BREAK_FACTS.version());
            case 'B' -> BREAKS.read(in, BREAKS.version());
            case 'A' -> ENTRY_FACTS.read(in, ENTRY_FACTS.version());
            case 'S' -> SIGNALS.read(in, SIGNALS.version());
            case 'I' -> INPUTS.read(in, INPUTS.version());
            default -> throw new IOException("no record has the letter " + (char) kind);
        };
    }
}
