package io.smctrading.platform.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Prices and quantities as the contracts carry them: {@code decimal(20,8)}. */
public final class WireDecimal {

    /** Digits behind the point. */
    public static final int SCALE = 8;

    /** All digits. */
    public static final int PRECISION = 20;

    /** So many digits always fit a long. */
    private static final int COMPACT_PRECISION = 18;

    /** The largest whole number. */
    private static final BigDecimal LARGEST = new BigDecimal("999999999999");

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

    /**
     * A value that has its decimals on the wire already.
     *
     * @throws ArithmeticException if it has more than eight
     */
    public static BigDecimal exact(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.UNNECESSARY);
    }

    /**
     * Rounded half-even, and cut to the contract's largest whole number: a worth beyond it must not
     * stop who tells it.
     */
    public static BigDecimal capped(BigDecimal value) {
        return of(value.min(LARGEST).max(LARGEST.negate()));
    }

    public static BigDecimal cappedOrNull(BigDecimal value) {
        return value == null ? null : capped(value);
    }

    /**
     * A value from the wire, within the contract's digits: Avro itself does not count them.
     *
     * @throws WireException if it has more
     */
    public static BigDecimal checked(String field, BigDecimal value) throws WireException {
        if (value.precision() > PRECISION) {
            throw new WireException(
                    field + " has " + value.precision() + " digits, allowed: " + PRECISION);
        }
        return value;
    }

    /** Whether the unscaled number fits a long, by its digits alone. */
    public static boolean isCompact(BigDecimal value) {
        return value.precision() <= COMPACT_PRECISION;
    }

    /** The unscaled number of a compact value, without the detour over a BigInteger. */
    public static long unscaledLong(BigDecimal value) {
        return value.scaleByPowerOfTen(value.scale()).longValue();
    }

    public static BigDecimal checkedOrNull(String field, BigDecimal value) throws WireException {
        return value == null ? null : checked(field, value);
    }
}
