package io.smctrading.simulator.core;

/** What becomes of the part of a limit order that does not trade at once. */
public enum TimeInForce {
    /** It rests until it is filled or cancelled. */
    GTC,
    /** It expires. */
    IOC,
    /** All at once or nothing. */
    FOK
}
