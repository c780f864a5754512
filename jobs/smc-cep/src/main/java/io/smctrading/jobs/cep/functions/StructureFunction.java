package io.smctrading.jobs.cep.functions;

import io.smctrading.core.market.Series;
import io.smctrading.core.signal.DetectionEngine;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.DetectionSink;
import io.smctrading.core.signal.EntryFact;
import io.smctrading.core.structure.BreakFact;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.cep.patterns.EntryStep;
import io.smctrading.jobs.cep.types.CepTypes;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The engine of one series. Statements that need no sequence leave at once; breaks do not, they are
 * recognised from the facts ({@link #BREAK_FACTS}), and so are entries ({@link #ENTRY_STEPS}),
 * which the clocks accompany in order.
 *
 * <p>A candle that does not open after the last one is a repetition or late: it changes nothing and
 * is counted as {@code lateCandles}.
 */
public final class StructureFunction
        extends KeyedProcessFunction<String, SeriesInput, StructureEvent> {

    /** Lives of reference swings. */
    public static final OutputTag<BreakFact> BREAK_FACTS =
            new OutputTag<>("break-facts", CepTypes.BREAK_FACT);

    /** Lives of armed order blocks, and clocks. */
    public static final OutputTag<EntryStep> ENTRY_STEPS =
            new OutputTag<>("entry-steps", CepTypes.ENTRY_STEP);

    private static final long serialVersionUID = 1L;

    private final ParametersHolder parameters;
    private final boolean probeSignals;
    private transient ValueState<DetectionEngine> engines;
    private transient Relay relay;
    private transient Counter candles;
    private transient Counter lateCandles;

    /**
     * @param probeSignals whether candles of a minute give a signal for measuring latency
     */
    public StructureFunction(DetectionParameters parameters, boolean probeSignals) {
        this.parameters = new ParametersHolder(parameters);
        this.probeSignals = probeSignals;
    }

    @Override
    public void open(OpenContext context) {
        engines =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("structure-engine", CepTypes.ENGINE));
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        candles = metrics.counter("candles");
        lateCandles = metrics.counter("lateCandles");
        relay = new Relay(metrics);
    }

    @Override
    public void processElement(SeriesInput input, Context context, Collector<StructureEvent> out)
            throws Exception {
        if (input.isClock()) {
            context.output(ENTRY_STEPS, EntryStep.clockStruck(input.series(), input.clock()));
            context.output(ENTRY_STEPS, EntryStep.clockPassed(input.series(), input.clock()));
            return;
        }
        candles.inc();
        DetectionEngine engine = engineOf(input.series());
        if (input.bar().openTime() <= engine.structure().lastOpenTime()) {
            lateCandles.inc();
            return;
        }
        relay.context = context;
        relay.out = out;
        engine.onBar(input.bar(), relay);
        if (probeSignals) {
            Probe.tell(input.series(), input.bar(), relay);
        }
        engines.update(engine);
    }

    private DetectionEngine engineOf(Series series) throws Exception {
        DetectionEngine engine = engines.value();
        if (engine == null) {
            return new DetectionEngine(series, parameters.get());
        }
        if (!engine.parameters().sameDetection(parameters.get())) {
            throw new IllegalStateException(
                    "state of "
                            + series.key()
                            + " was made with other parameters ("
                            + engine.parameters().structure().canonical()
                            + ";"
                            + engine.parameters().entry().canonical()
                            + "), allowed: the same, or a start without that state");
        }
        return engine;
    }

    /** From the engine into Flink's outputs. */
    private static final class Relay implements DetectionSink {
        private final Counter events;
        private KeyedProcessFunction<String, SeriesInput, StructureEvent>.Context context;
        private Collector<StructureEvent> out;

        private Relay(MetricGroup metrics) {
            this.events = metrics.counter("events");
        }

        @Override
        public void event(StructureEvent event) {
            events.inc();
            if (!event.type().isBreak()) {
                out.collect(event);
            }
        }

        @Override
        public void fact(BreakFact fact) {
            context.output(BREAK_FACTS, fact);
        }

        @Override
        public void fact(EntryFact fact) {
            context.output(ENTRY_STEPS, EntryStep.of(fact));
        }
    }
}
