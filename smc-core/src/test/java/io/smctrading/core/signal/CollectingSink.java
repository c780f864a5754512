package io.smctrading.core.signal;

import io.smctrading.core.structure.BreakFact;
import io.smctrading.core.structure.StructureEvent;
import java.util.List;

/** Everything in the order it was told. */
record CollectingSink(List<Object> told) implements DetectionSink {

    @Override
    public void event(StructureEvent event) {
        told.add(event);
    }

    @Override
    public void fact(BreakFact fact) {
        told.add(fact);
    }

    @Override
    public void fact(EntryFact fact) {
        told.add(fact);
    }

    @Override
    public void signal(EntrySignal signal) {
        told.add(signal);
    }
}
