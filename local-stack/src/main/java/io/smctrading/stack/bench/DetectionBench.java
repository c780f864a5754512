package io.smctrading.stack.bench;

import io.smctrading.stack.replay.TradeFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Measures detection over files, run by run, each in a process of its own. */
final class DetectionBench {

    private final DetectionPlan plan;
    private final DetectionRuns runs;
    private final Scratch scratch;
    private final Consumer<String> progress;
    private final CandleFiles files = new CandleFiles(EndlessWeek.of(TradeFile.bitstampWeek()));
    private int step;

    /**
     * @param progress told a line at a time what is done
     */
    DetectionBench(
            DetectionPlan plan, DetectionRuns runs, Scratch scratch, Consumer<String> progress) {
        this.plan = plan;
        this.runs = runs;
        this.scratch = scratch;
        this.progress = progress;
    }

    DetectionReport run(Machine machine) {
        prepare();
        List<DetectionReport.Beside> beside = new ArrayList<>(ofManySeries());
        Path one = oneSeries(plan.single());
        int parallelism = plan.mostParallel();
        DetectionReport.Beside single = beside(1, one, plan.single(), parallelism);
        scratch.delete(one);
        beside.add(single);
        return new DetectionReport(
                machine,
                String.join(" ", runs.flags().options()),
                plan.repeats(),
                beside,
                grow(single, parallelism));
    }

    private void prepare() {
        Path few = oneSeries(plan.lengths().get(0));
        runs.prepare(few);
        scratch.delete(few);
        done("./smc detect is ready: %s", String.join(" ", runs.flags().options()));
    }

    private List<DetectionReport.Beside> ofManySeries() {
        Path many = scratch.folder().resolve("series");
        files.writeSeries(many, plan.series(), plan.candles());
        List<DetectionReport.Beside> beside = new ArrayList<>();
        for (int parallelism : plan.parallelisms()) {
            beside.add(beside(plan.series(), many, plan.series() * plan.candles(), parallelism));
        }
        scratch.delete(many);
        return beside;
    }

    private List<DetectionReport.Growth> grow(DetectionReport.Beside single, int parallelism) {
        List<DetectionReport.Growth> growth = new ArrayList<>();
        for (long length : plan.lengths()) {
            if (length == plan.single()) {
                growth.add(new DetectionReport.Growth(single.detect()));
                continue;
            }
            Path one = oneSeries(length);
            DetectionRuns.Figures detect = runs.detect(one, length, parallelism);
            scratch.delete(one);
            done("one series of %,d candles: %s", length, text(detect));
            growth.add(new DetectionReport.Growth(detect));
        }
        return growth;
    }

    private DetectionReport.Beside beside(int series, Path candles, long number, int parallelism) {
        String what =
                String.format(
                        Locale.ROOT,
                        "%d series, %,d candles, parallelism %d",
                        series,
                        number,
                        parallelism);
        DetectionRuns.Figures detect = runs.detect(candles, number, parallelism);
        done("%s: %s", what, text(detect));
        DetectionRuns.Figures bare = runs.bare(candles, number, parallelism);
        done("%s, bare: %s", what, text(bare));
        return new DetectionReport.Beside(series, parallelism, detect, bare);
    }

    private Path oneSeries(long candles) {
        Path file = scratch.folder().resolve("single.csv");
        files.write(file, 0, candles);
        return file;
    }

    private static String text(DetectionRuns.Figures figures) {
        return String.format(
                Locale.ROOT,
                "%,.0f candles/s, %.2f s, %.1f CPU s",
                figures.candlesPerSecond(),
                figures.seconds(),
                figures.cpuSeconds());
    }

    private void done(String format, Object... arguments) {
        step++;
        progress.accept(
                String.format(Locale.ROOT, "[%2d/%2d] ", step, plan.steps())
                        + String.format(Locale.ROOT, format, arguments));
    }
}
