package io.smctrading.benchmarks;

import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.detect.SeriesFile;
import io.smctrading.detect.csv.CandleFormat;
import io.smctrading.detect.graph.LocalFlink;
import io.smctrading.jobs.cep.functions.SeriesInput;
import io.smctrading.jobs.cep.types.CepTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Reads the candles of files, hands them over by series and drops them: what Flink costs before
 * {@code ./smc detect} does anything. Source, records, key and configuration are the command's own;
 * so must be its JVM's options, and its class path stands before this jar's.
 */
public final class CandlePassThrough {
    private static final LongAdder CANDLES = new LongAdder();

    private CandlePassThrough() {}

    /**
     * @param args a file or a folder of {@code *.csv}, the timeframe, the parallelism
     */
    public static void main(String[] args) throws Exception {
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        System.out.println(run(Path.of(args[0]), Timeframe.of(args[1]), Integer.parseInt(args[2])));
        System.exit(0);
    }

    /** Returns what was read and how fast, as the command says it. */
    static String run(Path candles, Timeframe timeframe, int parallelism) throws Exception {
        List<SeriesFile> series = series(candles, timeframe);
        CANDLES.reset();
        Duration run;
        try (LocalFlink flink = LocalFlink.start(parallelism)) {
            Instant started = Instant.now();
            StreamExecutionEnvironment env =
                    StreamExecutionEnvironment.getExecutionEnvironment(
                            LocalFlink.configuration(parallelism));
            env.fromSource(
                            CandleFormat.source(series, false, CandlePassThrough::count),
                            WatermarkStrategy.noWatermarks(),
                            "candles")
                    .keyBy(SeriesInput::series, CepTypes.SERIES)
                    .sinkTo(new DiscardingSink<>());
            flink.run(env.getStreamGraph().getJobGraph(), () -> {});
            run = Duration.between(started, Instant.now());
        }
        double seconds = Math.max(1, run.toMillis()) / 1e3;
        return String.format(
                Locale.ROOT,
                "%,d candles of %,d series in %.1f s (%,.0f candles/s)",
                CANDLES.sum(),
                series.size(),
                seconds,
                CANDLES.sum() / seconds);
    }

    /** Flink sends its functions as bytes: this one reaches the sum of this process. */
    private static void count(int candles) {
        CANDLES.add(candles);
    }

    private static List<SeriesFile> series(Path candles, Timeframe timeframe) throws IOException {
        List<SeriesFile> series = new ArrayList<>();
        for (Path file : files(candles)) {
            String symbol = file.getFileName().toString().toUpperCase(Locale.ROOT);
            series.add(
                    new SeriesFile(
                            new Series("file", symbol, timeframe), file.toAbsolutePath(), file));
        }
        return series;
    }

    private static List<Path> files(Path candles) throws IOException {
        if (!Files.isDirectory(candles)) {
            return List.of(candles);
        }
        try (Stream<Path> files = Files.list(candles)) {
            return files.filter(file -> file.toString().endsWith(".csv")).sorted().toList();
        }
    }
}
