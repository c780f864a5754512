package io.smctrading.detect.graph;

import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureEventType;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What a run has read and found so far, counted by all its threads. */
public final class RunFigures {
    private final LongAdder candles = new LongAdder();
    private final LongAdder signals = new LongAdder();
    private final Map<StructureEventType, LongAdder> events =
            new EnumMap<>(StructureEventType.class);

    public RunFigures() {
        for (StructureEventType type : StructureEventType.values()) {
            events.put(type, new LongAdder());
        }
    }

    void addCandles(int count) {
        candles.add(count);
    }

    void addEvent(StructureEvent event) {
        events.get(event.type()).increment();
    }

    void addSignal() {
        signals.increment();
    }

    /** Candles that were read. */
    public long candles() {
        return candles.sum();
    }

    /** Signals that were found. */
    public long signals() {
        return signals.sum();
    }

    /** Events of these types that were chosen. */
    public long events(StructureEventType... types) {
        long sum = 0;
        for (StructureEventType type : types) {
            sum += events.get(type).sum();
        }
        return sum;
    }

    /** Events that were chosen. */
    public long events() {
        return events(StructureEventType.values());
    }
}
