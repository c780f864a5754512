package io.smctrading.core.structure;

/**
 * A wick beyond a swing that closes back inside: resting orders were taken, the level held.
 *
 * <pre>
 *   swing high          ╷ wick above
 *      ┃ ───────────────┼──────
 *    ┃ ┃ ┃              ┃ close below: bearish sweep
 *        ┃ ┃  ┃  ┃ ┃  ┃
 * </pre>
 *
 * The reference low mirrored gives a bullish one. A close exactly on the level is no sweep. A swing
 * is swept at most once and only while unbroken; it can still be broken afterwards. In break mode
 * WICK there are none, as the wick itself breaks.
 */
final class LiquiditySweep {

    private LiquiditySweep() {}

    static boolean sweepsHigh(double level, double high, double close) {
        return high > level && close < level;
    }

    static boolean sweepsLow(double level, double low, double close) {
        return low < level && close > level;
    }
}
