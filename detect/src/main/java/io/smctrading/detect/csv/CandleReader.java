package io.smctrading.detect.csv;

import io.smctrading.core.market.Bar;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the candles of one CSV, row by row, with a buffer of its own. Rows end in LF or CR LF. */
public final class CandleReader implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_ROW = 1 << 20;

    /** Hears of rows that break a rule. */
    @FunctionalInterface
    public interface Rejections {
        /**
         * @param line number in the file, the header is 1
         * @param problem the value and the rule
         */
        void rejected(long line, String problem);
    }

    private final InputStream in;
    private final Rejections rejections;
    private final CandleParser parser;
    private byte[] buffer = new byte[BUFFER];
    private int position;
    private int limit;
    private long line;

    /**
     * Reads the header.
     *
     * @throws UnusableHeaderException naming a column that is missing
     */
    public CandleReader(InputStream in, Rejections rejections) throws IOException {
        this.in = in;
        this.rejections = rejections;
        int end = nextLine();
        String header =
                end < 0 ? "" : new String(buffer, position, end - position, StandardCharsets.UTF_8);
        position = Math.min(limit, end + 1);
        this.parser = CandleParser.of(header);
    }

    /**
     * @return the next candle that keeps the rules, null at the end of the file
     */
    public Bar next() throws IOException {
        for (int end = nextLine(); end >= 0; end = nextLine()) {
            int from = position;
            position = Math.min(limit, end + 1);
            if (!isBlank(from, end)) {
                Bar bar = parser.parse(buffer, from, end);
                if (bar != null) {
                    return bar;
                }
                rejections.rejected(line, parser.problem());
            }
        }
        return null;
    }

    private boolean isBlank(int from, int end) {
        for (int i = from; i < end; i++) {
            if (buffer[i] > ' ' || buffer[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Where the line that begins at {@link #position} ends, -1 if there is none. */
    private int nextLine() throws IOException {
        int scanned = position;
        while (true) {
            for (int i = scanned; i < limit; i++) {
                if (buffer[i] == '\n') {
                    line++;
                    return i;
                }
            }
            scanned = limit - position;
            if (!fill()) {
                if (scanned == 0) {
                    return -1;
                }
                line++;
                return limit;
            }
        }
    }

    /** Moves the line that has begun to the front and reads on behind it. */
    private boolean fill() throws IOException {
        int rest = limit - position;
        if (rest >= LONGEST_ROW) {
            throw new IOException("line " + (line + 1) + " is longer than " + LONGEST_ROW + " B");
        }
        if (rest == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        System.arraycopy(buffer, position, buffer, 0, rest);
        position = 0;
        limit = rest;
        int read = in.read(buffer, limit, buffer.length - limit);
        if (read <= 0) {
            return false;
        }
        limit += read;
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
