package io.smctrading.core.structure;

/** Which candle between the broken swing and the break becomes the order block. */
public enum OrderBlockRule {
    /**
     * The one with the lowest low before a bullish break, the highest high before a bearish one.
     */
    EXTREME,
    /** The latest one that closed against the break; EXTREME where there is none. */
    LAST_OPPOSITE
}
