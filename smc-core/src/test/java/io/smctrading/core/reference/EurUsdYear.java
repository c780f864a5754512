package io.smctrading.core.reference;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntryFactors;
import io.smctrading.core.signal.EntryParameters;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureEventType;
import io.smctrading.core.structure.StructureParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A year of EUR/USD and what another implementation of the definitions says of it. The files lie in
 * {@code shared/data} beside the clone, not in it.
 */
public final class EurUsdYear {
    private static final String EVENTS = "expected/eurusd-15m.events.csv";

    private final Path data;

    private EurUsdYear(Path data) {
        this.data = data;
    }

    /** The files, wherever above the working directory {@code shared} lies; none without them. */
    public static Optional<EurUsdYear> find() {
        for (Path folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            Path data = folder.resolve("shared").resolve("data");
            if (Files.isRegularFile(data.resolve(EVENTS))) {
                return Optional.of(new EurUsdYear(data));
            }
        }
        return Optional.empty();
    }

    public Series series() {
        return new Series("fx", "EUR-USD", Timeframe.M15);
    }

    /** What the expected files were made with: the defaults, and every candidate. */
    public DetectionParameters parameters() {
        return new DetectionParameters(
                StructureParameters.defaults(), EntryParameters.defaults().withMinConfidence(30));
    }

    public List<Bar> bars() {
        List<Bar> bars = new ArrayList<>();
        for (String line : rows("eurusd-15m.csv")) {
            List<String> cells = List.of(line.split(",", -1));
            bars.add(
                    new Bar(
                            Instant.parse(cells.get(0)).toEpochMilli(),
                            Double.parseDouble(cells.get(1)),
                            Double.parseDouble(cells.get(2)),
                            Double.parseDouble(cells.get(3)),
                            Double.parseDouble(cells.get(4)),
                            Double.parseDouble(cells.get(5))));
        }
        return bars;
    }

    public List<String> expectedEvents() {
        return rows(EVENTS);
    }

    public List<String> expectedSignals() {
        return rows("expected/eurusd-15m.signals.csv");
    }

    /** Rows of the events that the expected file speaks of: scope INTERNAL and gaps. */
    public static List<String> eventRows(List<StructureEvent> events) {
        return events.stream()
                .filter(EurUsdYear::isInTheExpectedFile)
                .map(EurUsdYear::row)
                .toList();
    }

    public static List<String> signalRows(List<EntrySignal> signals) {
        return signals.stream().map(EurUsdYear::row).toList();
    }

    private static boolean isInTheExpectedFile(StructureEvent event) {
        boolean periodLevel =
                event.type() == StructureEventType.PERIOD_HIGH
                        || event.type() == StructureEventType.PERIOD_LOW
                        || event.type() == StructureEventType.LEVEL_BROKEN;
        return event.scope() != Scope.SWING && !periodLevel;
    }

    private static String row(StructureEvent event) {
        Direction direction = event.direction();
        return String.join(
                ",",
                event.type().name(),
                direction == null ? "" : direction.name(),
                event.anchorTime().toString(),
                event.confirmedTime().toString(),
                number(event.top()),
                event.isZone() ? number(event.bottom()) : "",
                event.label() == null ? "" : event.label().name());
    }

    private static String row(EntrySignal signal) {
        EntryFactors factors = signal.factors();
        return String.join(
                ",",
                signal.side().name(),
                signal.anchorTime().toString(),
                signal.confirmedTime().toString(),
                number(signal.entry()),
                number(signal.stop()),
                number(signal.target()),
                String.format(Locale.ROOT, "%.2f", signal.confidence() / 100.0),
                Boolean.toString(factors.sweep()),
                Boolean.toString(factors.changeOfCharacter()),
                Boolean.toString(factors.gapOverlap()),
                Boolean.toString(factors.rangeSide()),
                Boolean.toString(factors.swingTrend()),
                Boolean.toString(factors.blockStrength()),
                Boolean.toString(factors.killZone()));
    }

    /** As the expected files print numbers: ten significant digits, no trailing zeros. */
    private static String number(double value) {
        return new BigDecimal(value)
                .round(new MathContext(10))
                .stripTrailingZeros()
                .toPlainString();
    }

    private List<String> rows(String file) {
        try {
            List<String> lines = Files.readAllLines(data.resolve(file));
            return lines.subList(1, lines.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
