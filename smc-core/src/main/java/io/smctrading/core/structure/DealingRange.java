package io.smctrading.core.structure;

import java.util.OptionalDouble;

/**
 * Where the market deals: between the last confirmed swing low and swing high of scope SWING.
 *
 * <pre>
 *   1.0 ───── swing high      above 0.5: premium, dear
 *   0.5 ╌╌╌╌╌ equilibrium
 *   0.0 ───── swing low       below 0.5: discount, cheap
 * </pre>
 *
 * @param low last swing low, NaN if there is none yet
 * @param high last swing high, NaN if there is none yet
 */
public record DealingRange(double low, double high) {
    private static final double EQUILIBRIUM = 0.5;

    /** 0 at the low, 1 at the high, outside [0, 1] beyond; none while a side is missing. */
    public OptionalDouble position(double price) {
        return low < high
                ? OptionalDouble.of((price - low) / (high - low))
                : OptionalDouble.empty();
    }

    public boolean isDiscount(double price) {
        OptionalDouble position = position(price);
        return position.isPresent() && position.getAsDouble() < EQUILIBRIUM;
    }

    public boolean isPremium(double price) {
        OptionalDouble position = position(price);
        return position.isPresent() && position.getAsDouble() > EQUILIBRIUM;
    }
}
