package io.smctrading.jobs.cep;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.jobs.cep.functions.ParametersHolder;
import io.smctrading.jobs.cep.functions.SeriesInput;
import io.smctrading.jobs.cep.functions.StructureFunction;
import io.smctrading.jobs.cep.types.CepTypes;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The stateful operators of the graph, each alone in a test harness. */
public final class Harnesses {
    private static final Harnesses ONLY_SUBTASK = new Harnesses(1, 1, 0);

    private final int maxParallelism;
    private final int parallelism;
    private final int subtask;

    /** Harnesses of one subtask among several. */
    Harnesses(int maxParallelism, int parallelism, int subtask) {
        this.maxParallelism = maxParallelism;
        this.parallelism = parallelism;
        this.subtask = subtask;
    }

    public static KeyedOneInputStreamOperatorTestHarness<Series, SeriesInput, OfSeries> structure(
            DetectionParameters parameters) throws Exception {
        return ONLY_SUBTASK.ofStructure(parameters);
    }

    public static KeyedOneInputStreamOperatorTestHarness<Series, OfSeries, OfSeries> breaks()
            throws Exception {
        return ONLY_SUBTASK.ofBreaks();
    }

    public static KeyedOneInputStreamOperatorTestHarness<Series, OfSeries, OfSeries> character(
            DetectionParameters parameters) throws Exception {
        return ONLY_SUBTASK.ofCharacter(parameters);
    }

    public static KeyedOneInputStreamOperatorTestHarness<Series, OfSeries, OfSeries> entries(
            DetectionParameters parameters) throws Exception {
        return ONLY_SUBTASK.ofEntries(parameters);
    }

    KeyedOneInputStreamOperatorTestHarness<Series, SeriesInput, OfSeries> ofStructure(
            DetectionParameters parameters) throws Exception {
        return of(new KeyedProcessOperator<>(new StructureFunction(parameters, false)));
    }

    KeyedOneInputStreamOperatorTestHarness<Series, OfSeries, OfSeries> ofBreaks() throws Exception {
        return of(SmcCepPipeline.breaks());
    }

    KeyedOneInputStreamOperatorTestHarness<Series, OfSeries, OfSeries> ofCharacter(
            DetectionParameters parameters) throws Exception {
        return of(SmcCepPipeline.characters(new ParametersHolder(parameters)));
    }

    KeyedOneInputStreamOperatorTestHarness<Series, OfSeries, OfSeries> ofEntries(
            DetectionParameters parameters) throws Exception {
        return of(SmcCepPipeline.entries(new ParametersHolder(parameters)));
    }

    private <I extends OfSeries> KeyedOneInputStreamOperatorTestHarness<Series, I, OfSeries> of(
            OneInputStreamOperator<I, OfSeries> operator) throws Exception {
        KeyedOneInputStreamOperatorTestHarness<Series, I, OfSeries> harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        operator,
                        OfSeries::series,
                        CepTypes.SERIES,
                        maxParallelism,
                        parallelism,
                        subtask);
        harness.getExecutionConfig().enableObjectReuse();
        harness.setup(CepTypes.TOLD.createSerializer(new ExecutionConfig().getSerializerConfig()));
        return harness;
    }
}
