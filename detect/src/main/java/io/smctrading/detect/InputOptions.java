package io.smctrading.detect;

import io.smctrading.core.market.Timeframe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is read. */
final class InputOptions {

    @Parameters(
            paramLabel = "CANDLES",
            arity = "0..*",
            description = {
                "CSV files with the columns open_time (ISO-8601 in UTC), open, high, low, close,"
                        + " volume, oldest row first, a series each; of a folder, its *.csv by"
                        + " name"
            })
    private List<Path> candles = new ArrayList<>();

    @Option(
            names = "--timeframe",
            paramLabel = "LENGTH",
            description = "length of a candle, must be given: 1m, 5m, 15m, 1h, 4h, 1d")
    private String timeframe;

    @Option(
            names = "--symbol",
            paramLabel = "SYMBOL",
            description =
                    "name of the instrument, with one file only (default: the file's name in upper"
                            + " case without extension and timeframe)")
    private String symbol;

    @Option(
            names = "--venue",
            paramLabel = "VENUE",
            defaultValue = "file",
            description = "where it was traded (default: ${DEFAULT-VALUE})")
    private String venue;

    @Option(
            names = "--skip-bad-rows",
            description = "count rows that break a rule, instead of refusing the file")
    private boolean skipBadRows;

    /**
     * @throws RefusedException naming what is wrong with a file, a name or the timeframe
     */
    List<SeriesFile> series() {
        if (candles.isEmpty()) {
            throw new RefusedException(
                    "CANDLES are missing, allowed: files and folders of candles");
        }
        return SeriesFiles.of(candles, timeframe(), symbol, venue);
    }

    private Timeframe timeframe() {
        if (timeframe == null) {
            throw new RefusedException("--timeframe is missing, allowed: 1m, 5m, 15m, 1h, 4h, 1d");
        }
        try {
            return Timeframe.of(timeframe.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new RefusedException("--" + e.getMessage());
        }
    }

    boolean skipBadRows() {
        return skipBadRows;
    }
}
