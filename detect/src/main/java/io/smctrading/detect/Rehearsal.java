package io.smctrading.detect;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.flink.util.FileUtils;

/**
 * Runs the command once over made-up candles: the classes that are loaded then can be kept by the
 * JVM ({@code -XX:ArchiveClassesAtExit}), and later runs start in half the time.
 */
final class Rehearsal {
    private static final int CANDLES = 3_000;
    private static final long QUARTER = 900;

    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        Path folder = Files.createTempDirectory("smc-rehearsal-");
        int code;
        try {
            Path candles = folder.resolve("made-up-15m.csv");
            write(candles);
            code =
                    DetectCommand.commandLine()
                            .setOut(new PrintWriter(PrintWriter.nullWriter()))
                            .execute(
                                    candles.toString(),
                                    "--timeframe=15m",
                                    "--output=" + folder.resolve("events.csv"),
                                    "--signals=" + folder.resolve("signals.jsonl"),
                                    "--chart=" + folder.resolve("chart.html"),
                                    "--min-confidence=0.3");
        } finally {
            FileUtils.deleteDirectoryQuietly(folder.toFile());
        }
        System.exit(code);
    }

    /** A price that swings in waves of several lengths. */
    private static void write(Path file) throws IOException {
        try (PrintWriter rows = new PrintWriter(Files.newBufferedWriter(file))) {
            rows.println("open_time,open,high,low,close,volume");
            double open = price(0);
            for (int i = 1; i <= CANDLES; i++) {
                double close = price(i);
                rows.println(
                        Instant.ofEpochSecond(QUARTER * i)
                                + ","
                                + open
                                + ","
                                + (Math.max(open, close) + 0.5)
                                + ","
                                + (Math.min(open, close) - 0.5)
                                + ","
                                + close
                                + ","
                                + i % 100);
                open = close;
            }
        }
    }

    private static double price(int i) {
        return Math.rint(100 * (1000 + 20 * Math.sin(i / 3.0) + 50 * Math.sin(i / 29.0))) / 100;
    }
}
