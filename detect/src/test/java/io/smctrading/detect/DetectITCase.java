package io.smctrading.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.RealCandles;
import io.smctrading.core.signal.Detection;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntryParameters;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command over a week of real candles and their mirror image, beside plain detection. */
class DetectITCase {
    private static final Series REAL = new Series("file", "BTC", Timeframe.M1);
    private static final Series MIRRORED = new Series("file", "MIRRORED", Timeframe.M1);
    private static final DetectionParameters PARAMETERS =
            new DetectionParameters(
                    StructureParameters.defaults(),
                    EntryParameters.defaults().withMinConfidence(30));

    @TempDir private static Path inputs;

    private static List<Bar> candles;
    private static Path real;
    private static Path mirrored;
    private static Detection ofReal;
    private static Detection ofMirrored;

    @TempDir private Path folder;

    private final RunningCommand command = new RunningCommand();

    @BeforeAll
    static void writeCandles() throws IOException {
        candles = RealCandles.bitstamp(Timeframe.M1);
        List<Bar> mirror = candles.stream().map(DetectITCase::mirrored).toList();
        real = write(inputs.resolve("btc-1m.csv"), CandleRows.of(candles));
        mirrored = write(inputs.resolve("mirrored_1m.csv"), CandleRows.of(mirror));
        ofReal = Detection.over(REAL, PARAMETERS, candles);
        ofMirrored = Detection.over(MIRRORED, PARAMETERS, mirror);
        assertThat(ofReal.signals()).hasSizeGreaterThan(50);
        assertThat(ofMirrored.signals()).hasSizeGreaterThan(50);
    }

    @Test
    void writesWhatPlainDetectionFindsRowByRowAtEveryParallelism() throws IOException {
        for (int parallelism = 1; parallelism <= 3; parallelism++) {
            Path events = folder.resolve("events-" + parallelism + ".csv");
            Path signals = folder.resolve("signals-" + parallelism + ".csv");
            run(
                    "--output",
                    events,
                    "--signals",
                    signals,
                    "--min-confidence=0.3",
                    "--parallelism=" + parallelism);

            assertThat(events)
                    .hasContent(
                            lines(
                                    ExpectedRows.EVENT_HEADER,
                                    ofReal.events().stream().map(ExpectedRows::of),
                                    ofMirrored.events().stream().map(ExpectedRows::of)));
            assertThat(signals)
                    .hasContent(
                            lines(
                                    ExpectedRows.SIGNAL_HEADER,
                                    ofReal.signals().stream().map(ExpectedRows::of),
                                    ofMirrored.signals().stream().map(ExpectedRows::of)));
        }
        assertThat(RunningCommand.namesIn(folder)).hasSize(6);
    }

    @Test
    void takesAFolderAndReplacesWhatIsThere() throws IOException {
        Path events = Files.writeString(folder.resolve("events.csv"), "what was here before");

        assertThat(command.run(inputs, "--timeframe=1m", "--output", events)).isZero();

        assertThat(events)
                .hasContent(
                        lines(
                                ExpectedRows.EVENT_HEADER,
                                ofReal.events().stream().map(ExpectedRows::of),
                                ofMirrored.events().stream().map(ExpectedRows::of)));
        assertThat(command.errors()).isEmpty();
        assertThat(command.output())
                .last()
                .asString()
                .startsWith(
                        "%,d candles of 2 series, %,d events, "
                                .formatted(
                                        2 * candles.size(),
                                        ofReal.events().size() + ofMirrored.events().size()));
    }

    @Test
    void theScopeChoosesWhatIsWritten() throws IOException {
        Path internal = folder.resolve("internal.csv");
        Path swing = folder.resolve("swing.csv");
        run("--output", internal, "--scope=INTERNAL");
        run("--output", swing, "--scope=swing", "--period-levels", "--quiet");

        assertThat(command.output()).isEmpty();
        assertThat(rows(internal))
                .containsExactlyElementsOf(
                        chosen(Scope.SWING, false).map(ExpectedRows::of).toList());
        assertThat(rows(swing))
                .containsExactlyElementsOf(
                        chosen(Scope.INTERNAL, true).map(ExpectedRows::of).toList());
    }

    @Test
    void jsonLinesTellTheSame() throws IOException {
        Path table = folder.resolve("events.csv");
        Path lines = folder.resolve("events.jsonl");
        Path signalTable = folder.resolve("signals.csv");
        Path signalLines = folder.resolve("signals.jsonl");
        run("--output", table, "--signals", signalTable);
        run("--output", lines, "--signals", signalLines);

        assertThat(JsonRows.asTable(lines, ExpectedRows.EVENT_HEADER))
                .isEqualTo(Files.readAllLines(table));
        assertThat(JsonRows.asTable(signalLines, ExpectedRows.SIGNAL_HEADER))
                .isEqualTo(Files.readAllLines(signalTable));
    }

