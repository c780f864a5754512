package io.smctrading.jobs.cep.functions;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.RealCandles;
import io.smctrading.core.signal.Detection;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntryParameters;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.StructureParameters;
import io.smctrading.jobs.cep.Harnesses;
import io.smctrading.jobs.support.OrClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ClockGateTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private static Clock clock(int minute) {
        return new Clock(
                "bitstamp", "BTC-USD", START.plusSeconds(60L * minute), Clock.Mark.MARKET, 1);
    }

    private static SeriesOutput handled(Timeframe timeframe, int minute) {
        return SeriesOutput.of(new Series("bitstamp", "BTC-USD", timeframe), clock(minute));
    }

    private static KeyedOneInputStreamOperatorTestHarness<
                    String, SeriesOutput, OrClock<EntrySignal>>
            gate() throws Exception {
        return Harnesses.ofFunction(
                new KeyedProcessOperator<>(new ClockGate()),
                output -> output.series().venue() + ':' + output.series().symbol(),
                ClockGate.OUTPUT_TYPE);
    }

    private static void feed(
            KeyedOneInputStreamOperatorTestHarness<String, SeriesOutput, OrClock<EntrySignal>>
                    harness,
            SeriesOutput output)
            throws Exception {
        harness.processElement(new StreamRecord<>(output));
    }

    @Test
    void waitsForEveryTimeframeAndTellsTheClockOnce() throws Exception {
        try (var harness = gate()) {
            harness.open();
            for (Timeframe timeframe : Timeframe.values()) {
                assertThat(harness.extractOutputValues()).isEmpty();
                feed(harness, handled(timeframe, 1));
            }
            assertThat(harness.extractOutputValues()).containsExactly(OrClock.clock(clock(1)));
            for (Timeframe timeframe : Timeframe.values()) {
                feed(harness, handled(timeframe, 1));
            }
            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void tellsEveryClockAlsoWhenSeriesRunAhead() throws Exception {
        try (var harness = gate()) {
            harness.open();
            for (Timeframe timeframe : Timeframe.values()) {
                for (int minute = 1; minute <= 5; minute++) {
                    feed(harness, handled(timeframe, minute));
                }
            }
            assertThat(harness.extractOutputValues())
                    .extracting(OrClock::clock)
                    .containsExactly(clock(1), clock(2), clock(3), clock(4), clock(5));
        }
    }

    @Test
    void letsSignalsPassAtOnce() throws Exception {
        EntrySignal signal =
                Detection.over(
                                new Series("bitstamp", "BTC-USD", Timeframe.M15),
                                new DetectionParameters(
                                        StructureParameters.defaults(),
                                        EntryParameters.defaults().withMinConfidence(30)),
                                RealCandles.bitstamp(Timeframe.M15))
                        .signals()
                        .get(0);
        try (var harness = gate()) {
            harness.open();
            feed(harness, handled(Timeframe.M1, 1));
            feed(harness, SeriesOutput.of(signal));
            assertThat(harness.extractOutputValues()).containsExactly(OrClock.of(signal));
        }
    }

    @Test
    void remembersOverARestoreWhoHasHandledTheClock() throws Exception {
        List<OrClock<EntrySignal>> told = new ArrayList<>();
        OperatorSubtaskState state;
        try (var harness = gate()) {
            harness.open();
            feed(harness, handled(Timeframe.M1, 1));
            feed(harness, handled(Timeframe.M5, 1));
            feed(harness, handled(Timeframe.M15, 1));
            state = harness.snapshot(1, 1);
            told.addAll(harness.extractOutputValues());
        }
        try (var harness = gate()) {
            harness.initializeState(state);
            harness.open();
            feed(harness, handled(Timeframe.H1, 1));
            feed(harness, handled(Timeframe.H4, 1));
            feed(harness, handled(Timeframe.D1, 1));
            told.addAll(harness.extractOutputValues());
        }
        assertThat(told).containsExactly(OrClock.clock(clock(1)));
    }
}
