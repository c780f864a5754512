package io.smctrading.jobs.cep.patterns;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.nfa.sharedbuffer.SequenceMemory;

/**
 * What one pattern remembers of one series: a memory per lane, none where no fact is held. Mutable
 * and not thread-safe.
 *
 * @param <F> facts
 */
public final class Sequences<F> {
    private final List<SequenceMemory<F>> lanes;

    /**
     * @param lanes memory per lane, null where nothing is remembered
     */
    public Sequences(List<SequenceMemory<F>> lanes) {
        this.lanes = lanes;
    }

    static <F> Sequences<F> none(int lanes) {
        List<SequenceMemory<F>> nothing = new ArrayList<>(lanes);
        for (int lane = 0; lane < lanes; lane++) {
            nothing.add(null);
        }
        return new Sequences<>(nothing);
    }

    public List<SequenceMemory<F>> lanes() {
        return lanes;
    }

    SequenceMemory<F> lane(int lane) {
        return lanes.get(lane);
    }

    void remember(int lane, SequenceMemory<F> memory) {
        lanes.set(lane, memory);
    }

    /** How many facts partial matches hold. */
    public int size() {
        int size = 0;
        for (SequenceMemory<F> memory : lanes) {
            size += memory == null ? 0 : memory.size();
        }
        return size;
    }
}
