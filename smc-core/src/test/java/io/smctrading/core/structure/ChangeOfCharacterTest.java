package io.smctrading.core.structure;

import static io.smctrading.core.reference.CandleBuilder.candles;
import static io.smctrading.core.structure.StructureEventType.BREAK_OF_STRUCTURE;
import static io.smctrading.core.structure.StructureEventType.CHANGE_OF_CHARACTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.CandleBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeOfCharacterTest {

    /** The swing high 15 of candle 2 is broken by candle 5: the first break. */
    private static CandleBuilder bullish() {
        return candles(Timeframe.M15, Told.START).highs(10, 12, 15, 13, 11).ohlc(11, 16, 11, 15.5);
    }

    private static List<String> breaks(StructureParameters parameters, List<Bar> bars) {
        return Told.words(parameters, bars, BREAK_OF_STRUCTURE, CHANGE_OF_CHARACTER);
    }

    @Test
    void theFirstBreakChangesNothing() {
        assertThat(breaks(Told.small(), bullish().build()))
                .containsExactly("5 BREAK_OF_STRUCTURE BULLISH @2 15.0");
        assertThat(breaks(Told.small(), CandleBuilder.mirrored(bullish().build())))
                .containsExactly("5 BREAK_OF_STRUCTURE BEARISH @2 15.0");
    }

    @Test
    void aBreakAgainstTheTrendIsOne() {
        List<Bar> bars = bullish().ohlc(15.5, 16, 14, 15).ohlc(15, 15, 9, 9.5).build();
        // The low of candle 4 (10) is confirmed by candle 6 and broken by candle 7.
        assertThat(breaks(Told.small(), bars))
                .containsExactly(
                        "5 BREAK_OF_STRUCTURE BULLISH @2 15.0",
                        "7 CHANGE_OF_CHARACTER BEARISH @4 10.0");
        assertThat(breaks(Told.small(), CandleBuilder.mirrored(bars)))
                .containsExactly(
                        "5 BREAK_OF_STRUCTURE BEARISH @2 15.0",
                        "7 CHANGE_OF_CHARACTER BULLISH @4 20.0");
    }

    @Test
    void aBreakWithTheTrendContinuesIt() {
        List<Bar> bars = bullish().highs(15, 14).ohlc(14, 17, 14, 16.5).build();
        assertThat(breaks(Told.small(), bars))
                .containsExactly(
                        "5 BREAK_OF_STRUCTURE BULLISH @2 15.0",
                        "8 BREAK_OF_STRUCTURE BULLISH @5 16.0");
    }

    @Test
    void afterAChangeTheTrendIsTheOtherOne() {
        List<Bar> bars =
                bullish()
                        .ohlc(15.5, 16, 14, 15)
                        .ohlc(15, 15, 9, 9.5)
                        .ohlc(9.5, 11, 9.5, 10.5)
                        .ohlc(10.5, 12, 10, 11)
                        .ohlc(11, 11.5, 8, 8.5)
                        .build();
        // The low of candle 7 (9) is confirmed by candle 9 and broken by candle 10.
        assertThat(breaks(Told.small(), bars))
                .containsExactly(
                        "5 BREAK_OF_STRUCTURE BULLISH @2 15.0",
                        "7 CHANGE_OF_CHARACTER BEARISH @4 10.0",
                        "10 BREAK_OF_STRUCTURE BEARISH @7 9.0");
    }

    @Test
    void eachScopeHasATrendOfItsOwn() {
        StructureEngine engine = new StructureEngine(Told.SERIES, Told.withLengths(1, 2, 14));
        List<Bar> bars = bullish().ohlc(15.5, 16, 14, 15).ohlc(15, 15, 9, 9.5).build();
        assertThat(engine.trend(Scope.INTERNAL)).isNull();
        for (Bar bar : bars.subList(0, 6)) {
            engine.onBar(bar, event -> {});
        }
        assertThat(engine.trend(Scope.INTERNAL)).isEqualTo(Direction.BULLISH);
        assertThat(engine.trend(Scope.SWING)).isEqualTo(Direction.BULLISH);

        StructureEngine wider = new StructureEngine(Told.SERIES, Told.withLengths(2, 4, 14));
        bars.forEach(bar -> wider.onBar(bar, event -> {}));
        assertThat(wider.trend(Scope.INTERNAL)).isEqualTo(Direction.BEARISH);
        assertThat(wider.trend(Scope.SWING)).isNull();
    }
}
