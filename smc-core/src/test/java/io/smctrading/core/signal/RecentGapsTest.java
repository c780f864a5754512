package io.smctrading.core.signal;

import static io.smctrading.core.reference.CandleBuilder.candles;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.StructureEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentGapsTest {

    /** A bullish gap [10, 12]. */
    private static RecentGaps gapAt(long index) {
        List<StructureEvent> events =
                Detection.over(
                                new Series("test", "AAA-BBB", Timeframe.M15),
                                DetectionParameters.defaults(),
                                candles(Timeframe.M15, "2024-01-01T00:00:00Z")
                                        .ohlc(9, 10, 9, 9.5)
                                        .ohlc(10, 13, 9.5, 13)
                                        .ohlc(13, 15, 12, 14)
                                        .build())
                        .events();
        RecentGaps gaps = new RecentGaps();
        gaps.add(events.get(0), index);
        return gaps;
    }

    @Test
    void countForTheirOwnCandleAndTheNextTwo() {
        RecentGaps gaps = gapAt(7);
        assertThat(gaps.overlap(Direction.BULLISH, 11, 9, 7)).isTrue();
        assertThat(gaps.overlap(Direction.BULLISH, 11, 9, 9)).isTrue();
        assertThat(gaps.overlap(Direction.BULLISH, 11, 9, 10)).isFalse();
    }

    @Test
    void touchingIsOverlapping() {
        RecentGaps gaps = gapAt(7);
        assertThat(gaps.overlap(Direction.BULLISH, 10, 9, 7)).isTrue();
        assertThat(gaps.overlap(Direction.BULLISH, 9.99, 9, 7)).isFalse();
        assertThat(gaps.overlap(Direction.BULLISH, 14, 12, 7)).isTrue();
        assertThat(gaps.overlap(Direction.BULLISH, 14, 12.01, 7)).isFalse();
    }

    @Test
    void onlyThoseOfTheBlocksDirectionCount() {
        assertThat(gapAt(7).overlap(Direction.BEARISH, 11, 9, 7)).isFalse();
        assertThat(new RecentGaps().overlap(Direction.BULLISH, 11, 9, 0)).isFalse();
    }
}
