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
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
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
            Breaks operator = new Breaks();
            operator.open();
            operator.feed(breakFacts);
            for (OfSeries made : operator.told()) {
                if (made instanceof StructureBreak) {
                    breaks.add(new StreamRecord<>(made));
                }
            }
            operator.close();
            System.out.printf(
                    "# %,d candles, %,d facts of breaks, %,d breaks, %,d facts of entries%n",
                    candles.size(), breakFacts.size(), breaks.size(), entryFacts.size());
        }
    }

    /**
     * An operator in its harness, a new one for each invocation: a series begins once.
     *
     * @param <I> what it takes
     */
    @State(Scope.Thread)
    public abstract static class Operator<I extends OfSeries> {
        private KeyedOneInputStreamOperatorTestHarness<Series, I, OfSeries> harness;

        abstract OneInputStreamOperator<I, OfSeries> create();

        @Setup(Level.Invocation)
        public void open() throws Exception {
            harness =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            create(), OfSeries::series, CepTypes.SERIES);
            harness.getExecutionConfig().enableObjectReuse();
            harness.setup(
                    CepTypes.TOLD.createSerializer(new ExecutionConfig().getSerializerConfig()));
            harness.open();
        }

        Object feed(List<StreamRecord<I>> records) throws Exception {
            for (StreamRecord<I> record : records) {
                harness.processElement(record);
            }
            return harness.getOutput();
        }

        List<OfSeries> told() {
            return harness.extractOutputValues();
        }

        @TearDown(Level.Invocation)
        public void close() throws Exception {
            harness.close();
        }
    }

    /** The engine. */
    public static class Structure extends Operator<SeriesInput> {
        @Override
        OneInputStreamOperator<SeriesInput, OfSeries> create() {
            return new KeyedProcessOperator<>(new StructureFunction(PARAMETERS, false));
        }
    }

    /** Swing, then cross. */
    public static class Breaks extends Operator<OfSeries> {
        @Override
        OneInputStreamOperator<OfSeries, OfSeries> create() {
            return SmcCepPipeline.breaks();
        }
    }

    /** Break after break. */
    public static class Characters extends Operator<OfSeries> {
        @Override
        OneInputStreamOperator<OfSeries, OfSeries> create() {
            return SmcCepPipeline.characters(new ParametersHolder(PARAMETERS));
        }
    }

    /** Block, then return. */
    public static class Entries extends Operator<OfSeries> {
        @Override
        OneInputStreamOperator<OfSeries, OfSeries> create() {
            return SmcCepPipeline.entries(new ParametersHolder(PARAMETERS));
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
    public Object structureOperator(Input input, Structure operator) throws Exception {
        return operator.feed(input.inputs);
    }

    @Benchmark
    public Object breakPattern(Input input, Breaks operator) throws Exception {
        return operator.feed(input.breakFacts);
    }

    @Benchmark
    public Object characterPattern(Input input, Characters operator) throws Exception {
        return operator.feed(input.breaks);
    }

    @Benchmark
    public Object entryPattern(Input input, Entries operator) throws Exception {
        return operator.feed(input.entryFacts);
    }
}
