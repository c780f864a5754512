package io.smctrading.jobs.cep.types;

import io.smctrading.core.signal.EntryFact;
import io.smctrading.core.structure.BreakFact;
import io.smctrading.core.structure.StructureBreak;
import io.smctrading.jobs.cep.patterns.Sequences;
import io.smctrading.jobs.support.types.Codec;
import io.smctrading.jobs.support.types.CodecSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.cep.nfa.sharedbuffer.SequenceMemory;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Bytes of what a pattern remembers of a series, lane by lane.
 *
 * @param <F> facts
 */
public abstract sealed class SequencesCodec<F> implements Codec<Sequences<F>> {
    private static final long serialVersionUID = 1L;

    private final TypeSerializer<F> facts;

    private SequencesCodec(Codec<F> facts) {
        this.facts = new CodecSerializer<>(facts);
    }

    @Override
    @SuppressWarnings("unchecked") // a class has no type arguments
    public Class<Sequences<F>> type() {
        return (Class<Sequences<F>>) (Class<?>) Sequences.class;
    }

    @Override
    public boolean isImmutable() {
        return false;
    }

    @Override
    public void write(Sequences<F> sequences, DataOutputView out) throws IOException {
        out.writeByte(sequences.lanes().size());
        for (SequenceMemory<F> memory : sequences.lanes()) {
            out.writeBoolean(memory != null);
            if (memory != null) {
                memory.write(out, facts);
            }
        }
    }

    @Override
    public Sequences<F> read(DataInputView in, int version) throws IOException {
        int size = in.readByte();
        List<SequenceMemory<F>> lanes = new ArrayList<>(size);
        for (int lane = 0; lane < size; lane++) {
            lanes.add(in.readBoolean() ? SequenceMemory.read(in, facts) : null);
        }
        return new Sequences<>(lanes);
    }

    /** Swings that stand. */
    public static final class OfBreakFacts extends SequencesCodec<BreakFact> {
        private static final long serialVersionUID = 1L;

        public OfBreakFacts() {
            super(new BreakFactCodec());
        }
    }

    /** Breaks that wait for the next. */
    public static final class OfBreaks extends SequencesCodec<StructureBreak> {
        private static final long serialVersionUID = 1L;

        public OfBreaks() {
            super(new StructureBreakCodec());
        }
    }

    /** Blocks that are armed. */
    public static final class OfEntryFacts extends SequencesCodec<EntryFact> {
        private static final long serialVersionUID = 1L;

        public OfEntryFacts() {
            super(new EntryFactCodec());
        }
    }
}
