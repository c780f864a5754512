package io.smctrading.stack.bench;

import io.smctrading.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts {@code ./smc detect} as users do, and the bare alternative in the same kind of JVM. */
final class DetectionRuns {

    static final String DETECT = "io.smctrading.detect.DetectCommand";
    static final String BARE = "io.smctrading.benchmarks.CandlePassThrough";

    private static final Pattern TOTALS =
            Pattern.compile(
                    "([\\d,]+) candles of [\\d,]+ series"
                            + "(?:, ([\\d,]+) events, ([\\d,]+) signals)?"
                            + " in [\\d.,]+ s \\(([\\d,]+) candles/s\\)");

    private final Path smc;
    private final Path benchmarks;
    private final Path scratch;
    private final int repeats;
    private JavaFlags flags;

    /**
     * @param smc the launch script
     * @param benchmarks jar of the bare alternative
     * @param scratch an existing folder
     * @param repeats of each run; the one of the middle counts
     */
    DetectionRuns(Path smc, Path benchmarks, Path scratch, int repeats) {
        this.smc = smc;
        this.benchmarks = benchmarks;
        this.scratch = scratch;
        this.repeats = repeats;
    }

    /**
     * One run.
     *
     * @param candles it has read
     * @param events it has written, 0 of the bare alternative
     * @param signals it has written
     * @param seconds of the whole process
     * @param candlesPerSecond of the whole process
     * @param runPerSecond candles per second without the start, by the process's own clock
     * @param cpuSeconds of the whole process
     * @param peakBytes resident
     */
    record Figures(
            long candles,
            long events,
            long signals,
            double seconds,
            double candlesPerSecond,
            double runPerSecond,
            double cpuSeconds,
            long peakBytes) {

        /**
         * @throws StackException if the process has not told what it did
         */
        static Figures of(WatchedProcess process) {
            Matcher totals = TOTALS.matcher(process.output());
            if (!totals.find()) {
                throw StackException.failed(
                        "no totals in what was printed: " + process.output().strip());
            }
            long candles = number(totals.group(1));
            return new Figures(
                    candles,
                    number(totals.group(2)),
                    number(totals.group(3)),
                    process.seconds(),
                    candles / process.seconds(),
                    number(totals.group(4)),
                    process.cpuSeconds(),
                    process.peakBytes());
        }

        private static long number(String text) {
            return text == null ? 0 : Long.parseLong(text.replace(",", ""));
        }

        /** The one of the middle by time, of two the shorter. */
        static Figures median(List<Figures> all) {
            return all.stream()
                    .sorted(Comparator.comparingDouble(Figures::seconds))
                    .toList()
                    .get((all.size() - 1) / 2);
        }
    }

    /**
     * Runs the command once, not to be counted: what is built or kept at a first start is there.
     */
    void prepare(Path candles) {
        detectOnce(candles, 1);
    }

    /**
     * @param candles a file or a folder of files
     * @param expected how many candles it holds
     */
    Figures detect(Path candles, long expected, int parallelism) {
        List<Figures> all = new ArrayList<>();
        for (int i = 0; i < repeats; i++) {
            all.add(complete(detectOnce(candles, parallelism), expected));
        }
        return Figures.median(all);
    }

    /** The bare alternative over the same files. */
    Figures bare(Path candles, long expected, int parallelism) {
        List<String> command =
                flags().command(
                                benchmarks,
                                BARE,
                                List.of(candles.toString(), "1m", Integer.toString(parallelism)));
        List<Figures> all = new ArrayList<>();
        for (int i = 0; i < repeats; i++) {
            WatchedProcess process = WatchedProcess.run(command, log(), running -> {});
            all.add(complete(Figures.of(process), expected));
        }
        return Figures.median(all);
    }

    /** How the JVM of the command is started, as it was seen. */
    JavaFlags flags() {
        return Optional.ofNullable(flags)
                .orElseThrow(
                        () ->
                                StackException.failed(
                                        "the options of the JVM of ./smc detect were not seen"));
    }

    /** What follows the command's name. */
    List<String> arguments(Path candles, int parallelism) {
        return List.of(
                candles.toString(),
                "--timeframe",
                "1m",
                "--output",
                scratch.resolve("events.csv").toString(),
                "--signals",
                scratch.resolve("signals.csv").toString(),
                "--parallelism",
                Integer.toString(parallelism));
    }

    Path log() {
        return scratch.resolve("output.log");
    }

    private Figures detectOnce(Path candles, int parallelism) {
        List<String> command = new ArrayList<>(List.of(smc.toString(), "detect"));
        command.addAll(arguments(candles, parallelism));
        try {
            return Figures.of(WatchedProcess.run(command, log(), this::see));
        } finally {
            forgetRows();
        }
    }

    /** The script becomes the JVM, under the same number. */
    private void see(ProcessHandle process) {
        if (flags == null) {
            flags = JavaFlags.of(process, DETECT).orElse(null);
        }
    }

    private static Figures complete(Figures figures, long expected) {
        if (figures.candles() != expected) {
            throw StackException.failed(
                    "%,d of %,d candles were read".formatted(figures.candles(), expected));
        }
        return figures;
    }

    private void forgetRows() {
        try {
            Files.deleteIfExists(scratch.resolve("events.csv"));
            Files.deleteIfExists(scratch.resolve("signals.csv"));
        } catch (IOException e) {
            throw StackException.failed(scratch + " cannot be emptied: " + e, e);
        }
    }
}
