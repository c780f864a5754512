package io.smctrading.detect;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Timeframe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesFilesTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "eurusd-15m.csv, EURUSD",
        "btc_15m.csv, BTC",
        "btc-usd.csv, BTC-USD",
        "btc-perp-1m.csv, BTC-PERP-1M",
        "btc15m.csv, BTC15M",
        "-15m.csv, -15M",
        "es.2024.txt, ES.2024",
        "noextension, NOEXTENSION"
    })
    void theSymbolIsTheNameOfTheFile(String file, String symbol) throws IOException {
        Path input = Files.createFile(folder.resolve(file));

        assertThat(SeriesFiles.of(List.of(input), Timeframe.M15, null, "file"))
                .extracting(one -> one.series().key())
                .containsExactly("file:" + symbol + ":15m");
    }

    @Test
    void theSymbolOfOneFileCanBeGiven() throws IOException {
        Path input = Files.createFile(folder.resolve("a.csv"));

        assertThat(SeriesFiles.of(List.of(input), Timeframe.H4, "Gold spot", "my venue"))
                .extracting(one -> one.series().key())
                .containsExactly("my venue:Gold spot:4h");
    }

    @Test
    void aFolderIsItsTablesInTheOrderOfTheirNames() throws IOException {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        for (String name : List.of("b.csv", "a.CSV", "notes.txt", "_c.csv")) {
            Files.createFile(inner.resolve(name));
        }
        Files.createDirectory(inner.resolve("deeper.csv"));
        Path first = Files.createFile(folder.resolve("z.csv"));

        assertThat(SeriesFiles.of(List.of(first, inner), Timeframe.M15, null, "file"))
                .extracting(one -> one.series().symbol())
                .containsExactly("Z", "_C", "A", "B");
    }
}
