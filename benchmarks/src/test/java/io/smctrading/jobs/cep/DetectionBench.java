package io.smctrading.jobs.cep;

import io.smctrading.benchmarks.BenchCandles;
import io.smctrading.core.market.Bar;
import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.signal.DetectionEngine;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.DetectionSink;
import io.smctrading.core.signal.EntryFact;
import io.smctrading.core.structure.BreakFact;
import io.smctrading.core.structure.StructureBreak;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.cep.functions.ParametersHolder;
import io.smctrading.jobs.cep.functions.SeriesInput;
import io.smctrading.jobs.cep.functions.StructureFunction;
import io.smctrading.jobs.cep.types.CepTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * All of detection without Flink, and the operators of the graph, each alone in Flink's harness, in
 * nanoseconds per candle of the series: a pattern gets fewer facts than there are candles, or more.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(BenchCandles.COUNT)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class DetectionBench {
    private static final DetectionParameters PARAMETERS = DetectionParameters.defaults();

    /** The candles and the facts that become of them. */
    @State(Scope.Benchmark)
    public static class Input {
        private final List<Bar> candles = BenchCandles.all();
        private final List<StreamRecord<SeriesInput>> inputs = new ArrayList<>();
        private final List<StreamRecord<OfSeries>> breakFacts = new ArrayList<>();
        private final List<StreamRecord<OfSeries>> breaks = new ArrayList<>();
        private final List<StreamRecord<OfSeries>> entryFacts = new ArrayList<>();

        @Setup
        public void findFacts() throws Exception {
            DetectionEngine engine = new DetectionEngine(BenchCandles.SERIES, PARAMETERS);
            DetectionSink facts =
                    new DetectionSink() {
                        @Override
                        public void event(StructureEvent event) {}

                        @Override
                        public void fact(BreakFact fact) {
                            breakFacts.add(new StreamRecord<>(fact));
                        }

                        @Override
                        public void fact(EntryFact fact) {
                            entryFacts.add(new StreamRecord<>(fact));
                        }
                    };
            for (Bar bar : candles) {
                inputs.add(new StreamRecord<>(SeriesInput.of(BenchCandles.SERIES, bar)));
                engine.onBar(bar, facts);
            }
            try (Operators operators = new Operators()) {
                operators.open();
                for (StreamRecord<OfSeries> fact : breakFacts) {
                    operators.breaks.processElement(fact);
                }
                for (OfSeries made : operators.breaks.extractOutputValues()) {
                    if (made instanceof StructureBreak) {
                        breaks.add(new StreamRecord<>(made));
                    }
                }
            }
            System.out.printf(
                    "# %,d candles, %,d facts of breaks, %,d breaks, %,d facts of entries%n",
                    candles.size(), breakFacts.size(), breaks.size(), entryFacts.size());
        }
    }

    /** New operators for each invocation: a series begins once. */
    @State(Scope.Thread)
    public static class Operators implements AutoCloseable {
        private KeyedOneInputStreamOperatorTestHarness<Series, SeriesInput, OfSeries> structure;
        private KeyedOneInputStreamOperatorTestHarness<Series, OfSeries, OfSeries> breaks;
        private KeyedOneInputStreamOperatorTestHarness<Series, OfSeries, OfSeries> characters;
        private KeyedOneInputStreamOperatorTestHarness<Series, OfSeries, OfSeries> entries;

        @Setup(Level.Invocation)
        public void open() throws Exception {
            ParametersHolder parameters = new ParametersHolder(PARAMETERS);
            structure =
                    opened(new KeyedProcessOperator<>(new StructureFunction(PARAMETERS, false)));
            breaks = opened(SmcCepPipeline.breaks());
            characters = opened(SmcCepPipeline.characters(parameters));
            entries = opened(SmcCepPipeline.entries(parameters));
        }

        @Override
        @TearDown(Level.Invocation)
        public void close() throws Exception {
            structure.close();
            breaks.close();
            characters.close();
            entries.close();
        }

        private static <I extends OfSeries>
                KeyedOneInputStreamOperatorTestHarness<Series, I, OfSeries> opened(
                        OneInputStreamOperator<I, OfSeries> operator) throws Exception {
            KeyedOneInputStreamOperatorTestHarness<Series, I, OfSeries> harness =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            operator, OfSeries::series, CepTypes.SERIES);
            harness.getExecutionConfig().enableObjectReuse();
            harness.setup(
                    CepTypes.TOLD.createSerializer(new ExecutionConfig().getSerializerConfig()));
            harness.open();
            return harness;
        }
    }

    /** Structure and entries in plain Java. */
    @Benchmark
    public DetectionEngine detectionEngine(Input input, Blackhole told) {
        DetectionEngine engine = new DetectionEngine(BenchCandles.SERIES, PARAMETERS);
        DetectionSink sink = told::consume;
        for (Bar bar : input.candles) {
            engine.onBar(bar, sink);
        }
        return engine;
    }

    /** The engine as an operator, with its keyed state; what it tells is copied by the harness. */
    @Benchmark
    public Object structureOperator(Input input, Operators operators) throws Exception {
        return fed(operators.structure, input.inputs);
    }

    @Benchmark
    public Object breakPattern(Input input, Operators operators) throws Exception {
        return fed(operators.breaks, input.breakFacts);
    }

    @Benchmark
    public Object characterPattern(Input input, Operators operators) throws Exception {
        return fed(operators.characters, input.breaks);
    }

    @Benchmark
    public Object entryPattern(Input input, Operators operators) throws Exception {
        return fed(operators.entries, input.entryFacts);
    }

    private static <I> Object fed(
            KeyedOneInputStreamOperatorTestHarness<Series, I, OfSeries> operator,
            List<StreamRecord<I>> records)
            throws Exception {
        for (StreamRecord<I> record : records) {
            operator.processElement(record);
        }
        return operator.getOutput();
    }
}
