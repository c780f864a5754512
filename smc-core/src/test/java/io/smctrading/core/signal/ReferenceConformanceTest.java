package io.smctrading.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.GoldenRows;
import io.smctrading.core.reference.GoldenRun;
import io.smctrading.core.reference.RealCandles;
import io.smctrading.core.reference.ReferenceDetection;
import io.smctrading.core.reference.ReferenceEvent;
import io.smctrading.core.reference.ReferenceSignal;
import io.smctrading.core.structure.BreakMode;
import io.smctrading.core.structure.OrderBlockBreak;
import io.smctrading.core.structure.OrderBlockRule;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureEventType;
import io.smctrading.core.structure.StructureParameters;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A week of real candles: the engine says what the plain reference says, row by row. */
class ReferenceConformanceTest {

    static List<DetectionParameters> parameterSets() {
        EntryParameters entry = EntryParameters.defaults().withMinConfidence(30);
        return List.of(
                new DetectionParameters(StructureParameters.defaults(), entry),
                new DetectionParameters(
                        new StructureParameters(
                                3,
                                10,
                                7,
                                0.3,
                                BreakMode.WICK,
                                OrderBlockRule.LAST_OPPOSITE,
                                OrderBlockBreak.CLOSE,
                                4,
                                0.2,
                                ZoneId.of("America/New_York")),
                        new EntryParameters(0.5, 1.5, 10, 5, 30)),
                new DetectionParameters(
                        new StructureParameters(
                                8,
                                2,
                                20,
                                0,
                                BreakMode.CLOSE,
                                OrderBlockRule.LAST_OPPOSITE,
                                OrderBlockBreak.WICK,
                                1,
                                0,
                                ZoneOffset.ofHours(9)),
                        new EntryParameters(0, 3, 200, 0, 0)));
    }

    @ParameterizedTest
    @MethodSource("parameterSets")
    void agreesWithTheReferenceOnFiveMinuteCandles(DetectionParameters parameters) {
        agrees(Timeframe.M5, parameters);
    }

    @ParameterizedTest
    @EnumSource(
            value = Timeframe.class,
            names = {"H1", "H4", "D1"})
    void agreesWithTheReferenceOnLongerCandles(Timeframe timeframe) {
        agrees(
                timeframe,
                new DetectionParameters(
                        StructureParameters.defaults(),
                        EntryParameters.defaults().withMinConfidence(30)));
    }

    private static void agrees(Timeframe timeframe, DetectionParameters parameters) {
        List<Bar> bars = RealCandles.bitstamp(timeframe);
        Detection ours =
                Detection.over(new Series("bitstamp", "BTC-USD", timeframe), parameters, bars);

        assertThat(ReferenceEvent.of(ours.events()))
                .isNotEmpty()
                .containsExactlyElementsOf(ReferenceDetection.events(bars, timeframe, parameters));
        assertThat(ReferenceSignal.of(ours.signals()))
                .containsExactlyElementsOf(ReferenceDetection.signals(bars, timeframe, parameters));
    }

    @Test
    void theWeekShowsEveryKindOfEvent() {
        List<Bar> bars = RealCandles.bitstamp(Timeframe.M1);
        StructureParameters defaults = StructureParameters.defaults();
        Detection ours =
                Detection.over(
                        new Series("bitstamp", "BTC-USD", Timeframe.M1),
                        new DetectionParameters(defaults, EntryParameters.defaults()),
                        bars);
        assertThat(ours.events().stream().map(event -> event.type()).collect(Collectors.toSet()))
                .contains(StructureEventType.PERIOD_HIGH, StructureEventType.LEVEL_BROKEN)
                .hasSizeGreaterThanOrEqualTo(16);
        assertThat(ours.signals()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theWeekInFifteenMinuteCandlesIsWhatItAlwaysWas(GoldenRun run) {
        Detection ours = Detection.over(run.series(), run.parameters(), run.bars());
        assertThat(ours.signals()).isNotEmpty();
        assertThat(ours.events().stream().map(event -> event.scope()))
                .contains(Scope.INTERNAL, Scope.SWING);
        assertThat(GoldenRows.of(ours.events(), ours.signals()))
                .containsExactlyElementsOf(run.expected());
    }

    @ParameterizedTest
    @EnumSource
    void theReferenceFindsTheSameInIt(GoldenRun run) {
        agrees(Timeframe.M15, run.parameters());
    }
}
