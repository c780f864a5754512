package io.smctrading.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that is ended in the middle of its work, as a process of its own. */
class EndedEarlyITCase {
    private static final int CANDLES = 1_500_000;
    private static final int TERMINATED = 143;

    @TempDir private Path folder;

    @Test
    void leavesWhatWasThereAndNothingElse() throws Exception {
        Path candles = folder.resolve("made-up.csv");
        writeCandles(candles);
        Path events = Files.writeString(folder.resolve("events.csv"), "from an earlier run");
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-Djava.io.tmpdir=" + temporary,
                                "-cp",
                                System.getProperty("java.class.path"),
                                DetectCommand.class.getName(),
                                candles.toString(),
                                "--timeframe=1m",
                                "--output",
                                events.toString(),
                                "--chart",
                                folder.resolve("chart.html").toString())
                        .redirectErrorStream(true)
                        .start();

        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).as("progress").contains("% ");
            process.toHandle().destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(output.lines().filter(line -> line.startsWith("smc:"))).isEmpty();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.exitValue()).isEqualTo(TERMINATED);
        assertThat(events).hasContent("from an earlier run");
        assertThat(RunningCommand.namesIn(folder))
                .containsExactly("events.csv", "made-up.csv", "tmp");
        assertThat(temporary).isEmptyDirectory();
    }

    /** A price that swings in waves of several lengths. */
    private static void writeCandles(Path file) throws IOException {
        try (PrintWriter rows = new PrintWriter(Files.newBufferedWriter(file))) {
            rows.println("open_time,open,high,low,close,volume");
            double open = 1_000;
            for (int i = 1; i <= CANDLES; i++) {
                double close = Math.rint(1_000 + 20 * Math.sin(i / 3.0) + 50 * Math.sin(i / 29.0));
                rows.println(
                        Instant.ofEpochSecond(60L * i)
                                + ","
                                + open
                                + ","
                                + (Math.max(open, close) + 1)
                                + ","
                                + (Math.min(open, close) - 1)
                                + ","
                                + close
                                + ",1");
                open = close;
            }
        }
    }
}
