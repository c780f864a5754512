package io.smctrading.jobs.cep;

import io.smctrading.core.market.Candle;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.BreakFact;
import io.smctrading.core.structure.StructureBreak;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.cep.functions.ClockGate;
import io.smctrading.jobs.cep.functions.FanOut;
import io.smctrading.jobs.cep.functions.ParametersHolder;
import io.smctrading.jobs.cep.functions.SeriesInput;
import io.smctrading.jobs.cep.functions.SeriesOutput;
import io.smctrading.jobs.cep.functions.StructureFunction;
import io.smctrading.jobs.cep.patterns.ChangeOfCharacterPattern;
import io.smctrading.jobs.cep.patterns.EntryPattern;
import io.smctrading.jobs.cep.patterns.EntryStep;
import io.smctrading.jobs.cep.patterns.StructureBreakPattern;
import io.smctrading.jobs.cep.types.CepTypes;
import io.smctrading.jobs.support.KeyOf;
import io.smctrading.jobs.support.OrClock;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.CEP;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.ChainingStrategy;
import org.apache.flink.streaming.api.transformations.PhysicalTransformation;

/**
 * The detection graph, the same for live, replay and backtest:
 *
 * <pre>
 *   market.candles ─▶ by series ─▶ structure ─────────────────────────▶ smc.events
 *                                    │ ├─ swings ─▶ break ─▶ character ─▶    ″
 *                                    │ └─ blocks ─▶ entry ─▶ clock gate ─▶ smc.signals
 * </pre>
 *
 * The patterns have the engine's key and stand in its subtask: between them nothing is shuffled.
 *
 * @param events every statement about structure; of one candle breaks and others in no fixed order
 * @param signals entries, then the clocks that follow them, in order per symbol
 */
public record SmcCepPipeline(
        DataStream<StructureEvent> events, DataStream<OrClock<EntrySignal>> signals) {

    /**
     * Defines the graph in the environment of the source.
     *
     * @param candles closed candles and clocks, in order per symbol
     */
    public static SmcCepPipeline define(
            StreamExecutionEnvironment env,
            SmcCepConfig config,
            DataStream<OrClock<Candle>> candles) {
        if (candles.getExecutionEnvironment() != env) {
            throw new IllegalArgumentException("the candles belong to another environment");
        }
        ParametersHolder parameters = new ParametersHolder(config.detection());

        SingleOutputStreamOperator<SeriesInput> bySeries =
                candles.flatMap(new FanOut())
                        .returns(CepTypes.SERIES_INPUT)
                        // Beside its source, so that the order of a partition holds.
                        .setParallelism(candles.getParallelism())
                        .name("by series")
                        .uid("by-series");
        SingleOutputStreamOperator<StructureEvent> structure =
                bySeries.keyBy(input -> input.series().key(), Types.STRING)
                        .process(new StructureFunction(config.detection(), config.probeSignals()))
                        .returns(CepTypes.EVENT)
                        .name("structure")
                        .uid("structure");

        DataStream<StructureEvent> breaks = breaks(structure, parameters);
        DataStream<OrClock<EntrySignal>> signals = signals(structure, parameters);
        return new SmcCepPipeline(structure.union(breaks), signals);
    }

    private static DataStream<StructureEvent> breaks(
            SingleOutputStreamOperator<StructureEvent> structure, ParametersHolder parameters) {
        KeyedStream<BreakFact, String> swings =
                DataStreamUtils.reinterpretAsKeyedStream(
                        structure.getSideOutput(StructureFunction.BREAK_FACTS),
                        fact -> fact.series().key(),
                        Types.STRING);
        SingleOutputStreamOperator<StructureBreak> crossings =
                CEP.pattern(swings, StructureBreakPattern.pattern())
                        .inProcessingTime()
                        .process(new StructureBreakPattern.ToBreak(), CepTypes.BREAK)
                        .name("break: swing, then cross")
                        .uid("structure-break");
        besideTheEngine(crossings);
        KeyedStream<StructureBreak, String> inOrder =
                DataStreamUtils.reinterpretAsKeyedStream(
                        crossings, broken -> broken.series().key(), Types.STRING);
        SingleOutputStreamOperator<StructureEvent> breaks =
                CEP.pattern(inOrder, ChangeOfCharacterPattern.pattern())
                        .inProcessingTime()
                        .process(new ChangeOfCharacterPattern.ToEvent(parameters), CepTypes.EVENT)
                        .name("character: break after break")
                        .uid("change-of-character");
        besideTheEngine(breaks);
        return breaks;
    }

    private static DataStream<OrClock<EntrySignal>> signals(
            SingleOutputStreamOperator<StructureEvent> structure, ParametersHolder parameters) {
        KeyedStream<EntryStep, String> blocks =
                DataStreamUtils.reinterpretAsKeyedStream(
                        structure.getSideOutput(StructureFunction.ENTRY_STEPS),
                        step -> step.series().key(),
                        Types.STRING);
        SingleOutputStreamOperator<SeriesOutput> entries =
                CEP.pattern(blocks, EntryPattern.pattern())
                        .inProcessingTime()
                        .process(new EntryPattern.ToSignal(parameters), CepTypes.SERIES_OUTPUT)
                        .name("entry: block, then return")
                        .uid("entry");
        besideTheEngine(entries);
        return entries.keyBy(output -> KeyOf.market(output.series()), Types.STRING)
                .process(new ClockGate())
                .returns(ClockGate.OUTPUT_TYPE)
                .name("clock gate")
                .uid("clock-gate");
    }

    /**
     * CEP's operator begins a chain unless told otherwise; here it has the key of what it follows.
     */
    private static void besideTheEngine(SingleOutputStreamOperator<?> matches) {
        ((PhysicalTransformation<?>) matches.getTransformation())
                .setChainingStrategy(ChainingStrategy.ALWAYS);
    }
}
