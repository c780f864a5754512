package io.smctrading.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EntryFactorsTest {

    private static int confidence(
            boolean sweep,
            boolean changeOfCharacter,
            boolean gapOverlap,
            boolean rangeSide,
            boolean swingTrend,
            boolean blockStrength,
            boolean killZone) {
        return new EntryFactors(
                        sweep,
                        changeOfCharacter,
                        gapOverlap,
                        rangeSide,
                        swingTrend,
                        blockStrength,
                        killZone)
                .confidence();
    }

    @Test
    void everyFactorAddsItsWeightToTheBase() {
        assertThat(confidence(false, false, false, false, false, false, false)).isEqualTo(30);
        assertThat(confidence(true, false, false, false, false, false, false)).isEqualTo(45);
        assertThat(confidence(false, true, false, false, false, false, false)).isEqualTo(40);
        assertThat(confidence(false, false, true, false, false, false, false)).isEqualTo(45);
        assertThat(confidence(false, false, false, true, false, false, false)).isEqualTo(40);
        assertThat(confidence(false, false, false, false, true, false, false)).isEqualTo(40);
        assertThat(confidence(false, false, false, false, false, true, false)).isEqualTo(35);
        assertThat(confidence(false, false, false, false, false, false, true)).isEqualTo(35);
        assertThat(confidence(true, true, true, true, true, true, true)).isEqualTo(100);
    }

    @Test
    void theDefaultThresholdIsReachedExactly() {
        int exactly = confidence(true, true, false, false, true, false, false);
        assertThat(exactly).isEqualTo(EntryParameters.defaults().minConfidence());
    }
}
