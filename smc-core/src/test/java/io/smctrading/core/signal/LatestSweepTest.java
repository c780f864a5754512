package io.smctrading.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.structure.Direction;
import org.junit.jupiter.api.Test;

class LatestSweepTest {

    private static LatestSweep sweptAt(long index, double level) {
        LatestSweep sweep = new LatestSweep(Direction.BULLISH);
        sweep.swept(index, level);
        return sweep;
    }

    @Test
    void withoutASweepThereIsNoSupport() {
        assertThat(new LatestSweep(Direction.BULLISH).supports(5, 20)).isFalse();
    }

    @Test
    void supportsABreakOfItsOwnCandleAndTheLastCandleInTimeStillCounts() {
        LatestSweep sweep = sweptAt(10, 100);
        assertThat(sweep.supports(10, 0)).isTrue();
        assertThat(sweep.supports(11, 0)).isFalse();
        assertThat(sweep.supports(30, 20)).isTrue();
        assertThat(sweep.supports(31, 20)).isFalse();
    }

    @Test
    void holdsWhileNoCandleAfterItClosesBeyondTheLevel() {
        LatestSweep sweep = sweptAt(10, 100);
        sweep.onClose(100);
        assertThat(sweep.supports(12, 20)).isTrue();
        sweep.onClose(99.9);
        assertThat(sweep.supports(12, 20)).isFalse();
        sweep.onClose(101);
        assertThat(sweep.supports(13, 20)).isFalse();
    }

    @Test
    void aBearishOneIsMirrored() {
        LatestSweep sweep = new LatestSweep(Direction.BEARISH);
        sweep.swept(10, 100);
        sweep.onClose(100);
        assertThat(sweep.supports(11, 20)).isTrue();
        sweep.onClose(100.1);
        assertThat(sweep.supports(11, 20)).isFalse();
    }

    @Test
    void onlyTheLatestOneCounts() {
        LatestSweep sweep = sweptAt(10, 100);
        sweep.onClose(99);
        sweep.swept(12, 95);
        sweep.onClose(96);
        assertThat(sweep.supports(13, 1)).isTrue();
        sweep.onClose(94);
        assertThat(sweep.supports(13, 20)).isFalse();
    }
}
