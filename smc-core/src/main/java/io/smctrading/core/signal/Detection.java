package io.smctrading.core.signal;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.structure.StructureEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything the candles of one series made known, in order.
 *
 * @param events every statement, by candle and then by order of evaluation
 * @param signals every candidate of enough confidence, by candle
 */
public record Detection(List<StructureEvent> events, List<EntrySignal> signals) {

    public Detection {
        events = List.copyOf(events);
        signals = List.copyOf(signals);
    }

    /**
     * Runs the detectors over the candles, from the first to the last, in this thread.
     *
     * @throws IllegalArgumentException if a candle does not open after the one before
     */
    public static Detection over(
            Series series, DetectionParameters parameters, Iterable<Bar> candles) {
        List<StructureEvent> events = new ArrayList<>();
        List<EntrySignal> signals = new ArrayList<>();
        DetectionSink collect =
                new DetectionSink() {
                    @Override
                    public void event(StructureEvent event) {
                        events.add(event);
                    }

                    @Override
                    public void signal(EntrySignal signal) {
                        signals.add(signal);
                    }
                };
        DetectionEngine engine = new DetectionEngine(series, parameters);
        for (Bar bar : candles) {
            engine.onBar(bar, collect);
        }
        return new Detection(events, signals);
    }
}
