package io.smctrading.platform.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Prices and quantities as the contracts carry them: {@code decimal(20,8)}. */
public final class WireDecimal {

    /** Digits behind the point. */
    public static final int SCALE = 8;

    /** All digits. */
    public static final int PRECISION = 20;

    private WireDecimal() {}

    /** A detector's price on the wire; exact for what was parsed from up to 15 digits. */
    public static BigDecimal of(double value) {
        return of(BigDecimal.valueOf(value));
    }

    /**
     * A value on the wire, rounded half-even beyond the eighth decimal.
     *
     * @throws ArithmeticException if it has more than 12 digits before the point
     */
    public static BigDecimal of(BigDecimal value) {
        BigDecimal scaled = value.setScale(SCALE, RoundingMode.HALF_EVEN);
        if (scaled.precision() > PRECISION) {
            throw new ArithmeticException(value + " does not fit decimal(20,8)");
        }
        return scaled;
    }
}
