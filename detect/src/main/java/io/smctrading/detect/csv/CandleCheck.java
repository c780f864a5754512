package io.smctrading.detect.csv;

import io.smctrading.core.market.Bar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What a file of candles holds, read once from end to end.
 *
 * @param usable whether its header can be used; if not, {@code firstProblem} tells why
 * @param candles rows that keep the rules
 * @param badRows rows that break one
 * @param firstBadLine number of the first of them in the file, the header is 1
 * @param firstProblem its value and the rule, or null
 * @param leastStep shortest time between the openings of neighbouring candles, in milliseconds;
 *     {@link Long#MAX_VALUE} with fewer than two
 */
public record CandleCheck(
        boolean usable,
        long candles,
        long badRows,
        long firstBadLine,
        String firstProblem,
        long leastStep) {

    /**
     * Reads the file.
     *
     * @param reader is given every candle, in order
     * @throws IOException if it cannot be read
     */
    public static CandleCheck of(Path file, Consumer<Bar> reader) throws IOException {
        Tally tally = new Tally();
        try (CandleReader candles = new CandleReader(Files.newInputStream(file), tally)) {
            for (Bar bar = candles.next(); bar != null; bar = candles.next()) {
                tally.add(bar);
                reader.accept(bar);
            }
        } catch (UnusableHeaderException e) {
            return new CandleCheck(false, 0, 0, 1, e.getMessage(), Long.MAX_VALUE);
        }
        return tally.result();
    }

    private static final class Tally implements CandleReader.Rejections {
        private long candles;
        private long badRows;
        private long firstBadLine;
        private String firstProblem;
        private long previous;
        private long leastStep = Long.MAX_VALUE;

        private void add(Bar bar) {
            if (candles > 0) {
                leastStep = Math.min(leastStep, bar.openTime() - previous);
            }
            previous = bar.openTime();
            candles++;
        }

        @Override
        public void rejected(long line, String problem) {
            if (badRows == 0) {
                firstBadLine = line;
                firstProblem = problem;
            }
            badRows++;
        }

        private CandleCheck result() {
            return new CandleCheck(true, candles, badRows, firstBadLine, firstProblem, leastStep);
        }
    }
}
