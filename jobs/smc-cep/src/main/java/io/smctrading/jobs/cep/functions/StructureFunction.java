package io.smctrading.jobs.cep.functions;

import io.smctrading.core.market.Clock;
import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.signal.DetectionEngine;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.DetectionSink;
import io.smctrading.core.signal.EntryFact;
import io.smctrading.core.structure.BreakFact;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.cep.types.CepTypes;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The engine of one series. Out of it come, in the order of evaluation, every {@link
 * StructureEvent} that needs no sequence, and the facts from which breaks and entries are
 * recognised: {@link BreakFact} and {@link EntryFact}. Behind them come the clocks.
 *
 * <p>A candle that does not open after the last one is a repetition or late: it changes nothing and
 * is counted as {@code lateCandles}. A clock at or before the last one of its symbol is a
 * repetition and ends here.
 */
public final class StructureFunction extends KeyedProcessFunction<Series, SeriesInput, OfSeries> {
    private static final long serialVersionUID = 1L;

    private final ParametersHolder parameters;
    private final boolean probeSignals;
    private transient ValueState<DetectionEngine> engines;
    private transient ValueState<Long> clocks;
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
        clocks = getRuntimeContext().getState(new ValueStateDescriptor<>("last-clock", Types.LONG));
        MetricGroup metrics = getRuntimeContext().getMetricGroup();
        candles = metrics.counter("candles");
        lateCandles = metrics.counter("lateCandles");
        relay = new Relay(metrics);
    }

    @Override
    public void processElement(SeriesInput input, Context context, Collector<OfSeries> out)
            throws Exception {
        if (input.isClock()) {
            onClock(input, out);
            return;
        }
        candles.inc();
        DetectionEngine engine = engineOf(input.series());
        if (input.bar().openTime() <= engine.structure().lastOpenTime()) {
            lateCandles.inc();
            return;
        }
        engine.onBar(input.bar(), relay);
        if (probeSignals) {
            Probe.tell(input.series(), input.bar(), relay);
        }
        engines.update(engine);
        relay.passOn(out);
    }

    private void onClock(SeriesInput input, Collector<OfSeries> out) throws Exception {
        Clock clock = input.clock();
        Long last = clocks.value();
        long time = clock.time().toEpochMilli();
        if (last == null || time > last) {
            clocks.update(time);
            out.collect(input);
        }
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

    /**
     * From the engine into Flink's output, when the candle is done: whoever follows in the chain is
     * called from one place, which the compiler can make one piece of.
     */
    private static final class Relay implements DetectionSink {
        private final Counter events;
        private final List<OfSeries> told = new ArrayList<>();

        private Relay(MetricGroup metrics) {
            this.events = metrics.counter("events");
        }

        private void passOn(Collector<OfSeries> out) {
            for (int i = 0; i < told.size(); i++) {
                out.collect(told.get(i));
            }
            told.clear();
        }

        @Override
        public void event(StructureEvent event) {
            events.inc();
            if (!event.type().isBreak()) {
                told.add(event);
            }
        }

        @Override
        public void fact(BreakFact fact) {
            told.add(fact);
        }

        @Override
        public void fact(EntryFact fact) {
            told.add(fact);
        }
    }
}
