package io.smctrading.core.structure;

/**
 * Local extremes, confirmed once the candles after them are known.
 *
 * <pre>
 *            p
 *            ┃
 *        ┃   ┃   ┃           H[p] &gt; every high of the L candles before,
 *    ┃   ┃   ┃   ┃   ┃       H[p] ≥ every high of the L candles after:
 *    ┃   ┃       ┃   ┃       a swing high, confirmed at the close of p + L
 *    └─ L ─┘   └─ L ─┘
 * </pre>
 *
 * A swing low is mirrored: strictly lower than before, lower than or equal to what follows. Both
 * sides need the full window, so a series' first L candles hold no swing.
 */
final class SwingDetector {

    private SwingDetector() {}

    /**
     * Whether the candle {@code length} before the latest is a swing high. Near neighbours are
     * asked first, so that nearly every candle is dismissed after one or two looks.
     */
    static boolean confirmsHigh(BarWindow bars, int length) {
        long p = bars.last() - length;
        if (p < length) {
            return false;
        }
        double level = bars.high(p);
        for (int i = 1; i <= length; i++) {
            if (bars.high(p - i) >= level || bars.high(p + i) > level) {
                return false;
            }
        }
        return true;
    }

    /** Whether the candle {@code length} before the latest is a swing low. */
    static boolean confirmsLow(BarWindow bars, int length) {
        long p = bars.last() - length;
        if (p < length) {
            return false;
        }
        double level = bars.low(p);
        for (int i = 1; i <= length; i++) {
            if (bars.low(p - i) <= level || bars.low(p + i) < level) {
                return false;
            }
        }
        return true;
    }

    /** HH if higher than the previous swing high, else LH. */
    static StructureLabel rankHigh(double previous, double level) {
        return level > previous ? StructureLabel.HH : StructureLabel.LH;
    }

    /** LL if lower than the previous swing low, else HL. */
    static StructureLabel rankLow(double previous, double level) {
        return level < previous ? StructureLabel.LL : StructureLabel.HL;
    }
}
