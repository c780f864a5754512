package io.smctrading.detect;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.detect.csv.CandleCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What all files hold, read once before anything is detected.
 *
 * @param candles usable rows
 * @param badRows rows that break a rule
 * @param firstProblem file, line, value and rule of the first of them, or null
 * @param note what the user may not have meant, or null
 */
record CheckedInput(long candles, long badRows, String firstProblem, String note) {

    /**
     * Reads every file, as many at a time as there are cores.
     *
     * @param readers who is given the candles of a series
     * @throws RefusedException naming the first file that cannot be used, and why
     */
    static CheckedInput read(
            List<SeriesFile> series,
            boolean skipBadRows,
            int cores,
            Function<Series, Consumer<Bar>> readers)
            throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(cores, series.size()));
        try {
            List<Future<CandleCheck>> checks = new ArrayList<>();
            for (SeriesFile one : series) {
                Consumer<Bar> reader = readers.apply(one.series());
                checks.add(threads.submit(() -> CandleCheck.of(one.file(), reader)));
            }
            List<CandleCheck> results = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                results.add(result(series.get(i), checks.get(i)));
            }
            return together(series, results, skipBadRows);
        } finally {
            threads.shutdownNow();
        }
    }

    private static CandleCheck result(SeriesFile one, Future<CandleCheck> check)
            throws InterruptedException {
        try {
            return check.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException problem) {
                throw new RefusedException(
                        one.shown() + " cannot be read: " + problem.getMessage());
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static CheckedInput together(
            List<SeriesFile> series, List<CandleCheck> checks, boolean skipBadRows) {
        long candles = 0;
        long badRows = 0;
        String firstProblem = null;
        String note = null;
        for (int i = 0; i < checks.size(); i++) {
            SeriesFile one = series.get(i);
            CandleCheck check = checks.get(i);
            if (!check.usable()) {
                throw new RefusedException(place(one, check));
            }
            candles += check.candles();
            badRows += check.badRows();
            if (firstProblem == null && check.badRows() > 0) {
                firstProblem = place(one, check);
            }
            if (note == null && check.leastStep() < one.series().timeframe().millis()) {
                note =
                        "%s has candles %s apart, less than the timeframe %s"
                                .formatted(
                                        one.shown(),
                                        shortly(Duration.ofMillis(check.leastStep())),
                                        one.series().timeframe());
            }
        }
        if (badRows > 0 && !skipBadRows) {
            throw new RefusedException(withOthers(firstProblem, badRows - 1));
        }
        requireCandles(series, checks);
        return new CheckedInput(candles, badRows, firstProblem, note);
    }

    private static String place(SeriesFile one, CandleCheck check) {
        return "%s line %d: %s".formatted(one.shown(), check.firstBadLine(), check.firstProblem());
    }

    private static void requireCandles(List<SeriesFile> series, List<CandleCheck> checks) {
        for (int i = 0; i < checks.size(); i++) {
            if (checks.get(i).candles() == 0) {
                throw new RefusedException(series.get(i).shown() + " has no usable candle");
            }
        }
    }

    private static String withOthers(String problem, long others) {
        return others == 0
                ? problem
                : "%s, and %,d more bad %s"
                        .formatted(problem, others, others == 1 ? "row" : "rows");
    }

    private static String shortly(Duration span) {
        String text = span.toString().substring(2).toLowerCase(Locale.ROOT);
        return text.isEmpty() ? "0s" : text;
    }
}
