package io.smctrading.core.risk;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RiskLimitsTest {

    @Test
    void refusesFractionsOutsideTheirRange() {
        assertRefused("0", "0.5", "1", 1, "0.03", "riskPerTrade 0 is not above 0 and at most 0.1");
        assertRefused("0.2", "0.5", "1", 1, "0.03", "riskPerTrade 0.2 is not");
        assertRefused("0.01", "11", "1", 1, "0.03", "maximumPosition 11 is not");
        assertRefused("0.01", "0.5", "-1", 1, "0.03", "maximumExposure -1 is not");
        assertRefused("0.01", "0.5", "1", 0, "0.03", "maximumOpenPositions 0 is not at least 1");
        assertRefused("0.01", "0.5", "1", 1, "1.1", "dailyLoss 1.1 is not");
    }

    private static void assertRefused(
            String risk, String position, String exposure, int open, String daily, String message) {
        assertThatThrownBy(
                        () ->
                                RiskFixtures.limits(
                                        risk, position, exposure, open, daily, EntryOrder.MARKET))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
