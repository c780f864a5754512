package io.smctrading.jobs.cep.functions;

import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.jobs.cep.types.CepTypes;
import io.smctrading.jobs.support.OrClock;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Joins the timeframes of a symbol again: signals pass at once, a clock passes when the series of
 * every timeframe have handled it, so it stands behind all signals of its time. Each series tells
 * every clock in order; a clock at or before the last one that passed is a repetition and ends
 * here.
 */
public final class ClockGate
        extends KeyedProcessFunction<String, SeriesOutput, OrClock<EntrySignal>> {

    public static final TypeInformation<OrClock<EntrySignal>> OUTPUT_TYPE =
            OrClock.typeOf(CepTypes.SIGNAL);

    private static final long serialVersionUID = 1L;

    private transient MapState<String, Instant> handled;
    private transient ValueState<Instant> passed;

    @Override
    public void open(OpenContext context) {
        handled =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "handled-clocks", Types.STRING, Types.INSTANT));
        passed =
                getRuntimeContext()
                        .getState(new ValueStateDescriptor<>("passed-clock", Types.INSTANT));
    }

    @Override
    public void processElement(
            SeriesOutput output, Context context, Collector<OrClock<EntrySignal>> out)
            throws Exception {
        if (!output.isClock()) {
            out.collect(OrClock.of(output.signal()));
            return;
        }
        Clock clock = output.clock();
        Instant last = passed.value();
        if (last != null && !clock.time().isAfter(last)) {
            return;
        }
        String timeframe = output.series().timeframe().code();
        Instant reached = handled.get(timeframe);
        if (reached == null || clock.time().isAfter(reached)) {
            handled.put(timeframe, clock.time());
        }
        if (allHandled(clock.time())) {
            passed.update(clock.time());
            out.collect(OrClock.clock(clock));
        }
    }

    private boolean allHandled(Instant time) throws Exception {
        for (Timeframe timeframe : Timeframe.values()) {
            Instant reached = handled.get(timeframe.code());
            if (reached == null || reached.isBefore(time)) {
                return false;
            }
        }
        return true;
    }
}
