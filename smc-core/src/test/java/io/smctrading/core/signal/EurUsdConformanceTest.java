package io.smctrading.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureEventType;
import io.smctrading.core.structure.StructureParameters;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A year of EUR/USD against what another implementation of the definitions says of it. The files
 * lie beside the clone, not in it; without them the tests are skipped.
 */
class EurUsdConformanceTest {
    private static final Path DATA = Path.of("..", "..", "shared", "data");
    private static final Series SERIES = new Series("fx", "EUR-USD", Timeframe.M15);

    private static Detection detection;

    @BeforeAll
    static void detectTheYear() throws IOException {
        assumeTrue(
                Files.isRegularFile(DATA.resolve("expected/eurusd-15m.events.csv")),
                "the shared EUR/USD files are not beside this clone");
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
        detection =
                Detection.over(
                        SERIES,
                        new DetectionParameters(
                                StructureParameters.defaults(),
                                EntryParameters.defaults().withMinConfidence(30)),
                        bars);
    }

    @Test
    void everyEventOfTheYearIsTheExpectedOneInTheExpectedOrder() throws IOException {
        List<String> ours =
                detection.events().stream()
                        .filter(EurUsdConformanceTest::isInTheExpectedFile)
                        .map(EurUsdConformanceTest::row)
                        .toList();
        assertThat(ours)
                .hasSizeGreaterThan(20_000)
                .containsExactlyElementsOf(rows("expected/eurusd-15m.events.csv"));
    }

    @Test
    void everyCandidateOfTheYearIsTheExpectedOneInTheExpectedOrder() throws IOException {
        assertThat(detection.signals().stream().map(EurUsdConformanceTest::row))
                .hasSizeGreaterThan(600)
                .containsExactlyElementsOf(rows("expected/eurusd-15m.signals.csv"));
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

    private static List<String> rows(String file) throws IOException {
        List<String> lines = Files.readAllLines(DATA.resolve(file));
        return lines.subList(1, lines.size());
    }
}
