package io.smctrading.jobs.cep.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.RealCandles;
import io.smctrading.core.signal.Detection;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntryParameters;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureParameters;
import io.smctrading.jobs.cep.Harnesses;
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

    private static List<StructureEvent> statements(List<OfSeries> told) {
        return told.stream()
                .filter(StructureEvent.class::isInstance)
                .map(StructureEvent.class::cast)
                .toList();
    }

    private static void feed(
            KeyedOneInputStreamOperatorTestHarness<Series, SeriesInput, OfSeries> harness,
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
            assertThat(statements(harness.extractOutputValues())).isEqualTo(expected(bars));
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
            assertThat(statements(harness.extractOutputValues())).isEqualTo(expected(bars));
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
            told.addAll(statements(harness.extractOutputValues()));
        }
        try (var harness = Harnesses.structure(DEFAULTS)) {
            harness.initializeState(state);
            harness.open();
            feed(harness, bars.subList(320, bars.size()));
            told.addAll(statements(harness.extractOutputValues()));
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
    void tellsEachClockOnceAlsoAfterARestore() throws Exception {
        OperatorSubtaskState state;
        try (var harness = Harnesses.structure(DEFAULTS)) {
            harness.open();
            for (int minute : new int[] {1, 2, 2, 1, 3}) {
                harness.processElement(new StreamRecord<>(clock(minute)));
            }
            assertThat(harness.extractOutputValues()).containsExactly(clock(1), clock(2), clock(3));
            assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
            state = harness.snapshot(1, 1);
        }
        try (var harness = Harnesses.structure(DEFAULTS)) {
            harness.initializeState(state);
            harness.open();
            harness.processElement(new StreamRecord<>(clock(3)));
            harness.processElement(new StreamRecord<>(clock(4)));
            assertThat(harness.extractOutputValues()).containsExactly(clock(4));
        }
    }

    private static SeriesInput clock(int minute) {
        Instant time = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(60L * minute);
        return SeriesInput.of(SERIES, new Clock("bitstamp", "BTC-USD", time, Clock.Mark.MARKET, 1));
    }

    @Test
    void whatACandleCausesHasItsTimestamp() throws Exception {
        List<Bar> bars = RealCandles.bitstamp(Timeframe.M15);
        try (var harness = Harnesses.structure(DEFAULTS)) {
            harness.open();
            for (int i = 0; i < bars.size(); i++) {
                harness.processElement(
                        new StreamRecord<>(
                                SeriesInput.of(SERIES, bars.get(i)), bars.get(i).openTime()));
            }
            assertThat(harness.getRecordOutput())
                    .isNotEmpty()
                    .filteredOn(record -> record.getValue() instanceof StructureEvent)
                    .allSatisfy(
                            record ->
                                    assertThat(record.getTimestamp() + Timeframe.M15.millis())
                                            .isEqualTo(
                                                    ((StructureEvent) record.getValue())
                                                            .confirmedTime()
                                                            .toEpochMilli()));
        }
    }
}
