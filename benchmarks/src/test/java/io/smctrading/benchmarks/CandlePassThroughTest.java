package io.smctrading.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CandlePassThroughTest {
    private static final String ROWS =
            """
            open_time,open,high,low,close,volume
            2024-01-01T00:00:00Z,10,12,9,11,1
            2024-01-01T00:01:00Z,11,13,10,12,1
            """;

    @TempDir private Path folder;

    @Test
    void readsEveryCandleOfEveryFileAndSaysSo() throws Exception {
        write("one.csv");
        write("two.csv");
        write("notes.txt");

        assertThat(CandlePassThrough.run(folder, Timeframe.M1, 2))
                .matches("4 candles of 2 series in [\\d.]+ s \\([\\d,]+ candles/s\\)");
    }

    @Test
    void takesOneFile() throws Exception {
        write("one.csv");

        assertThat(CandlePassThrough.run(folder.resolve("one.csv"), Timeframe.M1, 1))
                .startsWith("2 candles of 1 series in ");
    }

    private void write(String name) throws IOException {
        Files.writeString(folder.resolve(name), ROWS);
    }
}
