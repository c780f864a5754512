package io.smctrading.detect.chart;

/**
 * Prices as whole numbers of their last decimal, which are short and differ by little from one to
 * the next.
 *
 * <p>Exact for prices of up to eight decimals; others are rounded, which no eye can tell.
 *
 * @param digits decimals, 0 to 8
 */
record PriceScale(int digits) {
    private static final int MOST_DIGITS = 8;
    private static final double MOST_EXACT = 0x1p53;
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};

    /** As many decimals as the prices of these candles have. */
    static PriceScale of(CandleWindow candles) {
        int digits = 0;
        double largest = 0;
        for (int i = 0; i < candles.size(); i++) {
            digits = digitsOf(candles.open(i), digits);
            digits = digitsOf(candles.high(i), digits);
            digits = digitsOf(candles.low(i), digits);
            digits = digitsOf(candles.close(i), digits);
            largest =
                    Math.max(
                            largest, Math.max(Math.abs(candles.high(i)), Math.abs(candles.low(i))));
        }
        while (digits > 0 && largest * POWERS[digits] >= MOST_EXACT) {
            digits--;
        }
        return new PriceScale(digits);
    }

    private static int digitsOf(double price, int atLeast) {
        int digits = atLeast;
        while (digits < MOST_DIGITS
                && Math.rint(price * POWERS[digits]) / POWERS[digits] != price) {
            digits++;
        }
        return digits;
    }

    long scaled(double price) {
        return Math.round(price * POWERS[digits]);
    }
}
