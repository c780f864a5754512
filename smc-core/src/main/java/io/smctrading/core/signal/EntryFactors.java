package io.smctrading.core.signal;

/**
 * What speaks for an entry, and how much. The weights are a stated opinion, not a promise.
 *
 * @param sweep liquidity was taken against the break shortly before it, and the level held
 * @param changeOfCharacter the break turned the trend
 * @param gapOverlap a gap of the break's last three candles shares a price with the block
 * @param rangeSide a long enters in discount, a short in premium
 * @param swingTrend the trend of scope SWING agrees
 * @param blockStrength the block's strength is at least 0.5
 * @param killZone the candle of the entry lies in a kill zone
 */
public record EntryFactors(
        boolean sweep,
        boolean changeOfCharacter,
        boolean gapOverlap,
        boolean rangeSide,
        boolean swingTrend,
        boolean blockStrength,
        boolean killZone) {

    private static final int BASE = 30;

    /** In integer hundredths, 30 to 100: sums of doubles would miss 0.65. */
    public int confidence() {
        return BASE
                + (sweep ? 15 : 0)
                + (changeOfCharacter ? 10 : 0)
                + (gapOverlap ? 15 : 0)
                + (rangeSide ? 10 : 0)
                + (swingTrend ? 10 : 0)
                + (blockStrength ? 5 : 0)
                + (killZone ? 5 : 0);
    }
}
