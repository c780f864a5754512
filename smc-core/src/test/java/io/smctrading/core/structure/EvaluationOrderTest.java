package io.smctrading.core.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.GoldenRun;
import io.smctrading.core.reference.RealCandles;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one candle makes known comes in the order of the definitions' first section. */
class EvaluationOrderTest {
    private static final List<StructureLabel> PERIODS =
            List.of(StructureLabel.DAY, StructureLabel.WEEK, StructureLabel.MONTH);

    private static List<StructureEvent> events(GoldenRun run) {
        return Told.events(run.parameters().structure(), RealCandles.bitstamp(Timeframe.M1));
    }

    /** Place of a statement among those of its candle; equal places are told below. */
    private static int place(StructureEvent event) {
        int scope = event.scope() == Scope.SWING ? 1 : 0;
        return switch (event.type()) {
            case ORDER_BLOCK_MITIGATED, ORDER_BLOCK_INVALIDATED -> 10 + scope;
            case FAIR_VALUE_GAP_MITIGATED, FAIR_VALUE_GAP_FILLED -> 12;
            case SWING_HIGH -> 20 + 4 * scope;
            case EQUAL_HIGHS -> 21 + 4 * scope;
            case SWING_LOW -> 22 + 4 * scope;
            case EQUAL_LOWS -> 23 + 4 * scope;
            case LIQUIDITY_SWEEP ->
                    30 + 2 * scope + (event.direction() == Direction.BEARISH ? 0 : 1);
            case BREAK_OF_STRUCTURE, CHANGE_OF_CHARACTER, ORDER_BLOCK, ORDER_BLOCK_EXPIRED ->
                    40 + scope;
            case FAIR_VALUE_GAP, FAIR_VALUE_GAP_EXPIRED -> 50;
            case PERIOD_HIGH, PERIOD_LOW, LEVEL_BROKEN -> 60 + PERIODS.indexOf(event.label());
        };
    }

    @ParameterizedTest
    @EnumSource
    void stepsComeInTheirOrderAndInternalBeforeSwing(GoldenRun run) {
        StructureEvent before = null;
        int together = 0;
        for (StructureEvent event : events(run)) {
            if (before != null && before.confirmedTime().equals(event.confirmedTime())) {
                assertThat(place(event))
                        .as("%s after %s", event, before)
                        .isGreaterThanOrEqualTo(place(before));
                together++;
            }
            before = event;
        }
        assertThat(together).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @EnumSource
    void aBlockFollowsItsBreakAtOnceAndWhatItPushesOutStandsBetween(GoldenRun run) {
        List<StructureEvent> events = events(run);
        int blocks = 0;
        for (int i = 0; i < events.size(); i++) {
            StructureEvent block = events.get(i);
            if (block.type() != StructureEventType.ORDER_BLOCK) {
                continue;
            }
            StructureEvent before = events.get(i - 1);
            if (before.type() == StructureEventType.ORDER_BLOCK_EXPIRED) {
                before = events.get(i - 2);
            }
            assertThat(before.eventId()).isEqualTo(block.breakId());
            assertThat(before.direction()).isEqualTo(block.direction());
            blocks++;
        }
        assertThat(blocks).isGreaterThan(100);
    }

    @ParameterizedTest
    @EnumSource
    void aZoneIsBornBeforeItReactsAndNeverOnOneCandle(GoldenRun run) {
        List<StructureEvent> events = events(run);
        int reactions = 0;
        for (StructureEvent reaction : events) {
            if (reaction.zoneId() == null) {
                continue;
            }
            StructureEvent zone =
                    events.stream()
                            .filter(event -> event.eventId().equals(reaction.zoneId()))
                            .findFirst()
                            .orElseThrow();
            assertThat(zone.confirmedTime()).isBefore(reaction.confirmedTime());
            assertThat(zone.anchorTime()).isEqualTo(reaction.anchorTime());
            assertThat(zone.top()).isEqualTo(reaction.top());
            assertThat(zone.bottom()).isEqualTo(reaction.bottom());
            if (++reactions == 500) {
                break;
            }
        }
        assertThat(reactions).isEqualTo(500);
    }
}