    @Test
    void badRowsAreCountedAndLeftOutIfThatIsWanted() throws IOException {
        List<String> rows = new ArrayList<>(CandleRows.of(candles));
        rows.add(2_000, rows.get(1_000));
        rows.add(500, "not a candle");
        Path holed = write(folder.resolve("btc.csv"), rows);
        Path events = folder.resolve("events.csv");

        int code = command.run(holed, "--timeframe=1m", "--skip-bad-rows", "--output", events);

        assertThat(code).isZero();
        assertThat(command.errors())
                .containsExactly(
                        "smc: 2 bad rows are left out, the first is "
                                + holed
                                + " line 501: row has 1 column, allowed: 6 as the header has");
        assertThat(rows(events))
                .containsExactlyElementsOf(ofReal.events().stream().map(ExpectedRows::of).toList());
    }

    @Test
    void saysSoWhenCandlesAreShorterThanTheTimeframe() {
        int code = command.run(real, "--timeframe=15m", "--output", folder.resolve("events.csv"));

        assertThat(code).isZero();
        assertThat(command.errors())
                .containsExactly(
                        "smc: " + real + " has candles 1m apart, less than the timeframe 15m");
    }

    @Test
    void writesTheSameForManySeriesAtManyTimes() throws IOException {
        for (int i = 0; i < 100; i++) {
            write(folder.resolve("s%03d.csv".formatted(i)), CandleRows.of(candles.subList(0, 200)));
        }
        Path one = folder.resolve("one.jsonl");
        Path many = folder.resolve("many.jsonl");

        assertThat(command.run(folder, "--timeframe=1m", "-o", one, "--parallelism=1")).isZero();
        assertThat(command.run(folder, "--timeframe=1m", "-o", many, "--parallelism=8")).isZero();

        assertThat(many).hasSameTextualContentAs(one);
        assertThat(Files.readAllLines(one))
                .extracting(row -> row.replaceFirst(".*\"symbol\":\"([^\"]*)\".*", "$1"))
                .hasSizeGreaterThan(10_000)
                .isSorted();
    }

    @Test
    void drawsAChartOfTheSameRun() throws IOException {
        Path chart = folder.resolve("chart.html");

        run("--chart", chart, "--chart-candles=500");

        assertThat(Files.readString(chart))
                .contains("file:BTC:1m", "file:MIRRORED:1m")
                .endsWith("</html>\n");
        assertThat(RunningCommand.namesIn(folder)).containsExactly("chart.html");
    }

    @Test
    void everyParameterReachesDetection() throws IOException {
        Path events = folder.resolve("events.csv");
        Path signals = folder.resolve("signals.csv");
        DetectionParameters other = OtherParameters.all();
        Detection expected = Detection.over(REAL, other, candles);

        List<Object> args = new ArrayList<>(List.of(real, "--timeframe=1m"));
        args.addAll(List.of("--output", events, "--signals", signals));
        args.addAll(OtherParameters.options());
        assertThat(command.run(args.toArray())).isZero();

        assertThat(rows(events))
                .containsExactlyElementsOf(
                        expected.events().stream().map(ExpectedRows::of).toList());
        assertThat(rows(signals))
                .containsExactlyElementsOf(
                        expected.signals().stream().map(ExpectedRows::of).toList());
    }

    private void run(Object... options) {
        List<Object> args = new ArrayList<>(List.of(real, mirrored, "--timeframe=1m"));
        args.addAll(List.of(options));
        assertThat(command.run(args.toArray())).as(() -> command.errors().toString()).isZero();
    }

    private static Stream<StructureEvent> chosen(Scope not, boolean periodLevels) {
        return Stream.concat(ofReal.events().stream(), ofMirrored.events().stream())
                .filter(event -> event.scope() != not)
                .filter(
                        event ->
                                periodLevels
                                        || event.scope() != null
                                        || event.type().name().startsWith("FAIR_VALUE_GAP"));
    }

    private static Path write(Path file, List<String> rows) throws IOException {
        return Files.write(file, rows);
    }

    private static Bar mirrored(Bar bar) {
        return new Bar(
                bar.openTime(),
                2_000 - bar.open(),
                2_000 - bar.low(),
                2_000 - bar.high(),
                2_000 - bar.close(),
                bar.volume());
    }

    private static List<String> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return lines.subList(1, lines.size());
    }

    private static String lines(String header, Stream<String> first, Stream<String> second) {
        return Stream.concat(Stream.of(header), Stream.concat(first, second))
                .reduce(
                        new StringBuilder(),
                        (all, row) -> all.append(row).append('\n'),
                        (a, b) -> a)
                .toString();
    }
}
