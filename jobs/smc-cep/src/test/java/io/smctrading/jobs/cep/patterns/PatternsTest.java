package io.smctrading.jobs.cep.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.RealCandles;
import io.smctrading.core.signal.DetectionEngine;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.DetectionSink;
import io.smctrading.core.signal.EntryFact;
import io.smctrading.core.signal.EntryParameters;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.BreakFact;
import io.smctrading.core.structure.StructureBreak;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureParameters;
import io.smctrading.jobs.cep.Harnesses;
import io.smctrading.jobs.cep.functions.SeriesOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each pattern alone over the facts of a week of real candles. */
class PatternsTest {
    private static final Series SERIES = new Series("bitstamp", "BTC-USD", Timeframe.M5);
    private static final DetectionParameters PARAMETERS =
            new DetectionParameters(
                    StructureParameters.defaults(),
                    EntryParameters.defaults().withMinConfidence(50));

    private static final List<StructureEvent> BREAKS = new ArrayList<>();
    private static final List<EntrySignal> SIGNALS = new ArrayList<>();
    private static final List<BreakFact> BREAK_FACTS = new ArrayList<>();
    private static final List<EntryStep> STEPS = new ArrayList<>();

    /** A harness of one of the operators, made anew for each life of a job. */
    private interface Operator<I, O> {
        KeyedOneInputStreamOperatorTestHarness<String, I, O> start() throws Exception;
    }

    @BeforeAll
    static void runTheEngine() {
        DetectionEngine engine = new DetectionEngine(SERIES, PARAMETERS);
        DetectionSink collect =
                new DetectionSink() {
                    @Override
                    public void event(StructureEvent event) {
                        if (event.type().isBreak()) {
                            BREAKS.add(event);
                        }
                    }

                    @Override
                    public void fact(BreakFact fact) {
                        BREAK_FACTS.add(fact);
                    }

                    @Override
                    public void fact(EntryFact fact) {
                        STEPS.add(EntryStep.of(fact));
                    }

                    @Override
                    public void signal(EntrySignal signal) {
                        SIGNALS.add(signal);
                    }
                };
        for (Bar bar : RealCandles.bitstamp(Timeframe.M5)) {
            engine.onBar(bar, collect);
            Clock clock =
                    new Clock(
                            "bitstamp",
                            "BTC-USD",
                            Instant.ofEpochMilli(bar.openTime() + Timeframe.M5.millis()),
                            Clock.Mark.MARKET,
                            1);
            STEPS.add(EntryStep.clockStruck(SERIES, clock));
            STEPS.add(EntryStep.clockPassed(SERIES, clock));
        }
    }

    /** Outputs over all inputs, with a snapshot and restore before each of these positions. */
    private static <I, O> List<O> run(Operator<I, O> operator, List<I> inputs, int... restarts)
            throws Exception {
        List<O> outputs = new ArrayList<>();
        OperatorSubtaskState state = null;
        int from = 0;
        for (int life = 0; life <= restarts.length; life++) {
            int to = life < restarts.length ? restarts[life] : inputs.size();
            try (var harness = operator.start()) {
                if (state != null) {
                    harness.initializeState(state);
                }
                harness.open();
                for (I input : inputs.subList(from, to)) {
                    harness.processElement(new StreamRecord<>(input));
                }
                state = harness.snapshot(life, life);
                outputs.addAll(harness.extractOutputValues());
            }
            from = to;
        }
        return outputs;
    }

    private static List<StructureBreak> crossings() throws Exception {
        return run(Harnesses::breaks, BREAK_FACTS);
    }

    @Test
    void swingThenCrossIsABreak() throws Exception {
        List<StructureBreak> crossings = crossings();
        assertThat(crossings.stream().filter(StructureBreak::isBeginning)).hasSize(2);
        assertThat(crossings.stream().filter(b -> !b.isBeginning()).map(b -> b.confirmedTime()))
                .hasSizeGreaterThan(50)
                .containsExactlyElementsOf(
                        BREAKS.stream().map(StructureEvent::confirmedTime).toList());
    }

    @Test
    void breakAfterBreakIsContinuationOrChangeOfCharacter() throws Exception {
        assertThat(run(() -> Harnesses.character(PARAMETERS), crossings())).isEqualTo(BREAKS);
    }

    @Test
    void blockThenReturnIsASignalAndClocksKeepTheirPlace() throws Exception {
        List<SeriesOutput> outputs = run(() -> Harnesses.entries(PARAMETERS), STEPS);

        assertThat(outputs.stream().filter(o -> !o.isClock()).map(SeriesOutput::signal))
                .hasSizeGreaterThan(5)
                .containsExactlyElementsOf(SIGNALS);
        Instant clock = Instant.MIN;
        long clocks = 0;
        for (SeriesOutput output : outputs) {
            if (output.isClock()) {
                clock = output.clock().time();
                clocks++;
            } else {
                assertThat(output.signal().confirmedTime()).isAfter(clock);
            }
        }
        assertThat(clocks)
                .isEqualTo(
                        STEPS.stream()
                                .filter(s -> s.kind() == EntryStep.Kind.CLOCK_PASSED)
                                .count());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 17, 100, 301})
    void aRestoreInTheMiddleOfPatternsChangesNothing(int position) throws Exception {
        int[] restarts = {position, position + 1, position + 50};
        assertThat(run(Harnesses::breaks, BREAK_FACTS, restarts)).isEqualTo(crossings());
        int[] fewer = {position / 6, position / 6 + 1};
        assertThat(run(() -> Harnesses.character(PARAMETERS), crossings(), fewer))
                .isEqualTo(BREAKS);
        assertThat(run(() -> Harnesses.entries(PARAMETERS), STEPS, restarts))
                .isEqualTo(run(() -> Harnesses.entries(PARAMETERS), STEPS));
    }

    @Test
    void buffersDoNotGrowWithTheNumberOfFacts() throws Exception {
        int mostArmed = 0;
        int armed = 0;
        for (EntryStep step : STEPS) {
            armed += step.kind() == EntryStep.Kind.BLOCK_ARMED ? 1 : 0;
            armed -=
                    step.kind() == EntryStep.Kind.BLOCK_RETURNED
                                    || step.kind() == EntryStep.Kind.BLOCK_DISARMED
                            ? 1
                            : 0;
            mostArmed = Math.max(mostArmed, armed);
        }
        assertStateWithin(Harnesses.breaks(), BREAK_FACTS, 4);
        assertStateWithin(Harnesses.character(PARAMETERS), crossings(), 2);
        assertStateWithin(Harnesses.entries(PARAMETERS), STEPS, mostArmed);
    }

    /** Per partial match one event and one node of the buffer, and a few entries of the whole. */
    private static <I, O> void assertStateWithin(
            KeyedOneInputStreamOperatorTestHarness<String, I, O> operator,
            List<I> inputs,
            int partialMatches)
            throws Exception {
        int most = 0;
        try (var harness = operator) {
            harness.open();
            for (I input : inputs) {
                harness.processElement(new StreamRecord<>(input));
                most = Math.max(most, harness.numKeyedStateEntries());
            }
        }
        assertThat(most).isPositive().isLessThanOrEqualTo(2 * partialMatches + 4);
    }
}
