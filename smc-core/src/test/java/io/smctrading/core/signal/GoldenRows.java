package io.smctrading.core.signal;

import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.RealCandles;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One line per event and signal, ids included. Its main writes the golden file anew. */
final class GoldenRows {

    private GoldenRows() {}

    static List<String> of(Detection detection) {
        List<String> rows = new ArrayList<>();
        for (StructureEvent event : detection.events()) {
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
        for (EntrySignal signal : detection.signals()) {
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

    /** Argument: the file to write. To be run only when a definition changed on purpose. */
    public static void main(String[] args) throws IOException {
        Detection detection =
                Detection.over(
                        new Series("bitstamp", "BTC-USD", Timeframe.M15),
                        new DetectionParameters(
                                StructureParameters.defaults(),
                                EntryParameters.defaults().withMinConfidence(30)),
                        RealCandles.bitstamp(Timeframe.M15));
        Files.write(Path.of(args[0]), of(detection));
    }
}
