package io.smctrading.jobs.cep.functions;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.cep.types.CepTypes;
import io.smctrading.jobs.support.OrClock;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** What was made known, by the topic it belongs to: events, and aside {@link #SIGNALS}. */
public final class ByTopic extends ProcessFunction<OfSeries, StructureEvent> {

    /** Entries and the clocks that follow them. */
    public static final OutputTag<OrClock<EntrySignal>> SIGNALS =
            new OutputTag<>("signals", CepTypes.SIGNAL_OR_CLOCK);

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(OfSeries told, Context context, Collector<StructureEvent> out) {
        if (told instanceof StructureEvent event) {
            out.collect(event);
        } else if (told instanceof EntrySignal signal) {
            context.output(SIGNALS, OrClock.of(signal));
        } else if (told instanceof SeriesInput input && input.isClock()) {
            context.output(SIGNALS, OrClock.clock(input.clock()));
        } else {
            throw new IllegalStateException("no topic carries " + told);
        }
    }
}
