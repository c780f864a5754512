package io.smctrading.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of the command over a year of EUR/USD against what another implementation of the
 * definitions says of it, row by row. The expected files lie beside the clone, not in it; without
 * them the test is skipped.
 */
class EurUsdConformanceITCase {
    private static final Path DATA = Path.of("..", "..", "shared", "data");
    private static final Path EVENTS = DATA.resolve("expected/eurusd-15m.events.csv");
    private static final Path SIGNALS = DATA.resolve("expected/eurusd-15m.signals.csv");

    @TempDir private Path folder;

    @Test
    void everyRowOfEventsAndSignalsIsTheExpectedOneInTheExpectedOrder() throws IOException {
        assumeTrue(
                Files.isRegularFile(EVENTS), "the shared EUR/USD files are not beside this clone");
        Path events = folder.resolve("events.csv");
        Path signals = folder.resolve("signals.csv");
        RunningCommand command = new RunningCommand();

        int code =
                command.run(
                        DATA.resolve("eurusd-15m.csv"),
                        "--timeframe=15m",
                        "--scope=internal",
                        "--min-confidence=0.3",
                        "--output",
                        events,
                        "--signals",
                        signals);

        assertThat(code).as(() -> command.errors().toString()).isZero();
        assertThat(withColumnsOf(EVENTS, events))
                .hasSizeGreaterThan(20_000)
                .isEqualTo(Files.readAllLines(EVENTS));
        assertThat(withColumnsOf(SIGNALS, signals))
                .hasSizeGreaterThan(600)
                .isEqualTo(Files.readAllLines(SIGNALS));
    }

    /** The lines of a table, header included, with the columns that another has. */
    private static List<String> withColumnsOf(Path other, Path table) throws IOException {
        List<String> lines = Files.readAllLines(table);
        List<String> names = List.of(lines.get(0).split(",", -1));
        int[] columns =
                List.of(Files.readAllLines(other).get(0).split(",", -1)).stream()
                        .mapToInt(names::indexOf)
                        .toArray();
        assertThat(columns).doesNotContain(-1);
        return lines.stream()
                .map(
                        line -> {
                            String[] cells = line.split(",", -1);
                            StringBuilder row = new StringBuilder();
                            for (int column : columns) {
                                row.append(row.isEmpty() ? "" : ",").append(cells[column]);
                            }
                            return row.toString();
                        })
                .toList();
    }
}
