package io.smctrading.core.structure;

import static io.smctrading.core.reference.CandleBuilder.candles;
import static io.smctrading.core.structure.StructureEventType.LEVEL_BROKEN;
import static io.smctrading.core.structure.StructureEventType.PERIOD_HIGH;
import static io.smctrading.core.structure.StructureEventType.PERIOD_LOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Timeframe;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodLevelsTest {
    private static final StructureEventType[] LEVELS = {PERIOD_HIGH, PERIOD_LOW, LEVEL_BROKEN};

    @Test
    void theFirstCandleOfADayTellsTheLevelsOfTheLastDayThatHadOne() {
        List<Bar> bars =
                candles(Timeframe.M15, "2024-01-03T23:30:00Z")
                        .highs(10, 12)
                        .skip(200)
                        .highs(11, 13, 14)
                        .build();
        // Wednesday, then from Saturday on: the same week and month.
        assertThat(Told.words(Told.small(), bars, LEVELS))
                .containsExactly(
                        "2 PERIOD_HIGH @1 12.0 DAY",
                        "2 PERIOD_LOW @0 9.0 DAY",
                        "3 LEVEL_BROKEN BULLISH @1 12.0 DAY");
    }

    @Test
    void weeksBeginOnMondayAndMonthsOnTheFirst() {
        List<Bar> bars =
                candles(Timeframe.M15, "2024-09-29T23:45:00Z")
                        .highs(10)
                        .highs(11)
                        .skip(95)
                        .highs(12)
                        .build();
        assertThat(Told.words(Told.small(), bars, LEVELS))
                .containsExactly(
                        "1 PERIOD_HIGH @0 10.0 DAY",
                        "1 PERIOD_LOW @0 9.0 DAY",
                        "1 PERIOD_HIGH @0 10.0 WEEK",
                        "1 PERIOD_LOW @0 9.0 WEEK",
                        "2 PERIOD_HIGH @1 11.0 DAY",
                        "2 PERIOD_LOW @1 10.0 DAY",
                        "2 LEVEL_BROKEN BULLISH @0 10.0 WEEK",
                        "2 PERIOD_HIGH @1 11.0 MONTH",
                        "2 PERIOD_LOW @0 9.0 MONTH");
    }

    @Test
    void aLevelIsAnchoredAtTheFirstCandleThatMadeIt() {
        List<Bar> bars =
                candles(Timeframe.M15, "2024-01-03T23:00:00Z").highs(12, 10, 12, 11, 11).build();
        assertThat(Told.words(Told.small(), bars, PERIOD_HIGH))
                .containsExactly("4 PERIOD_HIGH @0 12.0 DAY");
    }

    @Test
    void aLevelIsBrokenOnceByACloseBeyondIt() {
        List<Bar> bars =
                candles(Timeframe.M15, "2024-01-03T23:45:00Z")
                        .ohlc(10, 12, 8, 10)
                        .ohlc(10, 11, 9, 10)
                        .ohlc(10, 13, 9, 12)
                        .ohlc(12, 13, 7, 7.5)
                        .ohlc(7, 8, 6, 6)
                        .build();
        assertThat(Told.words(Told.small(), bars, LEVEL_BROKEN))
                .containsExactly("3 LEVEL_BROKEN BEARISH @0 8.0 DAY");
    }

    @Test
    void daysBeginWhereTheParameterSays() {
        List<Bar> bars = candles(Timeframe.M15, "2024-01-04T04:45:00Z").highs(10, 11).build();
        assertThat(Told.words(Told.withLevelZone("America/New_York"), bars, PERIOD_HIGH))
                .containsExactly("1 PERIOD_HIGH @0 10.0 DAY");
        assertThat(Told.words(Told.small(), bars, PERIOD_HIGH)).isEmpty();
    }

    @Test
    void theFirstPeriodIsToldAlthoughItIsPartialAndTheFirstCandleTellsNothing() {
        List<Bar> bars = candles(Timeframe.M15, "2024-01-03T23:45:00Z").highs(10, 11).build();
        assertThat(Told.words(Told.small(), bars.subList(0, 1), LEVELS)).isEmpty();
        assertThat(Told.words(Told.small(), bars, LEVELS))
                .containsExactly("1 PERIOD_HIGH @0 10.0 DAY", "1 PERIOD_LOW @0 9.0 DAY");
    }

    @Test
    void theCandleThatConfirmsLevelsBreaksNeitherThemNorThoseTheyReplace() {
        List<Bar> bars =
                candles(Timeframe.M15, "2024-01-02T23:45:00Z")
                        .ohlc(10, 12, 8, 10)
                        .ohlc(10, 11, 9, 10)
                        .skip(95)
                        .ohlc(10, 20, 10, 20)
                        .ohlc(20, 21, 20, 21)
                        .build();
        assertThat(Told.words(Told.small(), bars, LEVELS))
                .containsExactly(
                        "1 PERIOD_HIGH @0 12.0 DAY",
                        "1 PERIOD_LOW @0 8.0 DAY",
                        "2 PERIOD_HIGH @1 11.0 DAY",
                        "2 PERIOD_LOW @1 9.0 DAY",
                        "3 LEVEL_BROKEN BULLISH @1 11.0 DAY");
    }

    @Test
    void aCloseExactlyOnTheLevelAndAWickBeyondItAreNoBreak() {
        List<Bar> bars =
                candles(Timeframe.M15, "2024-01-02T23:45:00Z")
                        .ohlc(10, 12, 8, 10)
                        .ohlc(10, 11, 9, 10)
                        .ohlc(10, 13, 7, 12)
                        .ohlc(12, 13, 7, 8)
                        .build();
        assertThat(Told.words(Told.small(), bars, LEVEL_BROKEN)).isEmpty();
    }

    @Test
    void aLowIsAnchoredAtTheFirstCandleThatMadeIt() {
        List<Bar> bars =
                candles(Timeframe.M15, "2024-01-03T23:00:00Z").highs(12, 10, 12, 10, 11).build();
        assertThat(Told.words(Told.small(), bars, PERIOD_LOW))
                .containsExactly("4 PERIOD_LOW @1 9.0 DAY");
    }

    @Test
    void aHoleOfMonthsLeavesTheLevelsOfTheLastPeriodsWithCandles() {
        List<Bar> bars =
                candles(Timeframe.M15, "2024-01-03T10:00:00Z")
                        .highs(12, 10)
                        .skip(80 * 96)
                        .highs(11)
                        .build();
        assertThat(Told.words(Told.small(), bars, LEVELS))
                .containsExactly(
                        "2 PERIOD_HIGH @0 12.0 DAY",
                        "2 PERIOD_LOW @1 9.0 DAY",
                        "2 PERIOD_HIGH @0 12.0 WEEK",
                        "2 PERIOD_LOW @1 9.0 WEEK",
                        "2 PERIOD_HIGH @0 12.0 MONTH",
                        "2 PERIOD_LOW @1 9.0 MONTH");
    }

    /** Days of 23 and 25 hours: the first candle of the day after, and the last before it. */
    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2024-03-10T05:00:00Z, 2024-03-11T04:00:00Z",
        "America/New_York, 2024-11-03T04:00:00Z, 2024-11-04T05:00:00Z",
        "Europe/London, 2024-03-31T00:00:00Z, 2024-03-31T23:00:00Z",
        "Europe/London, 2024-10-26T23:00:00Z, 2024-10-28T00:00:00Z"
    })
    void aDayOnWhichClocksChangeBeginsAndEndsOnTheWallClock(
            String zone, Instant begins, Instant next) {
        long quarter = Timeframe.M15.millis();
        List<Bar> bars =
                LongStream.of(
                                begins.toEpochMilli() - quarter,
                                begins.toEpochMilli(),
                                next.toEpochMilli() - quarter,
                                next.toEpochMilli())
                        .mapToObj(time -> new Bar(time, 10, 11, 9, 10, 1))
                        .toList();
        assertThat(Told.words(Told.withLevelZone(zone), bars, PERIOD_HIGH))
                .filteredOn(words -> words.endsWith("DAY"))
                .containsExactly("1 PERIOD_HIGH @0 11.0 DAY", "3 PERIOD_HIGH @1 11.0 DAY");
    }
}
