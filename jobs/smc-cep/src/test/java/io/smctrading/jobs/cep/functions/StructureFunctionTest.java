package io.smctrading.jobs.cep.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.RealCandles;
import io.smctrading.core.signal.Detection;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntryParameters;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureParameters;
import io.smctrading.jobs.cep.Harnesses;
import io.smctrading.jobs.cep.patterns.EntryStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class StructureFunctionTest {
    private static final Series SERIES = new Series("bitstamp", "BTC-USD", Timeframe.M15);
    private static final DetectionParameters DEFAULTS = DetectionParameters.defaults();

    private static List<StructureEvent> expected(List<Bar> bars) {
        return Detection.over(SERIES, DEFAULTS, bars).events().stream()
                .filter(event -> !event.type().isBreak())
                .toList();
    }

    private static void feed(
            KeyedOneInputStreamOperatorTestHarness<String, SeriesInput, StructureEvent> harness,
            List<Bar> bars)
            throws Exception {
        for (Bar bar : bars) {
            harness.processElement(new StreamRecord<>(SeriesInput.of(SERIES, bar)));
        }
    }

    @Test
    void tellsEveryStatementButBreaksAtOnce() throws Exception {
        List<Bar> bars = RealCandles.bitstamp(Timeframe.M15);
        try (var harness = Harnesses.structure(DEFAULTS)) {
            harness.open();
            feed(harness, bars);
            assertThat(harness.extractOutputValues()).isEqualTo(expected(bars));
            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        }
    }

    @Test
    void dropsCandlesThatDoNotOpenAfterTheLast() throws Exception {
        List<Bar> bars = RealCandles.bitstamp(Timeframe.M15);
        try (var harness = Harnesses.structure(DEFAULTS)) {
            harness.open();
            for (int i = 0; i < bars.size(); i++) {
                feed(harness, List.of(bars.get(i), bars.get(i), bars.get(i / 2)));
            }
            assertThat(harness.extractOutputValues()).isEqualTo(expected(bars));
        }
    }

    @Test
    void goesOnAfterARestoreAsIfNothingHappened() throws Exception {
        List<Bar> bars = RealCandles.bitstamp(Timeframe.M15);
        List<StructureEvent> told = new ArrayList<>();
        OperatorSubtaskState state;
        try (var harness = Harnesses.structure(DEFAULTS)) {
            harness.open();
            feed(harness, bars.subList(0, 333));
            state = harness.snapshot(1, 1);
            told.addAll(harness.extractOutputValues());
        }
        try (var harness = Harnesses.structure(DEFAULTS)) {
            harness.initializeState(state);
            harness.open();
            feed(harness, bars.subList(320, bars.size()));
            told.addAll(harness.extractOutputValues());
        }
        assertThat(told).isEqualTo(expected(bars));
    }

    @Test
    void refusesStateThatWasMadeWithOtherParameters() throws Exception {
        List<Bar> bars = RealCandles.bitstamp(Timeframe.M15);
        OperatorSubtaskState state;
        try (var harness = Harnesses.structure(DEFAULTS)) {
            harness.open();
            feed(harness, bars.subList(0, 10));
            state = harness.snapshot(1, 1);
        }
        DetectionParameters others =
                new DetectionParameters(
                        StructureParameters.defaults(), new EntryParameters(0.2, 2, 50, 20, 65));
        try (var harness = Harnesses.structure(others)) {
            harness.initializeState(state);
            harness.open();
            assertThatThrownBy(() -> feed(harness, bars.subList(10, 11)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("bitstamp:BTC-USD:15m was made with other parameters");
        }
    }

    @Test
    void sendsAClockThroughTheEntryPatternAsAnIntervalThatClosesAtOnce() throws Exception {
        Clock clock =
                new Clock(
                        "bitstamp",
                        "BTC-USD",
                        Instant.parse("2024-01-01T00:00:00Z"),
                        Clock.Mark.MARKET,
                        1);
        try (var harness = Harnesses.structure(DEFAULTS)) {
            harness.open();
            harness.processElement(new StreamRecord<>(SeriesInput.of(SERIES, clock)));
            assertThat(harness.getSideOutput(StructureFunction.ENTRY_STEPS))
                    .extracting(StreamRecord::getValue)
                    .containsExactly(
                            EntryStep.clockStruck(SERIES, clock),
                            EntryStep.clockPassed(SERIES, clock));
            assertThat(harness.numKeyedStateEntries()).isZero();
        }
    }
}
