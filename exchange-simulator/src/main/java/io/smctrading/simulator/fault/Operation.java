package io.smctrading.simulator.fault;

/** What a request is about. */
public enum Operation {
    PLACE,
    CANCEL,
    QUERY,
    /** Any of them; of a request it means: none of the others. */
    ANY
}
