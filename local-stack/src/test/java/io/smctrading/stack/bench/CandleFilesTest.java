package io.smctrading.stack.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.stack.StackException;
import io.smctrading.stack.replay.TradeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandleFilesTest {
    private final CandleFiles files = new CandleFiles(EndlessWeek.of(TradeFile.bitstampWeek()));

    @TempDir private Path folder;

    @Test
    void rowsAreDecimalsUnderTheHeaderOfCandles() throws IOException {
        files.write(folder.resolve("one.csv"), 0, 2_000);

        List<String> lines = Files.readAllLines(folder.resolve("one.csv"));
        assertThat(lines).hasSize(2_001);
        assertThat(lines.get(0)).isEqualTo("open_time,open,high,low,close,volume");
        assertThat(lines.subList(1, lines.size()))
                .allMatch(
                        line ->
                                line.matches(
                                        "2013-11-\\d\\dT\\d\\d:\\d\\d:00Z(,\\d+(\\.\\d*[1-9])?){5}"))
                .allMatch(line -> line.length() < CandleFiles.BYTES_PER_CANDLE);
        assertThat(lines.get(1)).startsWith("2013-11-25T00:00:00Z,800.01,");
    }

    @Test
    void theSameFilesAreWrittenEachTime() throws IOException {
        files.writeSeries(folder.resolve("a"), 3, 500);
        new CandleFiles(EndlessWeek.of(TradeFile.bitstampWeek()))
                .writeSeries(folder.resolve("b"), 3, 500);

        for (String name : List.of("bench-00.csv", "bench-01.csv", "bench-02.csv")) {
            assertThat(folder.resolve("a").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("b").resolve(name));
        }
    }

    @Test
    void seriesBeginAtDifferentPlacesOfTheWeek() throws IOException {
        files.writeSeries(folder, 64, 1);

        List<Path> written;
        try (var paths = Files.list(folder)) {
            written = paths.toList();
        }
        assertThat(written).hasSize(64);
        assertThat(written.stream().map(CandleFilesTest::firstRow).distinct()).hasSize(64);
    }

    @Test
    void namesTheFileThatCannotBeWritten() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "a file, not a folder");

        assertThatThrownBy(() -> files.writeSeries(taken, 1, 1))
                .isInstanceOf(StackException.class)
                .hasMessageContaining(taken.resolve("bench-00.csv").toString());
    }

    private static String firstRow(Path file) {
        try {
            return Files.readAllLines(file).get(1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
