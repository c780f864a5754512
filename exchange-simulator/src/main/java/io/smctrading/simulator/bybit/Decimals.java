package io.smctrading.simulator.bybit;

import io.smctrading.simulator.core.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as Bybit writes them: texts, in full. */
final class Decimals {

    private static final int DIVISION = 10;

    private Decimals() {}

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** With the decimals of the tick; empty if there is none. */
    static String price(Instrument instrument, BigDecimal price) {
        return price == null ? "" : scaled(price, instrument.tick());
    }

    static String quantity(Instrument instrument, BigDecimal quantity) {
        return scaled(quantity, instrument.step());
    }

    /** Average price of what was filled; empty if nothing was. */
    static String average(BigDecimal value, BigDecimal quantity) {
        return quantity.signum() == 0 ? "" : plain(divide(value, quantity));
    }

    static BigDecimal divide(BigDecimal value, BigDecimal by) {
        return value.divide(by, DIVISION, RoundingMode.HALF_UP);
    }

    /** Whether a number is a multiple of a step. */
    static boolean fits(BigDecimal number, BigDecimal step) {
        return number.remainder(step).signum() == 0;
    }

    private static String scaled(BigDecimal number, BigDecimal step) {
        int decimals = Math.max(step.stripTrailingZeros().scale(), 0);
        BigDecimal exact = number.stripTrailingZeros();
        return exact.setScale(Math.max(decimals, exact.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }
}
