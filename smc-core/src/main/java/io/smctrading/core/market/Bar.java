package io.smctrading.core.market;

/**
 * A closed candle as detectors see it: primitive, so that history runs without allocation storms.
 *
 * @param openTime epoch milliseconds, inclusive start
 * @param open first price
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume traded quantity, not negative
 */
public record Bar(
        long openTime, double open, double high, double low, double close, double volume) {}
