package io.smctrading.jobs.cep;

import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.structure.BreakFact;
import io.smctrading.core.structure.StructureBreak;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.cep.functions.ParametersHolder;
import io.smctrading.jobs.cep.functions.SeriesInput;
import io.smctrading.jobs.cep.functions.SeriesOutput;
import io.smctrading.jobs.cep.functions.StructureFunction;
import io.smctrading.jobs.cep.patterns.ChangeOfCharacterPattern;
import io.smctrading.jobs.cep.patterns.EntryPattern;
import io.smctrading.jobs.cep.patterns.EntryStep;
import io.smctrading.jobs.cep.patterns.StructureBreakPattern;
import io.smctrading.jobs.cep.types.CepTypes;
import java.util.List;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The stateful operators of the graph, each alone in a test harness. */
public final class Harnesses {

    private Harnesses() {}

    public static KeyedOneInputStreamOperatorTestHarness<String, SeriesInput, StructureEvent>
            structure(DetectionParameters parameters) throws Exception {
        return structure(parameters, false);
    }

    public static KeyedOneInputStreamOperatorTestHarness<String, SeriesInput, StructureEvent>
            structure(DetectionParameters parameters, boolean probeSignals) throws Exception {
        return ofFunction(
                new KeyedProcessOperator<>(new StructureFunction(parameters, probeSignals)),
                input -> input.series().key(),
                CepTypes.EVENT);
    }

    public static KeyedOneInputStreamOperatorTestHarness<String, BreakFact, StructureBreak> breaks()
            throws Exception {
        return ofPattern(
                StructureBreakPattern.pattern(),
                new StructureBreakPattern.ToBreak(),
                fact -> fact.series().key(),
                CepTypes.BREAK_FACT,
                CepTypes.BREAK);
    }

    public static KeyedOneInputStreamOperatorTestHarness<String, StructureBreak, StructureEvent>
            character(DetectionParameters parameters) throws Exception {
        return ofPattern(
                ChangeOfCharacterPattern.pattern(),
                new ChangeOfCharacterPattern.ToEvent(new ParametersHolder(parameters)),
                broken -> broken.series().key(),
                CepTypes.BREAK,
                CepTypes.EVENT);
    }

    public static KeyedOneInputStreamOperatorTestHarness<String, EntryStep, SeriesOutput> entries(
            DetectionParameters parameters) throws Exception {
        return ofPattern(
                EntryPattern.pattern(),
                new EntryPattern.ToSignal(new ParametersHolder(parameters)),
                step -> step.series().key(),
                CepTypes.ENTRY_STEP,
                CepTypes.SERIES_OUTPUT);
    }

    public static <I, O> KeyedOneInputStreamOperatorTestHarness<String, I, O> ofFunction(
            OneInputStreamOperator<I, O> operator,
            KeySelector<I, String> key,
            TypeInformation<O> outputType)
            throws Exception {
        KeyedOneInputStreamOperatorTestHarness<String, I, O> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(operator, key, Types.STRING);
        harness.getExecutionConfig().enableObjectReuse();
        harness.setup(outputType.createSerializer(new ExecutionConfig().getSerializerConfig()));
        return harness;
    }

    @SuppressWarnings("unchecked") // the transformation of a pattern stream has one input
    private static <I, O> KeyedOneInputStreamOperatorTestHarness<String, I, O> ofPattern(
            Pattern<I, ?> pattern,
            PatternProcessFunction<I, O> function,
            KeySelector<I, String> key,
            TypeInformation<I> inputType,
            TypeInformation<O> outputType)
            throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        DataStream<I> nothing = env.fromCollection(List.of(), inputType);
        DataStream<O> matches =
                CEP.pattern(nothing.keyBy(key, Types.STRING), pattern)
                        .inProcessingTime()
                        .process(function, outputType);
        OneInputTransformation<I, O> transformation =
                (OneInputTransformation<I, O>) matches.getTransformation();
        KeyedOneInputStreamOperatorTestHarness<String, I, O> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        transformation.getOperator(), key, Types.STRING);
        harness.setup(outputType.createSerializer(new ExecutionConfig().getSerializerConfig()));
        return harness;
    }
}
