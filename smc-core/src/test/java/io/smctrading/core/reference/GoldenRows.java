package io.smctrading.core.reference;

import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.StructureEvent;
import java.util.ArrayList;
import java.util.List;

/** One line per event and signal, ids included. */
public final class GoldenRows {

    private GoldenRows() {}

    public static List<String> of(List<StructureEvent> events, List<EntrySignal> signals) {
        List<String> rows = new ArrayList<>();
        for (StructureEvent event : events) {
            rows.add(
                    String.join(
                            ",",
                            event.eventId(),
                            event.type().name(),
                            String.valueOf(event.direction()),
                            String.valueOf(event.scope()),
                            event.anchorTime().toString(),
                            event.confirmedTime().toString(),
                            Integer.toString(event.ordinal()),
                            Double.toString(event.top()),
                            Double.toString(event.bottom()),
                            String.valueOf(event.label()),
                            String.valueOf(event.zoneId()),
                            String.valueOf(event.breakId()),
                            Double.toString(event.volume()),
                            Double.toString(event.strength())));
        }
        for (EntrySignal signal : signals) {
            rows.add(
                    String.join(
                            ",",
                            signal.signalId(),
                            signal.side().name(),
                            signal.confirmedTime().toString(),
                            Double.toString(signal.entry()),
                            Double.toString(signal.stop()),
                            Double.toString(signal.target()),
                            Integer.toString(signal.confidence()),
                            signal.zoneId(),
                            signal.breakId()));
        }
        return rows;
    }
}
