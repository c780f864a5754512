package io.smctrading.core.signal;

import static io.smctrading.core.reference.CandleBuilder.candles;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Side;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.CandleBuilder;
import io.smctrading.core.structure.BreakMode;
import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.OrderBlockBreak;
import io.smctrading.core.structure.OrderBlockRule;
import io.smctrading.core.structure.StructureParameters;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryTrackerTest {
    private static final Series SERIES = new Series("test", "AAA-BBB", Timeframe.M15);

    /** Swing high 15 at 2, block [10, 12.5] at 4, break at 6. */
    private static CandleBuilder broken() {
        return candles(Timeframe.M15, "2024-01-10T15:00:00Z")
                .ohlc(9, 10, 9, 9.5)
                .ohlc(9.5, 12, 9.5, 11)
                .ohlc(11, 15, 11, 14)
                .ohlc(14, 14, 11, 12)
                .ohlc(12, 12.5, 10, 12)
                .ohlc(12, 14, 11, 11.5)
                .ohlc(11.5, 17, 11.5, 16);
    }

    private static DetectionParameters parameters(int maxBarsToEntry, int atrLength) {
        return new DetectionParameters(
                new StructureParameters(
                        2,
                        50,
                        atrLength,
                        0.1,
                        BreakMode.CLOSE,
                        OrderBlockRule.EXTREME,
                        OrderBlockBreak.WICK,
                        100,
                        0,
                        ZoneOffset.UTC),
                new EntryParameters(0.1, 2, maxBarsToEntry, 20, 30));
    }

    private static List<Object> told(DetectionParameters parameters, List<Bar> bars) {
        List<Object> told = new ArrayList<>();
        DetectionEngine engine = new DetectionEngine(SERIES, parameters);
        for (Bar bar : bars) {
            engine.onBar(bar, new CollectingSink(told));
        }
        return told;
    }

    private static List<EntrySignal> signals(DetectionParameters parameters, List<Bar> bars) {
        return told(parameters, bars).stream()
                .filter(EntrySignal.class::isInstance)
                .map(EntrySignal.class::cast)
                .toList();
    }

    private static List<EntryFact.Reason> reasons(DetectionParameters parameters, List<Bar> bars) {
        return told(parameters, bars).stream()
                .filter(EntryFact.BlockDisarmed.class::isInstance)
                .map(fact -> ((EntryFact.BlockDisarmed) fact).reason())
                .toList();
    }

    @Test
    void entersAtTheCloseOfTheCandleThatReturnsToTheBlock() {
        List<Bar> bars = broken().ohlc(16, 16, 14, 15).ohlc(15, 15, 12, 14).build();
        List<EntrySignal> signals = signals(parameters(50, 1), bars);

        assertThat(signals).hasSize(1);
        EntrySignal signal = signals.get(0);
        assertThat(signal.side()).isEqualTo(Side.LONG);
        assertThat(signal.entry()).isEqualTo(14);
        assertThat(signal.stop()).isEqualTo(10 - 0.1 * 3);
        assertThat(signal.target()).isEqualTo(14 + 2 * (14 - signal.stop()));
        assertThat(signal.anchorTime()).isEqualTo(Instant.parse("2024-01-10T16:00:00Z"));
        assertThat(signal.confirmedTime()).isEqualTo(Instant.parse("2024-01-10T17:15:00Z"));
        assertThat(signal.validUntil()).isEqualTo(Instant.parse("2024-01-10T17:30:00Z"));
        assertThat(signal.factors())
                .isEqualTo(new EntryFactors(false, false, false, false, false, true, false));
        assertThat(signal.confidence()).isEqualTo(35);
    }

    @Test
    void aBlockGivesOneCandidateAtMost() {
        List<Bar> bars =
                broken().ohlc(16, 16, 12, 15).ohlc(15, 15, 12, 14).ohlc(14, 15, 12, 14).build();
        assertThat(signals(parameters(50, 1), bars)).hasSize(1);
    }

    @Test
    void theLastCandleInTimeStillCounts() {
        CandleBuilder late = broken().ohlc(16, 16, 14, 15).ohlc(15, 16, 14, 15);
        List<Bar> bars = late.ohlc(15, 15, 12, 14).build();
        assertThat(signals(parameters(3, 1), bars)).hasSize(1);
        assertThat(signals(parameters(2, 1), bars)).isEmpty();
        assertThat(reasons(parameters(2, 1), bars)).contains(EntryFact.Reason.BARS_RAN_OUT);
    }

    @Test
    void aCandleThatGoesThroughTheBlockGivesNoEntry() {
        List<Bar> bars = broken().ohlc(16, 16, 9.5, 14).build();
        assertThat(signals(parameters(50, 1), bars)).isEmpty();
        assertThat(reasons(parameters(50, 1), bars)).containsExactly(EntryFact.Reason.INVALIDATED);
    }

    @Test
    void withoutAnAverageTrueRangeThereIsNoEntry() {
        List<Bar> bars = broken().ohlc(16, 16, 12, 14).build();
        assertThat(reasons(parameters(50, 30), bars)).containsExactly(EntryFact.Reason.NO_STOP);
    }

    @Test
    void sweepsSupportABreakWhileTheirLevelHolds() {
        LatestSweep sweep = new LatestSweep(Direction.BULLISH);
        assertThat(sweep.supports(5, 20)).isFalse();
        sweep.swept(10, 100);
        assertThat(sweep.supports(10, 0)).isTrue();
        assertThat(sweep.supports(30, 20)).isTrue();
        assertThat(sweep.supports(31, 20)).isFalse();
        sweep.onClose(100);
        assertThat(sweep.supports(30, 20)).isTrue();
        sweep.onClose(99.9);
        assertThat(sweep.supports(30, 20)).isFalse();
    }

    @Test
    void confidenceIsASumOfHundredths() {
        assertThat(new EntryFactors(true, true, true, true, true, true, true).confidence())
                .isEqualTo(100);
        assertThat(new EntryFactors(false, false, false, false, false, false, false).confidence())
                .isEqualTo(30);
        assertThat(new EntryFactors(true, true, false, false, true, false, false).confidence())
                .isEqualTo(65);
    }
}
