package io.smctrading.core.structure;

import static io.smctrading.core.reference.CandleBuilder.candles;
import static io.smctrading.core.structure.StructureEventType.BREAK_OF_STRUCTURE;
import static io.smctrading.core.structure.StructureEventType.EQUAL_HIGHS;
import static io.smctrading.core.structure.StructureEventType.EQUAL_LOWS;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.CandleBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class EqualLevelsTest {

    private static CandleBuilder bars() {
        return candles(Timeframe.M15, Told.START);
    }

    private static List<String> equals(List<Bar> bars) {
        return Told.words(Told.small(), bars, EQUAL_HIGHS, EQUAL_LOWS);
    }

    @Test
    void callsTwoHighsEqualWithinTheToleranceAndTakesTheOuterLevel() {
        List<Bar> bars = bars().highs(10, 11, 15, 11, 10, 11, 14.9, 11, 9).build();
        assertThat(equals(bars)).containsExactly("8 EQUAL_HIGHS @6 15.0");
        List<Bar> above = bars().highs(10, 11, 14.9, 11, 10, 11, 15, 11, 9).build();
        assertThat(equals(above)).containsExactly("8 EQUAL_HIGHS @6 15.0");
        List<Bar> apart = bars().highs(10, 11, 15, 11, 10, 11, 14, 11, 9).build();
        assertThat(equals(apart)).isEmpty();
    }

    @Test
    void callsTwoLowsEqualWithinTheToleranceAndTakesTheOuterLevel() {
        List<Bar> bars = bars().highs(15, 14, 10, 14, 15, 14, 10.125, 14, 16).build();
        assertThat(equals(bars)).containsExactly("8 EQUAL_LOWS @6 9.0");
        List<Bar> below = bars().highs(15, 14, 10.125, 14, 15, 14, 10, 14, 16).build();
        assertThat(equals(below)).containsExactly("8 EQUAL_LOWS @6 9.0");
    }

    @Test
    void exactlyTheToleranceApartIsEqual() {
        assertThat(EqualLevels.areEqual(100, 102, 0.25, 8)).isTrue();
        assertThat(EqualLevels.areEqual(102, 100, 0.25, 8)).isTrue();
        assertThat(EqualLevels.areEqual(100, 102.001, 0.25, 8)).isFalse();
        assertThat(EqualLevels.areEqual(100, 100, 0, 8)).isTrue();
        assertThat(EqualLevels.areEqual(100, 100.001, 0, 8)).isFalse();
    }

    @Test
    void withoutAnAverageTrueRangeThereAreNone() {
        List<Bar> bars = bars().highs(10, 11, 15, 11, 10, 11, 15, 11, 9).build();
        assertThat(Told.words(Told.withLengths(2, 50, 9), bars, EQUAL_HIGHS))
                .containsExactly("8 EQUAL_HIGHS @6 15.0");
        assertThat(Told.words(Told.withLengths(2, 50, 10), bars, EQUAL_HIGHS)).isEmpty();
    }

    @Test
    void thePreviousSwingCountsAlsoWhenItIsBroken() {
        List<Bar> bars =
                bars().highs(10, 11, 15, 11, 10).ohlc(10, 15.05, 10, 15.02).highs(11, 10).build();
        assertThat(Told.words(Told.small(), bars, BREAK_OF_STRUCTURE, EQUAL_HIGHS))
                .containsExactly("5 BREAK_OF_STRUCTURE BULLISH @2 15.0", "7 EQUAL_HIGHS @5 15.05");
    }

    @Test
    void onlyThePreviousSwingIsComparedNotAnOlderOne() {
        List<Bar> bars = bars().highs(10, 11, 15, 11, 10, 11, 13, 11, 10, 11, 15, 11, 10).build();
        assertThat(Told.words(Told.small(), bars, EQUAL_HIGHS)).isEmpty();
    }
}
