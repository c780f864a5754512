package io.smctrading.simulator.binance;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How Binance writes numbers: eight decimals, as text. */
final class Decimals {

    private static final int DECIMALS = 8;

    private Decimals() {}

    static String of(BigDecimal value) {
        BigDecimal shown = value == null ? BigDecimal.ZERO : value;
        return shown.setScale(DECIMALS, RoundingMode.DOWN).toPlainString();
    }

    static BigDecimal quotient(BigDecimal value, BigDecimal by) {
        return by.signum() == 0
                ? BigDecimal.ZERO
                : value.divide(by, DECIMALS, RoundingMode.HALF_UP);
    }
}
