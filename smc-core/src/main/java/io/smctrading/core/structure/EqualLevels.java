package io.smctrading.core.structure;

/**
 * Two swings of a side at nearly one price: stops of many traders rest just beyond.
 *
 * <pre>
 *     ┃         ┃   ← equal highs: |difference| ≤ equalTolerance × ATR
 *   ┃ ┃ ┃     ┃ ┃ ┃
 *       ┃ ┃ ┃ ┃
 * </pre>
 *
 * Compared when the second is confirmed, with the ATR of that candle; without an ATR there are
 * none. The previous swing counts whether or not it was broken. The level is the outer of the two.
 */
final class EqualLevels {

    private EqualLevels() {}

    static boolean areEqual(double previous, double level, double tolerance, double atr) {
        return Math.abs(level - previous) <= tolerance * atr;
    }
}
