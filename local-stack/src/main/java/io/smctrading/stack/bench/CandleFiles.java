package io.smctrading.stack.bench;

import io.smctrading.stack.StackException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** Candles as the files that {@code ./smc detect} reads, the same in every run. */
final class CandleFiles {

    /** Enough for a row. */
    static final long BYTES_PER_CANDLE = 80;

    private static final String HEADER = "open_time,open,high,low,close,volume\n";
    private static final long UNIT = 100_000_000;
    private static final int ROOM = 1 << 16;

    private final EndlessWeek week;

    CandleFiles(EndlessWeek week) {
        this.week = week;
    }

    /**
     * Writes a folder of series, each of which begins at another place of the week.
     *
     * @param folder is created
     */
    void writeSeries(Path folder, int series, long candles) {
        for (int i = 0; i < series; i++) {
            long start = (long) i * week.candles() / series;
            write(folder.resolve("bench-%02d.csv".formatted(i)), start, candles);
        }
    }

    /**
     * Writes one series.
     *
     * @param start index of its first candle in the week
     * @throws StackException naming the file, if there is no room for it
     */
    void write(Path file, long start, long candles) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                StringBuilder text = new StringBuilder(ROOM).append(HEADER);
                for (long index = start; index < start + candles; index++) {
                    append(text, week.row(index));
                    if (text.length() > ROOM - BYTES_PER_CANDLE) {
                        write(out, text);
                    }
                }
                write(out, text);
            }
        } catch (IOException e) {
            throw StackException.failed("candles cannot be written to " + file + ": " + e, e);
        }
    }

    private static void write(OutputStream out, StringBuilder text) throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
        text.setLength(0);
    }

    private static void append(StringBuilder text, EndlessWeek.Row row) {
        text.append(Instant.ofEpochMilli(row.openTime()));
        append(text, row.open());
        append(text, row.high());
        append(text, row.low());
        append(text, row.close());
        append(text, row.volume());
        text.append('\n');
    }

    /** The shortest decimal. */
    private static void append(StringBuilder text, long number) {
        text.append(',').append(number / UNIT);
        long rest = number % UNIT;
        if (rest == 0) {
            return;
        }
        text.append('.');
        for (long unit = UNIT / 10; rest > 0; unit /= 10) {
            text.append((char) ('0' + rest / unit));
            rest %= unit;
        }
    }
}
