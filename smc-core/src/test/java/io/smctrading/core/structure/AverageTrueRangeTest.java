package io.smctrading.core.structure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AverageTrueRangeTest {

    @Test
    void existsFromItsLengthOnAndStartsWithTheMean() {
        AverageTrueRange atr = new AverageTrueRange(3);
        atr.add(12, 10, 11);
        atr.add(13, 10, 12);
        assertThat(atr.exists()).isFalse();
        assertThat(atr.value()).isNaN();

        atr.add(14, 10, 13);
        assertThat(atr.exists()).isTrue();
        assertThat(atr.value()).isEqualTo((2 + 3 + 4) / 3.0);
    }

    @Test
    void countsTheGapToThePreviousClose() {
        AverageTrueRange atr = new AverageTrueRange(1);
        atr.add(12, 10, 11);
        atr.add(20, 19, 19);
        assertThat(atr.value()).isEqualTo(9);
        atr.add(10, 9, 10);
        assertThat(atr.value()).isEqualTo(10);
    }

    @Test
    void smoothsAsWilderDid() {
        AverageTrueRange atr = new AverageTrueRange(2);
        atr.add(12, 10, 11);
        atr.add(13, 9, 11);
        atr.add(12, 11, 11);
        assertThat(atr.value()).isEqualTo((3.0 * 1 + 1) / 2);
    }
}
