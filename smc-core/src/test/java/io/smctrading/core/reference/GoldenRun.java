package io.smctrading.core.reference;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.signal.Detection;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntryParameters;
import io.smctrading.core.structure.BreakMode;
import io.smctrading.core.structure.OrderBlockBreak;
import io.smctrading.core.structure.OrderBlockRule;
import io.smctrading.core.structure.StructureParameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/**
 * What the packaged week was found to hold, kept as test data in {@code golden}: both scopes, every
 * column, ids included. It guards against a change that engine and reference would make together.
 */
public enum GoldenRun {
    /** As the definitions have it, with every candidate. */
    DEFAULTS("bitstamp-15m.txt"),

    /** Every parameter another one. */
    OTHER_PARAMETERS("bitstamp-15m-other-parameters.txt");

    private final String file;

    GoldenRun(String file) {
        this.file = file;
    }

    public Series series() {
        return new Series("bitstamp", "BTC-USD", Timeframe.M15);
    }

    public DetectionParameters parameters() {
        return switch (this) {
            case DEFAULTS ->
                    new DetectionParameters(
                            StructureParameters.defaults(),
                            EntryParameters.defaults().withMinConfidence(30));
            case OTHER_PARAMETERS ->
                    new DetectionParameters(
                            new StructureParameters(
                                    3,
                                    10,
                                    7,
                                    0.3,
                                    BreakMode.WICK,
                                    OrderBlockRule.LAST_OPPOSITE,
                                    OrderBlockBreak.CLOSE,
                                    3,
                                    0.2,
                                    ZoneId.of("America/New_York")),
                            new EntryParameters(0.5, 1.5, 10, 5, 40));
        };
    }

    public List<Bar> bars() {
        return RealCandles.bitstamp(Timeframe.M15);
    }

    /** One row per event, then one per signal; see {@link GoldenRows}. */
    public List<String> expected() {
        try (InputStream golden = GoldenRun.class.getResourceAsStream("/golden/" + file)) {
            return new String(golden.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes the files anew into the folder that the argument names. To be run only when a
     * definition changed on purpose.
     */
    public static void main(String[] args) throws IOException {
        for (GoldenRun run : values()) {
            Detection found = Detection.over(run.series(), run.parameters(), run.bars());
            Files.write(
                    Path.of(args[0]).resolve(run.file),
                    GoldenRows.of(found.events(), found.signals()));
        }
    }
}
