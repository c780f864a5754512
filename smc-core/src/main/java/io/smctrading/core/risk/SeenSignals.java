package io.smctrading.core.risk;

import io.smctrading.core.portfolio.BinaryFields;
import io.smctrading.core.portfolio.InstrumentId;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Ids of signals that have been decided upon, for a while of their instrument's market time. What
 * is older than the memory counts as forgotten, never as new.
 */
final class SeenSignals {

    /** Ids of an instrument are also dropped, oldest first, beyond this number. */
    static final int MOST_PER_INSTRUMENT = 10_000;

    /** What is known about a signal. */
    enum Novelty {
        NEW,
        SEEN,
        FORGOTTEN
    }

    private static final class Memory {
        private final LinkedHashMap<String, Instant> confirmedTimes = new LinkedHashMap<>();
        private Instant forgottenBefore = Instant.EPOCH;

        Memory copy() {
            Memory copy = new Memory();
            copy.confirmedTimes.putAll(confirmedTimes);
            copy.forgottenBefore = forgottenBefore;
            return copy;
        }
    }

    private final TreeMap<InstrumentId, Memory> memories = new TreeMap<>();

    /** Memories that no copy shares. */
    private final Set<InstrumentId> own = new HashSet<>();

    /**
     * Changes of the one do not reach the other; a memory is copied when one of them changes it.
     */
    SeenSignals copy() {
        SeenSignals copy = new SeenSignals();
        copy.memories.putAll(memories);
        own.clear();
        return copy;
    }

    private Memory memoryOf(InstrumentId instrument) {
        Memory memory = memories.get(instrument);
        if (own.add(instrument)) {
            memory = memory == null ? new Memory() : memory.copy();
            memories.put(instrument, memory);
        }
        return memory;
    }

    /** Remembers a signal if it is new. */
    Novelty see(TradeSignal signal) {
        return see(signal.instrument(), signal.signalId(), signal.confirmedTime());
    }

    /** The same for whatever is decided upon once; ids are unique among all kinds. */
    Novelty see(InstrumentId instrument, String id, Instant confirmedTime) {
        Memory memory = memoryOf(instrument);
        if (memory.confirmedTimes.containsKey(id)) {
            return Novelty.SEEN;
        }
        if (confirmedTime.isBefore(memory.forgottenBefore)) {
            return Novelty.FORGOTTEN;
        }
        memory.confirmedTimes.put(id, confirmedTime);
        if (memory.confirmedTimes.size() > MOST_PER_INSTRUMENT) {
            Iterator<Instant> times = memory.confirmedTimes.values().iterator();
            memory.forgottenBefore =
                    MarketTimes.later(memory.forgottenBefore, times.next().plusMillis(1));
            times.remove();
        }
        return Novelty.NEW;
    }

    /** Forgets the signals of an instrument that were confirmed before a time. */
    void forgetBefore(InstrumentId instrument, Instant time) {
        Memory memory = memoryOf(instrument);
        if (!time.isAfter(memory.forgottenBefore)) {
            return;
        }
        memory.forgottenBefore = time;
        Iterator<Instant> times = memory.confirmedTimes.values().iterator();
        while (times.hasNext() && times.next().isBefore(time)) {
            times.remove();
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(memories.size());
        for (Map.Entry<InstrumentId, Memory> entry : memories.entrySet()) {
            BinaryFields.writeInstrument(out, entry.getKey());
            Memory memory = entry.getValue();
            BinaryFields.writeInstant(out, memory.forgottenBefore);
            out.writeInt(memory.confirmedTimes.size());
            for (var seen : memory.confirmedTimes.entrySet()) {
                BinaryFields.writeText(out, seen.getKey());
                BinaryFields.writeInstant(out, seen.getValue());
            }
        }
    }

    static SeenSignals read(DataInput in) throws IOException {
        SeenSignals signals = new SeenSignals();
        for (int left = in.readInt(); left > 0; left--) {
            Memory memory = new Memory();
            InstrumentId instrument = BinaryFields.readInstrument(in);
            signals.memories.put(instrument, memory);
            signals.own.add(instrument);
            memory.forgottenBefore = BinaryFields.readInstant(in);
            for (int ids = in.readInt(); ids > 0; ids--) {
                memory.confirmedTimes.put(BinaryFields.readText(in), BinaryFields.readInstant(in));
            }
        }
        return signals;
    }
}
