package io.smctrading.detect.graph;

import io.smctrading.core.signal.EntrySignal;
import io.smctrading.jobs.support.OrClock;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/** The signals without clocks, counted. */
final class SignalsAlone extends RichFlatMapFunction<OrClock<EntrySignal>, EntrySignal> {
    private static final long serialVersionUID = 1L;

    private final InThisProcess<RunFigures> shared;
    private transient RunFigures figures;

    SignalsAlone(InThisProcess<RunFigures> shared) {
        this.shared = shared;
    }

    @Override
    public void open(OpenContext context) {
        figures = shared.get();
    }

    @Override
    public void flatMap(OrClock<EntrySignal> signal, Collector<EntrySignal> out) {
        if (!signal.isClock()) {
            figures.addSignal();
            out.collect(signal.value());
        }
    }
}
