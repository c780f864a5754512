package io.smctrading.core.structure;

import static io.smctrading.core.reference.CandleBuilder.candles;
import static io.smctrading.core.structure.StructureEventType.BREAK_OF_STRUCTURE;
import static io.smctrading.core.structure.StructureEventType.CHANGE_OF_CHARACTER;
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
    void aBreakOfTheLowIsBearish() {
        List<Bar> bars = CandleBuilder.mirrored(swingHigh().ohlc(11, 16, 11, 15.5).build());
        assertThat(breaks(Told.small(), bars))
                .containsExactly("5 BREAK_OF_STRUCTURE BEARISH @2 15.0");
    }

    @Test
    void aCloseExactlyOnTheLevelIsNone() {
        List<Bar> bars = swingHigh().ohlc(11, 16, 11, 15).build();
        assertThat(breaks(Told.small(), bars)).isEmpty();
        assertThat(breaks(Told.small(), CandleBuilder.mirrored(bars))).isEmpty();
    }

    @Test
    void inModeCloseAWickIsNoneInModeWickItIs() {
        List<Bar> bars = swingHigh().ohlc(11, 15.01, 11, 14).build();
        assertThat(breaks(Told.small(), bars)).isEmpty();
        assertThat(breaks(Told.wick(), bars))
                .containsExactly("5 BREAK_OF_STRUCTURE BULLISH @2 15.0");
    }

    @Test
    void inModeWickAWickExactlyOnTheLevelIsNone() {
        List<Bar> bars = swingHigh().ohlc(11, 15, 11, 14).build();
        assertThat(breaks(Told.wick(), bars)).isEmpty();
        assertThat(breaks(Told.wick(), CandleBuilder.mirrored(bars))).isEmpty();
    }

    @Test
    void aCloseThroughTheOldReferenceAtTheCandleThatConfirmsANewOneGoesUnseen() {
        CandleBuilder newReference =
                swingHigh()
                        .ohlc(11, 16, 11, 14)
                        .ohlc(14, 14.5, 12, 13)
                        .ohlc(13, 15.8, 13, 15.5)
                        .ohlc(15.5, 15.9, 15, 15.6);
        // The high 16 of candle 5 is confirmed by candle 7, which closes above the 15 of candle 2.
        assertThat(breaks(Told.small(), newReference.build())).isEmpty();
        assertThat(breaks(Told.small(), newReference.ohlc(15.6, 17, 15, 16.5).build()))
                .containsExactly("9 BREAK_OF_STRUCTURE BULLISH @5 16.0");
    }

    @Test
    void aSeriesWithoutASwingBreaksNothing() {
        List<Bar> bars =
                candles(Timeframe.M15, Told.START).highs(10, 11, 12, 13, 14, 15, 16, 17).build();
        assertThat(breaks(Told.small(), bars)).isEmpty();
    }

    @Test
    void bothOnOneCandleTheCandlesOwnDirectionComesFirst() {
        CandleBuilder start =
                candles(Timeframe.M15, Told.START).highs(12, 13, 15, 13, 11, 13, 13.5);
        assertThat(breaks(Told.wick(), start.ohlc(12, 20, 5, 11).build()))
                .containsExactly(
                        "7 BREAK_OF_STRUCTURE BEARISH @4 10.0",
                        "7 CHANGE_OF_CHARACTER BULLISH @2 15.0");
    }

    @Test
    void aDojiThatBreaksBothCountsAsUp() {
        CandleBuilder start =
                candles(Timeframe.M15, Told.START).highs(12, 13, 15, 13, 11, 13, 13.5);
        assertThat(breaks(Told.wick(), start.ohlc(12, 20, 5, 12).build()))
                .containsExactly(
                        "7 BREAK_OF_STRUCTURE BULLISH @2 15.0",
                        "7 CHANGE_OF_CHARACTER BEARISH @4 10.0");
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
