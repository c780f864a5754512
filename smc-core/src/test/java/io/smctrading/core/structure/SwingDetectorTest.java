package io.smctrading.core.structure;

import static io.smctrading.core.reference.CandleBuilder.candles;
import static io.smctrading.core.structure.StructureEventType.SWING_HIGH;
import static io.smctrading.core.structure.StructureEventType.SWING_LOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.CandleBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwingDetectorTest {

    private static CandleBuilder bars() {
        return candles(Timeframe.M15, Told.START);
    }

    @Test
    void doesNotConfirmSwingBeforeFollowingCandlesClose() {
        assertThat(Told.words(Told.small(), bars().highs(10, 12, 15, 13).build())).isEmpty();
        assertThat(Told.words(Told.small(), bars().highs(10, 12, 15, 13, 11).build()))
                .containsExactly("4 SWING_HIGH @2 15.0");
    }

    @Test
    void takesTheFirstOfEqualHighs() {
        assertThat(
                        Told.words(
                                Told.small(),
                                bars().highs(10, 12, 15, 15, 11, 10).build(),
                                SWING_HIGH))
                .containsExactly("4 SWING_HIGH @2 15.0");
    }

    @Test
    void needsTheFullWindowOnBothSides() {
        assertThat(Told.words(Told.small(), bars().highs(12, 15, 13, 11).build())).isEmpty();
    }

    @Test
    void takesTheFirstOfEqualLows() {
        assertThat(Told.words(Told.small(), bars().highs(15, 12, 10, 10, 12).build(), SWING_LOW))
                .containsExactly("4 SWING_LOW @2 9.0");
    }

    @Test
    void ranksEachSwingAgainstTheOneBeforeOfItsSide() {
        List<Bar> bars =
                bars().highs(10, 11, 15, 11, 10, 11, 16, 11, 9, 11, 16, 11, 10, 11, 14, 9, 8)
                        .build();
        assertThat(Told.words(Told.small(), bars, SWING_HIGH))
                .containsExactly(
                        "4 SWING_HIGH @2 15.0",
                        "8 SWING_HIGH @6 16.0 HH",
                        "12 SWING_HIGH @10 16.0 LH",
                        "16 SWING_HIGH @14 14.0 LH");
        assertThat(Told.words(Told.small(), bars, SWING_LOW))
                .containsExactly(
                        "6 SWING_LOW @4 9.0", "10 SWING_LOW @8 8.0 LL", "14 SWING_LOW @12 9.0 HL");
    }

    @Test
    void anEqualHighBeforeItIsNoneAnEqualHighAfterItIs() {
        assertThat(Told.words(Told.small(), bars().highs(10, 15, 15, 11, 10).build(), SWING_HIGH))
                .isEmpty();
        assertThat(Told.words(Told.small(), bars().highs(10, 11, 15, 11, 15).build(), SWING_HIGH))
                .containsExactly("4 SWING_HIGH @2 15.0");
        assertThat(
                        Told.words(
                                Told.small(),
                                bars().highs(10, 11, 15, 11, 15.01).build(),
                                SWING_HIGH))
                .isEmpty();
    }

    @Test
    void anEqualLowBeforeItIsNoneAnEqualLowAfterItIs() {
        assertThat(Told.words(Told.small(), bars().highs(15, 10, 10, 11, 12).build(), SWING_LOW))
                .isEmpty();
        assertThat(Told.words(Told.small(), bars().highs(15, 11, 10, 11, 10).build(), SWING_LOW))
                .containsExactly("4 SWING_LOW @2 9.0");
        assertThat(Told.words(Told.small(), bars().highs(15, 11, 10, 11, 9.99).build(), SWING_LOW))
                .isEmpty();
    }

    @Test
    void theFirstCandleThatCanBeASwingIsThatBehindAWholeWindow() {
        // Swing length 2: candle 2 can be one, candles 0 and 1 cannot, however high.
        assertThat(Told.words(Told.small(), bars().highs(16, 12, 11, 10).build(), SWING_HIGH))
                .isEmpty();
        assertThat(Told.words(Told.small(), bars().highs(12, 16, 11, 10).build(), SWING_HIGH))
                .isEmpty();
        assertThat(Told.words(Told.small(), bars().highs(12, 13, 16, 11, 10).build(), SWING_HIGH))
                .containsExactly("4 SWING_HIGH @2 16.0");
    }

    @Test
    void anOutsideCandleIsBothAndTheHighComesFirst() {
        List<Bar> bars = bars().highs(12, 12).ohlc(12, 16, 8, 12).highs(12, 12).build();
        assertThat(Told.words(Told.small(), bars))
                .containsExactly("4 SWING_HIGH @2 16.0", "4 SWING_LOW @2 8.0");
    }

    @Test
    void equalHighsOfRankAreNotHigher() {
        List<Bar> bars = bars().highs(10, 11, 15, 11, 10, 11, 15, 11, 10).build();
        assertThat(Told.words(Told.small(), bars, SWING_HIGH))
                .containsExactly("4 SWING_HIGH @2 15.0", "8 SWING_HIGH @6 15.0 LH");
        assertThat(Told.words(Told.small(), CandleBuilder.mirrored(bars), SWING_LOW))
                .containsExactly("4 SWING_LOW @2 15.0", "8 SWING_LOW @6 15.0 HL");
    }

    @Test
    void scopesHaveWindowsAndRanksOfTheirOwn() {
        List<Bar> bars = bars().highs(10, 12, 14, 16, 14, 12, 10).build();
        assertThat(Told.words(Told.withLengths(1, 3, 14), bars, SWING_HIGH))
                .containsExactly("4 SWING_HIGH @3 16.0", "6 SWING_HIGH @3 16.0");
    }

    @Test
    void aHoleInTimeIsNoCandle() {
        assertThat(
                        Told.words(
                                Told.small(),
                                bars().highs(10, 12)
                                        .skip(50)
                                        .highs(15)
                                        .skip(7)
                                        .highs(13, 11)
                                        .build(),
                                SWING_HIGH))
                .containsExactly("4 SWING_HIGH @2 15.0");
    }
}
