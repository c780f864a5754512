package io.smctrading.stack.bench;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * What the measurement of detection came to.
 *
 * @param machine what it ran on
 * @param options of the JVMs, the bare alternative's too
 * @param repeats of each run; the one of the middle counts
 * @param beside each run beside the bare alternative
 * @param growth of one series
 */
record DetectionReport(
        Machine machine, String options, int repeats, List<Beside> beside, List<Growth> growth) {

    private static final double MEGABYTE = 1 << 20;

    /**
     * A run and the bare alternative over the same files.
     *
     * @param ofBare candles per second of the whole process as a share of the bare alternative's
     * @param runOfBare the same without the start of both
     */
    record Beside(
            int series,
            int parallelism,
            DetectionRuns.Figures detect,
            DetectionRuns.Figures bare,
            double ofBare,
            double runOfBare) {

        Beside(
                int series,
                int parallelism,
                DetectionRuns.Figures detect,
                DetectionRuns.Figures bare) {
            this(
                    series,
                    parallelism,
                    detect,
                    bare,
                    detect.candlesPerSecond() / bare.candlesPerSecond(),
                    detect.runPerSecond() / bare.runPerSecond());
        }
    }

    /**
     * A run over one series.
     *
     * @param microsecondsPerCandle of the whole process
     */
    record Growth(DetectionRuns.Figures detect, double microsecondsPerCandle) {

        Growth(DetectionRuns.Figures detect) {
            this(detect, detect.seconds() * 1e6 / detect.candles());
        }
    }

    void print(PrintStream out) {
        out.println();
        out.println(machine.line());
        out.printf(
                "JVM: %s; %s%n",
                options, repeats == 1 ? "each run once" : "of " + repeats + " runs the middle one");
        out.println();
        out.printf(
                "%6s %11s %11s %8s %10s %12s %9s %9s %6s %12s %7s %12s %7s%n",
                "series",
                "candles",
                "parallelism",
                "seconds",
                "candles/s",
                "of run alone",
                "CPU s",
                "us/candle",
                "MB",
                "bare",
                "of it",
                "of run alone",
                "of it");
        for (Beside each : beside) {
            DetectionRuns.Figures detect = each.detect();
            out.printf(
                    Locale.ROOT,
                    "%6d %,11d %11d %8.2f %,10.0f %,12.0f %9.1f %9.2f %,6.0f %,12.0f %7.2f %,12.0f %7.2f%n",
                    each.series(),
                    detect.candles(),
                    each.parallelism(),
                    detect.seconds(),
                    detect.candlesPerSecond(),
                    detect.runPerSecond(),
                    detect.cpuSeconds(),
                    detect.cpuSeconds() * 1e6 / detect.candles(),
                    detect.peakBytes() / MEGABYTE,
                    each.bare().candlesPerSecond(),
                    each.ofBare(),
                    each.bare().runPerSecond(),
                    each.runOfBare());
        }
        out.println();
        out.printf(
                "%11s %8s %10s %12s %9s %6s %12s   %s%n",
                "one series",
                "seconds",
                "us/candle",
                "of run alone",
                "CPU s",
                "MB",
                "events",
                "signals");
        for (Growth each : growth) {
            DetectionRuns.Figures detect = each.detect();
            out.printf(
                    Locale.ROOT,
                    "%,11d %8.2f %10.2f %12.2f %9.1f %,6.0f %,12d   %,d%n",
                    detect.candles(),
                    detect.seconds(),
                    each.microsecondsPerCandle(),
                    1e6 / detect.runPerSecond(),
                    detect.cpuSeconds(),
                    detect.peakBytes() / MEGABYTE,
                    detect.events(),
                    detect.signals());
        }
    }
}
