package io.smctrading.core.structure;

import static io.smctrading.core.reference.CandleBuilder.candles;
import static io.smctrading.core.structure.StructureEventType.BREAK_OF_STRUCTURE;
import static io.smctrading.core.structure.StructureEventType.CHANGE_OF_CHARACTER;
import static io.smctrading.core.structure.StructureEventType.LIQUIDITY_SWEEP;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.CandleBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructureBreakTest {

    /** Five candles with the swing high 15 at index 2. */
    private static CandleBuilder swingHigh() {
        return candles(Timeframe.M15, Told.START).highs(10, 12, 15, 13, 11);
    }

    private static List<String> breaks(StructureParameters parameters, List<Bar> bars) {
        return Told.words(parameters, bars, BREAK_OF_STRUCTURE, CHANGE_OF_CHARACTER);
    }

    @Test
    void firstBreakIsABreakOfStructureAndEachSwingBreaksOnce() {
        List<Bar> bars = swingHigh().ohlc(11, 16, 11, 15.5).ohlc(15.5, 18, 15, 17.5).build();
        assertThat(breaks(Told.small(), bars))
                .containsExactly("5 BREAK_OF_STRUCTURE BULLISH @2 15.0");
    }

    @Test
    void aCloseExactlyOnTheLevelNeitherBreaksNorSweeps() {
        List<Bar> bars = swingHigh().ohlc(11, 16, 11, 15).build();
        assertThat(Told.words(Told.small(), bars, BREAK_OF_STRUCTURE, LIQUIDITY_SWEEP)).isEmpty();
    }

    @Test
    void aWickThatClosesBackSweepsOnceAndTheSwingCanStillBreak() {
        List<Bar> bars =
                swingHigh().ohlc(11, 16, 11, 14).ohlc(14, 16, 13, 14).ohlc(14, 17, 14, 16).build();
        assertThat(Told.words(Told.small(), bars, BREAK_OF_STRUCTURE, LIQUIDITY_SWEEP))
                .containsExactly(
                        "5 LIQUIDITY_SWEEP BEARISH @2 15.0",
                        "7 BREAK_OF_STRUCTURE BULLISH @2 15.0");
    }

    @Test
    void inModeWickTheWickBreaksAndNothingSweeps() {
        StructureParameters wick =
                Told.parameters(BreakMode.WICK, OrderBlockRule.EXTREME, OrderBlockBreak.WICK, 100);
        List<Bar> bars = swingHigh().ohlc(11, 16, 11, 14).build();
        assertThat(Told.words(wick, bars, BREAK_OF_STRUCTURE, LIQUIDITY_SWEEP))
                .containsExactly("5 BREAK_OF_STRUCTURE BULLISH @2 15.0");
    }

    @Test
    void aBreakAgainstTheTrendChangesCharacter() {
        List<Bar> bars =
                swingHigh()
                        .ohlc(11, 16, 11, 15.5)
                        .ohlc(15.5, 16, 14, 15)
                        .ohlc(15, 15, 9, 9.5)
                        .build();
        // The low of candle 4 (10) is confirmed by candle 6 and broken by candle 7.
        assertThat(breaks(Told.small(), bars))
                .containsExactly(
                        "5 BREAK_OF_STRUCTURE BULLISH @2 15.0",
                        "7 CHANGE_OF_CHARACTER BEARISH @4 10.0");
    }

    @Test
    void aCandleThatBreaksBothSidesTellsItsOwnDirectionFirst() {
        StructureParameters wick =
                Told.parameters(BreakMode.WICK, OrderBlockRule.EXTREME, OrderBlockBreak.WICK, 100);
        CandleBuilder start =
                candles(Timeframe.M15, Told.START).highs(12, 13, 15, 13, 11, 13, 13.5);
        assertThat(breaks(wick, start.ohlc(12, 20, 5, 11).build()))
                .containsExactly(
                        "7 BREAK_OF_STRUCTURE BEARISH @4 10.0",
                        "7 CHANGE_OF_CHARACTER BULLISH @2 15.0");
    }

    @Test
    void factsOfASwingOpenAndCloseAnIntervalThatNamesIt() {
        List<BreakFact> facts = new ArrayList<>();
        StructureEngine engine = new StructureEngine(Told.SERIES, Told.small());
        StructureSink sink =
                new StructureSink() {
                    @Override
                    public void event(StructureEvent event) {}

                    @Override
                    public void fact(BreakFact fact) {
                        facts.add(fact);
                    }
                };
        for (Bar bar : swingHigh().ohlc(11, 16, 11, 15.5).build()) {
            engine.onBar(bar, sink);
        }
        List<BreakFact> bullish =
                facts.stream().filter(f -> f.direction() == Direction.BULLISH).toList();

        assertThat(bullish)
                .extracting(BreakFact::kind)
                .containsExactly(BreakFact.Kind.SWING_STANDS, BreakFact.Kind.SWING_CROSSED);
        assertThat(bullish.get(1).closes(bullish.get(0))).isTrue();
        assertThat(facts.stream().filter(f -> StructureBreak.of(f).isBeginning())).hasSize(4);
    }
}
