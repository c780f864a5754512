package io.smctrading.core.structure;

/** What must pass a swing's level to break it. */
public enum BreakMode {
    /** The close. A wick beyond the level that closes back is a liquidity sweep. */
    CLOSE,
    /** The wick. There are no sweeps then. */
    WICK
}
