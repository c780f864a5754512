package io.smctrading.jobs.cep.patterns;

import static io.smctrading.core.structure.StructureEventType.BREAK_OF_STRUCTURE;
import static io.smctrading.core.structure.StructureEventType.CHANGE_OF_CHARACTER;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureBreak;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureEventType;
import io.smctrading.jobs.cep.Harnesses;
import io.smctrading.jobs.cep.StateEntries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

/** Break after break, fact by fact. A break without a direction is the beginning of its scope. */
class ChangeOfCharacterPatternTest {
    private static final Series BTC = new Series("test", "BTC-USD", Timeframe.M15);
    private static final Series ETH = new Series("test", "ETH-USD", Timeframe.M15);
    private static final Direction BEGINNING = null;

    private static StructureBreak broken(Series series, Scope scope, Direction way, int now) {
        Instant time = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(900L * now);
        return new StructureBreak(series, scope, way, time.minusSeconds(9_000), 100, time, 1);
    }

    private static StructureBreak broken(Direction way, int now) {
        return broken(BTC, Scope.INTERNAL, way, now);
    }

    private static List<StructureEventType> run(StructureBreak... breaks) throws Exception {
        List<StructureEventType> types = new ArrayList<>();
        try (var harness = Harnesses.character(DetectionParameters.defaults())) {
            harness.open();
            for (StructureBreak one : breaks) {
                harness.processElement(new StreamRecord<>(one));
            }
            for (OfSeries told : harness.extractOutputValues()) {
                types.add(((StructureEvent) told).type());
            }
            // The latest break of each scope of each series waits, and nothing else.
            int scopes =
                    (int)
                            List.of(breaks).stream()
                                    .map(one -> List.of(one.series(), one.scope()))
                                    .distinct()
                                    .count();
            assertThat(StateEntries.of(harness)).containsEntry(StateEntries.FACTS, scopes);
        }
        return types;
    }

    @Test
    void theFirstBreakOfAScopeIsABreakOfStructure() throws Exception {
        assertThat(run(broken(BEGINNING, 0))).isEmpty();
        assertThat(run(broken(BEGINNING, 0), broken(Direction.BULLISH, 9)))
                .containsExactly(BREAK_OF_STRUCTURE);
        assertThat(run(broken(BEGINNING, 0), broken(Direction.BEARISH, 9)))
                .containsExactly(BREAK_OF_STRUCTURE);
    }

    @Test
    void aBreakTheSameWayContinuesAndOneTheOtherWayChangesCharacter() throws Exception {
        assertThat(
                        run(
                                broken(BEGINNING, 0),
                                broken(Direction.BULLISH, 9),
                                broken(Direction.BULLISH, 12),
                                broken(Direction.BEARISH, 15),
                                broken(Direction.BEARISH, 18),
                                broken(Direction.BULLISH, 21)))
                .containsExactly(
                        BREAK_OF_STRUCTURE,
                        BREAK_OF_STRUCTURE,
                        CHANGE_OF_CHARACTER,
                        BREAK_OF_STRUCTURE,
                        CHANGE_OF_CHARACTER);
    }

    @Test
    void twoBreaksOfOneCandleFollowEachOther() throws Exception {
        assertThat(
                        run(
                                broken(BEGINNING, 0),
                                broken(Direction.BEARISH, 9),
                                broken(Direction.BULLISH, 9)))
                .containsExactly(BREAK_OF_STRUCTURE, CHANGE_OF_CHARACTER);
    }

    @Test
    void scopesAndSeriesHaveTrendsOfTheirOwn() throws Exception {
        assertThat(
                        run(
                                broken(BEGINNING, 0),
                                broken(BTC, Scope.SWING, BEGINNING, 0),
                                broken(ETH, Scope.INTERNAL, BEGINNING, 0),
                                broken(Direction.BULLISH, 9),
                                broken(BTC, Scope.SWING, Direction.BEARISH, 10),
                                broken(ETH, Scope.INTERNAL, Direction.BEARISH, 11),
                                broken(Direction.BULLISH, 12)))
                .containsExactly(
                        BREAK_OF_STRUCTURE,
                        BREAK_OF_STRUCTURE,
                        BREAK_OF_STRUCTURE,
                        BREAK_OF_STRUCTURE);
    }
}
