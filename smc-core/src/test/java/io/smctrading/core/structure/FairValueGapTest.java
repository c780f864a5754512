package io.smctrading.core.structure;

import static io.smctrading.core.reference.CandleBuilder.candles;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.CandleBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairValueGapTest {

    private static CandleBuilder bullish() {
        return candles(Timeframe.M15, Told.START)
                .ohlc(9, 10, 9, 9.5)
                .ohlc(10, 13, 9.5, 13)
                .ohlc(13, 15, 12, 14);
    }

    @Test
    void liesBetweenTheFirstHighAndTheThirdLow() {
        assertThat(Told.words(Told.small(), bullish().build()))
                .containsExactly("2 FAIR_VALUE_GAP BULLISH @1 10.0..12.0");
    }

    @Test
    void bearishIsMirrored() {
        List<Bar> bars =
                candles(Timeframe.M15, Told.START)
                        .ohlc(20, 20, 19, 19.5)
                        .ohlc(19, 19.5, 15, 15)
                        .ohlc(15, 17, 14, 14)
                        .build();
        assertThat(Told.words(Told.small(), bars))
                .containsExactly("2 FAIR_VALUE_GAP BEARISH @1 17.0..19.0");
    }

    @Test
    void needsAMiddleCandleOfItsDirection() {
        List<Bar> bars =
                candles(Timeframe.M15, Told.START)
                        .ohlc(9, 10, 9, 9.5)
                        .ohlc(13, 13, 9.5, 10)
                        .ohlc(13, 15, 12, 14)
                        .build();
        assertThat(Told.words(Told.small(), bars)).isEmpty();
    }

    @Test
    void touchingCandlesLeaveNoGap() {
        List<Bar> bars =
                candles(Timeframe.M15, Told.START)
                        .ohlc(9, 10, 9, 9.5)
                        .ohlc(10, 13, 9.5, 13)
                        .ohlc(13, 15, 10, 14)
                        .build();
        assertThat(Told.words(Told.small(), bars)).isEmpty();
    }

    @Test
    void isMitigatedThenFilledAndThenForgotten() {
        List<Bar> bars =
                bullish().ohlc(14, 14, 12, 13).ohlc(13, 13, 11, 12).ohlc(12, 12, 10, 11).build();
        assertThat(Told.words(Told.small(), bars).stream().filter(w -> w.contains("FAIR")))
                .containsExactly(
                        "2 FAIR_VALUE_GAP BULLISH @1 10.0..12.0",
                        "3 FAIR_VALUE_GAP_MITIGATED BULLISH @1 10.0..12.0",
                        "5 FAIR_VALUE_GAP_FILLED BULLISH @1 10.0..12.0");
    }

    @Test
    void aLeastHeightIsMeasuredInAverageTrueRanges() {
        assertThat(Told.words(Told.withMinGapAtr(0.5), bullish().build())).hasSize(1);
        assertThat(Told.words(Told.withMinGapAtr(1), bullish().build())).isEmpty();
    }

    @Test
    void aHoleInTimeDoesNotMatter() {
        List<Bar> bars =
                candles(Timeframe.M15, Told.START)
                        .ohlc(9, 10, 9, 9.5)
                        .skip(100)
                        .ohlc(10, 13, 9.5, 13)
                        .skip(3)
                        .ohlc(13, 15, 12, 14)
                        .build();
        assertThat(Told.words(Told.small(), bars))
                .contains("2 FAIR_VALUE_GAP BULLISH @1 10.0..12.0");
    }

    @Test
    void theOldestExpiresBeforeTheBirthThatCausedIt() {
        StructureParameters one =
                Told.parameters(BreakMode.CLOSE, OrderBlockRule.EXTREME, OrderBlockBreak.WICK, 1);
        List<Bar> bars = bullish().ohlc(14, 20, 13, 20).ohlc(20, 22, 19, 21).build();
        assertThat(Told.words(one, bars))
                .containsSubsequence(
                        "4 FAIR_VALUE_GAP_EXPIRED BULLISH @1 10.0..12.0",
                        "4 FAIR_VALUE_GAP BULLISH @3 15.0..19.0");
    }

    @Test
    void aDojiInTheMiddleLeavesNoGap() {
        List<Bar> bars =
                candles(Timeframe.M15, Told.START)
                        .ohlc(9, 10, 9, 9.5)
                        .ohlc(11, 13, 9.5, 11)
                        .ohlc(13, 15, 12, 14)
                        .build();
        assertThat(Told.words(Told.small(), bars)).isEmpty();
        assertThat(Told.words(Told.small(), CandleBuilder.mirrored(bars))).isEmpty();
    }

    @Test
    void theFirstTwoCandlesOfASeriesCompleteNone() {
        assertThat(Told.words(Told.small(), bullish().build().subList(1, 3))).isEmpty();
    }

    @Test
    void bearishLivesMirrored() {
        List<Bar> bars =
                bullish().ohlc(14, 14, 12, 13).ohlc(13, 13, 11, 12).ohlc(12, 12, 10, 11).build();
        assertThat(
                        Told.words(Told.small(), CandleBuilder.mirrored(bars)).stream()
                                .filter(w -> w.contains("FAIR")))
                .containsExactly(
                        "2 FAIR_VALUE_GAP BEARISH @1 18.0..20.0",
                        "3 FAIR_VALUE_GAP_MITIGATED BEARISH @1 18.0..20.0",
                        "5 FAIR_VALUE_GAP_FILLED BEARISH @1 18.0..20.0");
    }

    @Test
    void justAboveItsEdgesNothingHappens() {
        List<Bar> bars = bullish().ohlc(14, 14, 12.1, 13).ohlc(13, 13, 10.1, 12).build();
        assertThat(Told.words(Told.small(), bars).stream().filter(w -> w.contains("FAIR")))
                .containsExactly(
                        "2 FAIR_VALUE_GAP BULLISH @1 10.0..12.0",
                        "4 FAIR_VALUE_GAP_MITIGATED BULLISH @1 10.0..12.0");
    }

    @Test
    void mitigationComesFirstWhenOneCandleFillsItAtOnce() {
        List<Bar> bars = bullish().ohlc(14, 14, 9, 10).ohlc(10, 12, 9, 11).build();
        assertThat(Told.words(Told.small(), bars).stream().filter(w -> w.contains("FAIR")))
                .containsExactly(
                        "2 FAIR_VALUE_GAP BULLISH @1 10.0..12.0",
                        "3 FAIR_VALUE_GAP_MITIGATED BULLISH @1 10.0..12.0",
                        "3 FAIR_VALUE_GAP_FILLED BULLISH @1 10.0..12.0");
    }

    @Test
    void aLeastHeightIsEnoughExactlyAndNeedsAnAverageTrueRange() {
        AverageTrueRange atr = new AverageTrueRange(2);
        atr.add(12, 8, 10);
        assertThat(FairValueGap.isTallEnough(100, 0.5, atr)).isFalse();
        assertThat(FairValueGap.isTallEnough(0.1, 0, atr)).isTrue();
        atr.add(12, 8, 10);
        assertThat(FairValueGap.isTallEnough(2, 0.5, atr)).isTrue();
        assertThat(FairValueGap.isTallEnough(1.999, 0.5, atr)).isFalse();
    }

    @Test
    void gapsOfBothDirectionsShareACapThatBlocksDoNotCountToward() {
        List<Bar> bars =
                bullish()
                        .ohlc(14, 14, 12.5, 13)
                        .ohlc(13, 13, 11.5, 11.5)
                        .ohlc(11.5, 12, 11, 11)
                        .build();
        assertThat(
                        Told.words(Told.withMaxLiveZones(1), bars).stream()
                                .filter(w -> w.contains("FAIR")))
                .containsExactly(
                        "2 FAIR_VALUE_GAP BULLISH @1 10.0..12.0",
                        "4 FAIR_VALUE_GAP_MITIGATED BULLISH @1 10.0..12.0",
                        "5 FAIR_VALUE_GAP_EXPIRED BULLISH @1 10.0..12.0",
                        "5 FAIR_VALUE_GAP BEARISH @4 12.0..12.5");
    }
}
