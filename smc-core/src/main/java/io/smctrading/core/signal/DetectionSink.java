package io.smctrading.core.signal;

import io.smctrading.core.structure.StructureSink;

/** Takes what one candle makes known of structure and of entries. */
public interface DetectionSink extends StructureSink {

    /** The raw material of entries, for whoever recognises the sequence. Ignored by default. */
    default void fact(EntryFact fact) {}

    /** A candidate good enough to be traded. Ignored by default. */
    default void signal(EntrySignal signal) {}
}
