package io.smctrading.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureEventType;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventSelectionTest {
    private static final EventSelection INTERNAL_ALONE =
            new EventSelection(Set.of(Scope.INTERNAL), false);

    @Test
    void takesTheScopesThatWereChosen() {
        assertThat(INTERNAL_ALONE.takes(event(StructureEventType.SWING_HIGH, Scope.INTERNAL)))
                .isTrue();
        assertThat(INTERNAL_ALONE.takes(event(StructureEventType.SWING_HIGH, Scope.SWING)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = "FAIR_VALUE_GAP.*", mode = EnumSource.Mode.MATCH_ALL)
    void takesGapsWhateverTheScope(StructureEventType type) {
        assertThat(INTERNAL_ALONE.takes(event(type, null))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"PERIOD_HIGH", "PERIOD_LOW", "LEVEL_BROKEN"})
    void takesPeriodLevelsOnlyIfTheyAreWanted(StructureEventType type) {
        assertThat(INTERNAL_ALONE.takes(event(type, null))).isFalse();
        assertThat(new EventSelection(Set.of(Scope.INTERNAL), true).takes(event(type, null)))
                .isTrue();
    }

    private static StructureEvent event(StructureEventType type, Scope scope) {
        return new StructureEvent(
                "id",
                type,
                null,
                scope,
                new Series("file", "A", Timeframe.M15),
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                1,
                Double.NaN,
                null,
                null,
                null,
                Double.NaN,
                Double.NaN);
    }
}
