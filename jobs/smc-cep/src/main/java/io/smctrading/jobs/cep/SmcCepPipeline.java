package io.smctrading.jobs.cep;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.OfSeries;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntryFact;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.BreakFact;
import io.smctrading.core.structure.StructureBreak;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.cep.functions.BySeries;
import io.smctrading.jobs.cep.functions.ByTopic;
import io.smctrading.jobs.cep.functions.ParametersHolder;
import io.smctrading.jobs.cep.functions.SeriesInput;
import io.smctrading.jobs.cep.functions.StructureFunction;
import io.smctrading.jobs.cep.patterns.ChangeOfCharacterPattern;
import io.smctrading.jobs.cep.patterns.EntryPattern;
import io.smctrading.jobs.cep.patterns.SequenceOperator;
import io.smctrading.jobs.cep.patterns.StructureBreakPattern;
import io.smctrading.jobs.cep.types.CepTypes;
import io.smctrading.jobs.support.OrClock;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The detection graph, the same for live, replay and backtest:
 *
 * <pre>
 *   market.candles ─▶ by series ═▶ structure ─▶ break ─▶ character ─▶ entry ─┬─▶ smc.events
 *                                  facts and statements in one order         └─▶ smc.signals
 * </pre>
 *
 * Only the first arrow shuffles. The patterns stand in the engine's chain; each takes the facts it
 * names out of the stream and puts its matches in their place.
 *
 * @param events every statement about structure, in the order of evaluation per series
 * @param signals entries, then the clocks that follow them, in order per symbol
 */
public record SmcCepPipeline(
        DataStream<StructureEvent> events, DataStream<OrClock<EntrySignal>> signals) {

    /**
     * Defines the graph over the topic of candles.
     *
     * @param candles closed candles and clocks, in order per symbol
     */
    public static SmcCepPipeline define(
            StreamExecutionEnvironment env,
            SmcCepConfig config,
            DataStream<OrClock<Candle>> candles) {
        DataStream<SeriesInput> inputs =
                candles.map(new BySeries())
                        .returns(CepTypes.SERIES_INPUT)
                        // Beside its source, so that the order of a partition holds.
                        .setParallelism(candles.getParallelism())
                        .name("by series")
                        .uid("by-series");
        return define(
                env,
                config.detection(),
                new StructureFunction(config.detection(), config.probeSignals()),
                inputs);
    }

    /**
     * Defines the graph over candles that know their series.
     *
     * @param inputs closed candles, in order per series
     */
    public static SmcCepPipeline define(
            StreamExecutionEnvironment env,
            DetectionParameters detection,
            DataStream<SeriesInput> inputs) {
        return define(env, detection, new StructureFunction(detection, false), inputs);
    }

    private static SmcCepPipeline define(
            StreamExecutionEnvironment env,
            DetectionParameters detection,
            StructureFunction engine,
            DataStream<SeriesInput> inputs) {
        if (inputs.getExecutionEnvironment() != env) {
            throw new IllegalArgumentException("the candles belong to another environment");
        }
        ParametersHolder parameters = new ParametersHolder(detection);

        DataStream<OfSeries> structure =
                inputs.keyBy(SeriesInput::series, CepTypes.SERIES)
                        .process(engine)
                        .returns(CepTypes.TOLD)
                        .name("structure")
                        .uid("structure");
        DataStream<OfSeries> crossings =
                beside(structure, breaks()).name("break: swing, then cross").uid("structure-break");
        DataStream<OfSeries> breaks =
                beside(crossings, characters(parameters))
                        .name("character: break after break")
                        .uid("change-of-character");
        DataStream<OfSeries> entries =
                beside(breaks, entries(parameters)).name("entry: block, then return").uid("entry");
        SingleOutputStreamOperator<StructureEvent> events =
                entries.process(new ByTopic())
                        .returns(CepTypes.EVENT)
                        .name("by topic")
                        .uid("by-topic");
        return new SmcCepPipeline(events, events.getSideOutput(ByTopic.SIGNALS));
    }

    /** Recognises where the facts are: the key and the order are those of the engine. */
    private static SingleOutputStreamOperator<OfSeries> beside(
            DataStream<OfSeries> told, SequenceOperator<?> sequence) {
        return DataStreamUtils.reinterpretAsKeyedStream(told, OfSeries::series, CepTypes.SERIES)
                .transform("sequence", CepTypes.TOLD, sequence);
    }

    static SequenceOperator<BreakFact> breaks() {
        return new SequenceOperator<>(
                BreakFact.class,
                CepTypes.BREAK_FACT_SEQUENCES,
                new StructureBreakPattern.BySide(),
                StructureBreakPattern.pattern(),
                new StructureBreakPattern.ToBreak());
    }

    static SequenceOperator<StructureBreak> characters(ParametersHolder parameters) {
        return new SequenceOperator<>(
                StructureBreak.class,
                CepTypes.BREAK_SEQUENCES,
                new ChangeOfCharacterPattern.ByScope(),
                ChangeOfCharacterPattern.pattern(),
                new ChangeOfCharacterPattern.ToEvent(parameters));
    }

    static SequenceOperator<EntryFact> entries(ParametersHolder parameters) {
        return new SequenceOperator<>(
                EntryFact.class,
                CepTypes.ENTRY_FACT_SEQUENCES,
                new EntryPattern.AllBlocks(),
                EntryPattern.pattern(),
                new EntryPattern.ToSignal(parameters));
    }
}
