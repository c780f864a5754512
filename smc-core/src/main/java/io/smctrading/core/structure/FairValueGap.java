package io.smctrading.core.structure;

/**
 * Three candles of which the outer two do not overlap: the middle one ran ahead of the market.
 *
 * <pre>
 *              c
 *              ┃
 *         b    ┃ ← L[c]
 *         ┃ ╌╌╌╌╌╌╌  top
 *         ┃          gap = [H[a], L[c]], bullish if also C[b] &gt; O[b]
 *         ┃ ╌╌╌╌╌╌╌  bottom
 *     ┃ ← H[a]
 *     ┃
 *     a
 * </pre>
 *
 * Bearish mirrored: [H[c], L[a]] if H[c] &lt; L[a] and C[b] &lt; O[b]. Confirmed at c, anchored at
 * b. Consecutive means by index: a hole in time does not matter.
 */
final class FairValueGap {

    private FairValueGap() {}

    /** Direction of the gap that the latest candle completes, null if it completes none. */
    static Direction completedBy(BarWindow bars) {
        long c = bars.last();
        if (c < 2) {
            return null;
        }
        double body = bars.close(c - 1) - bars.open(c - 1);
        if (body > 0 && bars.low(c) > bars.high(c - 2)) {
            return Direction.BULLISH;
        }
        if (body < 0 && bars.high(c) < bars.low(c - 2)) {
            return Direction.BEARISH;
        }
        return null;
    }

    /** Whether a gap of this height counts. Without an ATR only an unlimited rule takes gaps. */
    static boolean isTallEnough(double height, double minGapAtr, AverageTrueRange atr) {
        return minGapAtr == 0 || (atr.exists() && height >= minGapAtr * atr.value());
    }
}
