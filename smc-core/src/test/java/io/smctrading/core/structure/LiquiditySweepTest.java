package io.smctrading.core.structure;

import static io.smctrading.core.reference.CandleBuilder.candles;
import static io.smctrading.core.structure.StructureEventType.BREAK_OF_STRUCTURE;
import static io.smctrading.core.structure.StructureEventType.LIQUIDITY_SWEEP;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.CandleBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiquiditySweepTest {

    /** Five candles with the swing high 15 at index 2. */
    private static CandleBuilder swingHigh() {
        return candles(Timeframe.M15, Told.START).highs(10, 12, 15, 13, 11);
    }

    private static List<String> sweeps(List<Bar> bars) {
        return Told.words(Told.small(), bars, LIQUIDITY_SWEEP);
    }

    @Test
    void aWickBeyondTheHighThatClosesBackIsBearish() {
        assertThat(sweeps(swingHigh().ohlc(11, 16, 11, 14).build()))
                .containsExactly("5 LIQUIDITY_SWEEP BEARISH @2 15.0");
    }

    @Test
    void aWickBeyondTheLowThatClosesBackIsBullish() {
        assertThat(sweeps(CandleBuilder.mirrored(swingHigh().ohlc(11, 16, 11, 14).build())))
                .containsExactly("5 LIQUIDITY_SWEEP BULLISH @2 15.0");
    }

    @Test
    void exactlyOnTheLevelIsNone() {
        List<Bar> closeOnIt = swingHigh().ohlc(11, 16, 11, 15).build();
        List<Bar> wickOnIt = swingHigh().ohlc(11, 15, 11, 14).build();
        assertThat(sweeps(closeOnIt)).isEmpty();
        assertThat(sweeps(wickOnIt)).isEmpty();
        assertThat(sweeps(CandleBuilder.mirrored(closeOnIt))).isEmpty();
        assertThat(sweeps(CandleBuilder.mirrored(wickOnIt))).isEmpty();
    }

    @Test
    void aSwingIsSweptOnceAndCanStillBreak() {
        List<Bar> bars =
                swingHigh().ohlc(11, 16, 11, 14).ohlc(14, 16, 13, 14).ohlc(14, 17, 14, 16).build();
        assertThat(Told.words(Told.small(), bars, BREAK_OF_STRUCTURE, LIQUIDITY_SWEEP))
                .containsExactly(
                        "5 LIQUIDITY_SWEEP BEARISH @2 15.0",
                        "7 BREAK_OF_STRUCTURE BULLISH @2 15.0");
    }

    @Test
    void aBrokenSwingIsNotSwept() {
        List<Bar> bars = swingHigh().ohlc(11, 15.5, 11, 15.2).ohlc(15, 15.4, 13, 14).build();
        assertThat(Told.words(Told.small(), bars, BREAK_OF_STRUCTURE, LIQUIDITY_SWEEP))
                .containsExactly("5 BREAK_OF_STRUCTURE BULLISH @2 15.0");
    }

    @Test
    void onlyTheReferenceIsSweptNotAnOlderSwing() {
        CandleBuilder lowerHigh =
                candles(Timeframe.M15, Told.START).highs(10, 12, 15, 12, 11, 12, 13, 11, 10.5);
        assertThat(sweeps(lowerHigh.ohlc(11, 16, 11, 12).build()))
                .containsExactly("9 LIQUIDITY_SWEEP BEARISH @6 13.0");
    }

    @Test
    void aCandleThatSweepsBothSidesTellsTheHighFirst() {
        CandleBuilder start =
                candles(Timeframe.M15, Told.START).highs(12, 13, 15, 13, 11, 13, 13.5);
        assertThat(sweeps(start.ohlc(12, 16, 9, 12.5).build()))
                .containsExactly(
                        "7 LIQUIDITY_SWEEP BEARISH @2 15.0", "7 LIQUIDITY_SWEEP BULLISH @4 10.0");
    }

    @Test
    void inModeWickThereAreNone() {
        List<Bar> bars = swingHigh().ohlc(11, 16, 11, 14).build();
        assertThat(Told.words(Told.wick(), bars, BREAK_OF_STRUCTURE, LIQUIDITY_SWEEP))
                .containsExactly("5 BREAK_OF_STRUCTURE BULLISH @2 15.0");
    }
}
