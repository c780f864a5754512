package io.smctrading.core.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers in sentences: at most eight decimals, no trailing zeros. */
public final class Amounts {

    private static final int DECIMALS = 8;

    private Amounts() {}

    public static String text(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
