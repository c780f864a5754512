package io.smctrading.jobs.cep.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.OfSeries;
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
import io.smctrading.jobs.cep.StateEntries;
import io.smctrading.jobs.cep.functions.SeriesInput;
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
    private static final List<OfSeries> BREAK_FACTS = new ArrayList<>();
    private static final List<OfSeries> ENTRY_FACTS = new ArrayList<>();
    private static final List<OfSeries> FACTS_AND_CLOCKS = new ArrayList<>();

    /** A harness of one of the operators, made anew for each life of a job. */
    private interface Operator {
        KeyedOneInputStreamOperatorTestHarness<Series, OfSeries, OfSeries> start() throws Exception;
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
                        ENTRY_FACTS.add(fact);
                        FACTS_AND_CLOCKS.add(fact);
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
            FACTS_AND_CLOCKS.add(SeriesInput.of(SERIES, clock));
        }
    }

    /** Outputs over all inputs, with a snapshot and restore before each of these positions. */
    private static List<OfSeries> run(
            Operator operator, List<? extends OfSeries> inputs, int... restarts) throws Exception {
        List<OfSeries> outputs = new ArrayList<>();
        OperatorSubtaskState state = null;
        int from = 0;
        for (int life = 0; life <= restarts.length; life++) {
            int to = life < restarts.length ? restarts[life] : inputs.size();
            try (var harness = operator.start()) {
                if (state != null) {
                    harness.initializeState(state);
                }
                harness.open();
                for (OfSeries input : inputs.subList(from, to)) {
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
        return run(Harnesses::breaks, BREAK_FACTS).stream()
                .map(StructureBreak.class::cast)
                .toList();
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
        List<OfSeries> outputs = run(() -> Harnesses.entries(PARAMETERS), FACTS_AND_CLOCKS);

        assertThat(outputs)
                .filteredOn(EntrySignal.class::isInstance)
                .hasSizeGreaterThan(5)
                .isEqualTo(SIGNALS);
        Instant clock = Instant.MIN;
        for (OfSeries output : outputs) {
            if (output instanceof SeriesInput passed) {
                clock = passed.clock().time();
            } else {
                assertThat(((EntrySignal) output).confirmedTime()).isAfter(clock);
            }
        }
        assertThat(outputs)
                .filteredOn(SeriesInput.class::isInstance)
                .isEqualTo(
                        FACTS_AND_CLOCKS.stream().filter(SeriesInput.class::isInstance).toList());
    }

    @Test
    void aMatchHasTheTimestampOfTheFactThatCompletedIt() throws Exception {
        try (var harness = Harnesses.breaks()) {
            harness.open();
            for (OfSeries fact : BREAK_FACTS) {
                harness.processElement(
                        new StreamRecord<>(fact, ((BreakFact) fact).time().toEpochMilli() + 7));
            }
            assertThat(harness.getRecordOutput())
                    .hasSizeGreaterThan(50)
                    .allSatisfy(
                            match ->
                                    assertThat(match.getTimestamp() - 7)
                                            .isEqualTo(
                                                    ((StructureBreak) match.getValue())
                                                            .confirmedTime()
                                                            .toEpochMilli()));
        }
    }

    @Test
    void whatNoPatternNamesPassesUntouched() throws Exception {
        for (Operator operator :
                List.<Operator>of(
                        Harnesses::breaks,
                        () -> Harnesses.character(PARAMETERS),
                        () -> Harnesses.entries(PARAMETERS))) {
            assertThat(run(operator, BREAKS)).isEqualTo(BREAKS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 17, 100, 201})
    void aRestoreInTheMiddleOfPatternsChangesNothing(int position) throws Exception {
        int[] restarts = {position, position + 1, position + 50};
        assertThat(run(Harnesses::breaks, BREAK_FACTS, restarts)).isEqualTo(crossings());
        int[] fewer = {position / 6, position / 6 + 1};
        assertThat(run(() -> Harnesses.character(PARAMETERS), crossings(), fewer))
                .isEqualTo(BREAKS);
        assertThat(run(() -> Harnesses.entries(PARAMETERS), FACTS_AND_CLOCKS, restarts))
                .isEqualTo(run(() -> Harnesses.entries(PARAMETERS), FACTS_AND_CLOCKS));
    }

    @Test
    void buffersDoNotGrowWithTheNumberOfFacts() throws Exception {
        int mostArmed = 0;
        int armed = 0;
        for (OfSeries fact : ENTRY_FACTS) {
            armed += ((EntryFact) fact).opens() ? 1 : -1;
            mostArmed = Math.max(mostArmed, armed);
        }
        assertStateWithin(Harnesses.breaks(), BREAK_FACTS, 4);
        assertStateWithin(Harnesses.character(PARAMETERS), crossings(), 2);
        assertStateWithin(Harnesses.entries(PARAMETERS), ENTRY_FACTS, mostArmed);
    }

    /** Per partial match one fact, and at some time as many as there can be. */
    private static void assertStateWithin(
            KeyedOneInputStreamOperatorTestHarness<Series, OfSeries, OfSeries> operator,
            List<? extends OfSeries> inputs,
            int partialMatches)
            throws Exception {
        int most = 0;
        try (var harness = operator) {
            harness.open();
            for (OfSeries input : inputs) {
                harness.processElement(new StreamRecord<>(input));
                most = Math.max(most, StateEntries.of(harness).get(StateEntries.FACTS));
            }
        }
        assertThat(most).isEqualTo(partialMatches);
    }
}
