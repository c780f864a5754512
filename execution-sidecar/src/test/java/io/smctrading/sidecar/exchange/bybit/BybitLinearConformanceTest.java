package io.smctrading.sidecar.exchange.bybit;

import java.math.BigDecimal;

class BybitLinearConformanceTest extends BybitConformance {

    BybitLinearConformanceTest() {
        super(BybitCategory.LINEAR);
    }

    /** Ten times as much as on spot can be paid. */
    @Override
    protected BigDecimal tooMuch() {
        return new BigDecimal("4000");
    }
}
