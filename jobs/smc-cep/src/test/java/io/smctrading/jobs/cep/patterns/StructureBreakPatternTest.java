package io.smctrading.jobs.cep.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.structure.BreakFact;
import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureBreak;
import io.smctrading.jobs.cep.Harnesses;
import io.smctrading.jobs.cep.StateEntries;
import java.time.Instant;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** Swing, then cross, fact by fact. */
class StructureBreakPatternTest {
    private static final Series BTC = new Series("test", "BTC-USD", Timeframe.M15);
    private static final Series ETH = new Series("test", "ETH-USD", Timeframe.M15);

    private static BreakFact fact(
            BreakFact.Kind kind, Series series, Scope scope, Direction side, int swing, int now) {
        return new BreakFact(
                kind, series, scope, side, at(swing), 100 + swing, at(now), crossedOrdinal(kind));
    }

    private static int crossedOrdinal(BreakFact.Kind kind) {
        return kind == BreakFact.Kind.SWING_CROSSED ? 3 : 0;
    }

    private static Instant at(int candle) {
        return Instant.parse("2024-01-01T00:00:00Z").plusSeconds(900L * candle);
    }

    private static BreakFact stands(int swing) {
        return stands(BTC, Scope.INTERNAL, Direction.BULLISH, swing);
    }

    private static BreakFact stands(Series series, Scope scope, Direction side, int swing) {
        return fact(BreakFact.Kind.SWING_STANDS, series, scope, side, swing, swing + 5);
    }

    private static BreakFact crossed(int swing, int now) {
        return crossed(BTC, Scope.INTERNAL, Direction.BULLISH, swing, now);
    }

    private static BreakFact crossed(
            Series series, Scope scope, Direction side, int swing, int now) {
        return fact(BreakFact.Kind.SWING_CROSSED, series, scope, side, swing, now);
    }

    private static List<OfSeries> run(BreakFact... facts) throws Exception {
        try (var harness = Harnesses.breaks()) {
            harness.open();
            for (BreakFact fact : facts) {
                harness.processElement(new StreamRecord<>(fact));
            }
            return harness.extractOutputValues();
        }
    }

    @Test
    void aSwingThatIsCrossedIsABreakOfThatSwing() throws Exception {
        assertThat(run(stands(2), crossed(2, 9)))
                .containsExactly(
                        new StructureBreak(
                                BTC, Scope.INTERNAL, Direction.BULLISH, at(2), 102, at(9), 3));
    }

    @Test
    void aSwingThatOnlyStandsIsNone() throws Exception {
        assertThat(run(stands(2))).isEmpty();
    }

    @Test
    void aSwingThatANewerOneReplacesIsNoneAndTheNewerOneStands() throws Exception {
        assertThat(run(stands(2), stands(6))).isEmpty();
        assertThat(run(stands(2), stands(6), crossed(6, 14)))
                .extracting(told -> ((StructureBreak) told).swingTime())
                .containsExactly(at(6));
    }

    @Test
    void sidesScopesAndSeriesKnowNothingOfEachOther() throws Exception {
        BreakFact low = stands(BTC, Scope.INTERNAL, Direction.BEARISH, 3);
        BreakFact wide = stands(BTC, Scope.SWING, Direction.BULLISH, 2);
        BreakFact other = stands(ETH, Scope.INTERNAL, Direction.BULLISH, 2);
        BreakFact[] facts = {
            stands(2),
            low,
            wide,
            other,
            crossed(ETH, Scope.INTERNAL, Direction.BULLISH, 2, 9),
            crossed(BTC, Scope.SWING, Direction.BULLISH, 2, 10),
            crossed(BTC, Scope.INTERNAL, Direction.BEARISH, 3, 11),
            crossed(2, 12)
        };
        assertThat(run(facts))
                .containsExactly(
                        StructureBreak.of(facts[4]),
                        StructureBreak.of(facts[5]),
                        StructureBreak.of(facts[6]),
                        StructureBreak.of(facts[7]));
    }

    @Test
    void aCrossOfWhatDoesNotStandIsAnError() {
        assertThatThrownBy(() -> run(stands(2), crossed(1, 9)))
                .hasStackTraceContaining("ends what does not stand");
    }

    @Test
    void nothingIsKeptOfABreakOnceItIsTold() throws Exception {
        try (var harness = Harnesses.breaks()) {
            harness.open();
            harness.processElement(new StreamRecord<>(stands(2)));
            assertThat(StateEntries.of(harness)).containsEntry(StateEntries.FACTS, 1);
            harness.processElement(new StreamRecord<>(crossed(2, 9)));
            assertThat(StateEntries.of(harness))
                    .containsEntry(StateEntries.FACTS, 0)
                    .containsEntry(StateEntries.PARTIAL_MATCHES, 0);
        }
    }
}
