package io.smctrading.core.signal;

import static io.smctrading.core.reference.CandleBuilder.candles;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Side;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.CandleBuilder;
import io.smctrading.core.structure.BreakMode;
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
    void aShortIsMirrored() {
        List<Bar> bars = broken().ohlc(16, 16, 14, 15).ohlc(15, 15, 12, 14).build();
        EntrySignal signal = signals(parameters(50, 1), CandleBuilder.mirrored(bars)).get(0);
        assertThat(signal.side()).isEqualTo(Side.SHORT);
        assertThat(signal.entry()).isEqualTo(16);
        assertThat(signal.stop()).isEqualTo(20 + 0.1 * 3);
        assertThat(signal.target()).isEqualTo(16 + 2 * (16 - signal.stop()));
    }

    @Test
    void theCandleOfTheBreakIsNoReturnTheNextOneMayBe() {
        // The break's own low (11.5) reaches into the block.
        assertThat(signals(parameters(50, 1), broken().build())).isEmpty();
        assertThat(signals(parameters(50, 1), broken().ohlc(16, 16, 12, 15).build())).hasSize(1);
    }

    @Test
    void aTouchOfTheBlocksEdgeIsAReturn() {
        assertThat(signals(parameters(50, 1), broken().ohlc(16, 16, 12.5, 15).build())).hasSize(1);
        assertThat(signals(parameters(50, 1), broken().ohlc(16, 16, 12.51, 15).build())).isEmpty();
    }

    @Test
    void aBreakTheOtherWayDisarmsAlsoAtTheReturningCandle() {
        List<Bar> before = lowAboveTheBlock().ohlc(15, 15, 12.6, 12.8).build();
        assertThat(reasons(parameters(50, 1), before))
                .containsExactly(EntryFact.Reason.OPPOSITE_BREAK);
        List<Bar> atReturn = lowAboveTheBlock().ohlc(15, 15, 12, 12.8).build();
        assertThat(signals(parameters(50, 1), atReturn)).isEmpty();
        assertThat(reasons(parameters(50, 1), atReturn))
                .containsExactly(EntryFact.Reason.OPPOSITE_BREAK);
        List<Bar> closingOnTheLow = lowAboveTheBlock().ohlc(15, 15, 12, 13).build();
        assertThat(signals(parameters(50, 1), closingOnTheLow)).hasSize(1);
    }

    /** The swing low 13 at 9, above the block: a close below it is a bearish break. */
    private static CandleBuilder lowAboveTheBlock() {
        return broken().ohlc(16, 17, 14, 16)
                .ohlc(16, 17, 14, 16)
                .ohlc(16, 17, 13, 15)
                .ohlc(15, 17, 14, 16)
                .ohlc(16, 17, 14, 15);
    }

    @Test
    void aBlockThatExpiresDisarmsAlsoAtTheReturningCandle() {
        // One live block at most: the second break's block pushes the first one out.
        CandleBuilder second = broken().ohlc(16, 16.5, 14, 15).ohlc(15, 16, 13.5, 15.5);
        List<Bar> bars = second.ohlc(15.5, 18, 12, 17.5).build();
        DetectionParameters one =
                new DetectionParameters(
                        new StructureParameters(
                                2,
                                50,
                                1,
                                0.1,
                                BreakMode.CLOSE,
                                OrderBlockRule.EXTREME,
                                OrderBlockBreak.WICK,
                                1,
                                0,
                                ZoneOffset.UTC),
                        new EntryParameters(0.1, 2, 50, 20, 30));
        assertThat(reasons(one, bars)).containsExactly(EntryFact.Reason.EXPIRED);
        assertThat(signals(one, bars)).isEmpty();
        assertThat(signals(parameters(50, 1), bars)).hasSize(1);
    }

    @Test
    void severalBlocksAreArmedAtOnceAndEachGivesItsEntry() {
        CandleBuilder second =
                broken().ohlc(16, 16.5, 14, 15).ohlc(15, 16, 13.5, 15.5).ohlc(15.5, 18, 15, 17.5);
        List<Bar> bars = second.ohlc(17.5, 17.5, 16, 17).ohlc(17, 17, 12.5, 16).build();
        assertThat(signals(parameters(50, 1), bars))
                .extracting(EntrySignal::anchorTime)
                .containsExactly(
                        Instant.ofEpochMilli(bars.get(8).openTime()),
                        Instant.ofEpochMilli(bars.get(4).openTime()));
    }

    @Test
    void theKillZoneIsThatOfTheReturningCandle() {
        // Candle 7 opens at 16:45, in the last minutes of the London close, candle 8 after it.
        List<Bar> inside = broken().ohlc(16, 16, 12, 15).build();
        List<Bar> outside = broken().ohlc(16, 16, 14, 15).ohlc(15, 15, 12, 14).build();
        assertThat(signals(parameters(50, 1), inside).get(0).factors().killZone()).isTrue();
        assertThat(signals(parameters(50, 1), outside).get(0).factors().killZone()).isFalse();
    }

    @Test
    void confidenceBelowTheLeastGivesACandidateButNoSignal() {
        List<Bar> bars = broken().ohlc(16, 16, 14, 15).ohlc(15, 15, 12, 14).build();
        DetectionParameters all = parameters(50, 1);
        for (int least : new int[] {35, 36}) {
            DetectionParameters with =
                    new DetectionParameters(all.structure(), all.entry().withMinConfidence(least));
            assertThat(told(with, bars)).hasAtLeastOneElementOfType(EntryFact.BlockReturned.class);
            assertThat(signals(with, bars)).hasSize(least == 35 ? 1 : 0);
        }
    }

    private static DetectionParameters with(BreakMode mode, int swingScopeLength) {
        return new DetectionParameters(
                new StructureParameters(
                        2,
                        swingScopeLength,
                        1,
                        0.1,
                        mode,
                        OrderBlockRule.EXTREME,
                        OrderBlockBreak.CLOSE,
                        100,
                        0,
                        ZoneOffset.UTC),
                new EntryParameters(0.1, 2, 50, 20, 30));
    }

    @Test
    void aBreakTheOtherWayAtItsOwnCandleDoesNotDisarm() {
        // Candle 7 breaks the high 15 of candle 2, then the low 10 of candle 4.
        List<Bar> bars =
                candles(Timeframe.M15, "2024-01-10T15:00:00Z")
                        .highs(12, 13, 15, 13, 11, 13, 13.5)
                        .ohlc(12, 20, 5, 12.5)
                        .build();
        List<Object> told = told(with(BreakMode.WICK, 50), bars);
        assertThat(told).filteredOn(EntryFact.BlockArmed.class::isInstance).hasSize(2);
        assertThat(told).doesNotHaveAnyElementsOfTypes(EntryFact.BlockDisarmed.class);
    }

    @Test
    void aLongInDiscountAndAShortInPremiumHaveTheRangeOnTheirSide() {
        // With one length for both scopes the range lies from 10 to 15, and the trend is that of
        // the break.
        DetectionParameters parameters = with(BreakMode.CLOSE, 2);
        List<Bar> discount = broken().ohlc(16, 16, 12, 12.4).build();
        List<Bar> middle = broken().ohlc(16, 16, 12, 12.5).build();
        for (List<Bar> bars : List.of(discount, CandleBuilder.mirrored(discount))) {
            EntryFactors factors = signals(parameters, bars).get(0).factors();
            assertThat(factors.rangeSide()).isTrue();
            assertThat(factors.swingTrend()).isTrue();
        }
        for (List<Bar> bars : List.of(middle, CandleBuilder.mirrored(middle))) {
            assertThat(signals(parameters, bars).get(0).factors().rangeSide()).isFalse();
        }
    }
}
