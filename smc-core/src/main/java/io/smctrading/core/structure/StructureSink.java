package io.smctrading.core.structure;

/** Takes what one candle makes known, in the order of evaluation. */
public interface StructureSink {

    /** Every statement, breaks included. */
    void event(StructureEvent event);

    /** The raw material of breaks, for whoever recognises the sequence. Ignored by default. */
    default void fact(BreakFact fact) {}
}
