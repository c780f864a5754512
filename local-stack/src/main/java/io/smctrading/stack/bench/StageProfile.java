package io.smctrading.stack.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What each stage of detection costs: the processor time of the Java threads, shared out by samples
 * of their stacks, beside that of the JVM's own threads.
 *
 * @param machine what it ran on
 * @param options of the JVM
 * @param candles of the run
 * @param samples taken
 * @param stages the costliest first
 * @param threads CPU seconds of the threads that have no stage
 */
record StageProfile(
        Machine machine,
        String options,
        long candles,
        long samples,
        List<Stage> stages,
        Map<ThreadTimes.Kind, Double> threads) {

    private static final int PERCENT = 100;

    /**
     * One stage.
     *
     * @param samples in it
     * @param share of all samples, 0 to 1
     * @param cpuSeconds of the Java threads by that share; 0 where the system does not tell
     */
    record Stage(String name, long samples, double share, double cpuSeconds) {}

    /** Adds samples up. */
    static final class Tally {
        private final Map<String, Long> samples = new HashMap<>();

        /**
         * @param frames of a stack, the deepest call first
         */
        void add(List<String> frames) {
            samples.merge(DetectionStages.of(frames), 1L, Long::sum);
        }

        StageProfile profile(
                Machine machine,
                String options,
                long candles,
                Map<ThreadTimes.Kind, Double> seconds) {
            long all = samples.values().stream().mapToLong(Long::longValue).sum();
            double java = seconds.getOrDefault(ThreadTimes.Kind.JAVA, 0.0);
            List<Stage> stages = new ArrayList<>();
            samples.forEach(
                    (name, count) -> {
                        double share = (double) count / all;
                        stages.add(new Stage(name, count, share, share * java));
                    });
            stages.sort(
                    Comparator.comparingLong(Stage::samples).reversed().thenComparing(Stage::name));
            Map<ThreadTimes.Kind, Double> others = new EnumMap<>(ThreadTimes.Kind.class);
            others.putAll(seconds);
            others.remove(ThreadTimes.Kind.JAVA);
            return new StageProfile(machine, options, candles, all, List.copyOf(stages), others);
        }
    }

    void print(PrintStream out) {
        out.println();
        out.println(machine.line());
        out.println("JVM: " + options);
        out.printf(
                Locale.ROOT,
                "%,d candles of one series, %,d samples of Java threads%n%n",
                candles,
                samples);
        out.printf("%-42s %8s %7s %12s%n", "stage", "samples", "CPU s", "us/candle");
        for (Stage stage : stages) {
            out.printf(
                    Locale.ROOT,
                    "%-42s %7.1f%% %7.2f %12.3f%n",
                    stage.name(),
                    stage.share() * PERCENT,
                    stage.cpuSeconds(),
                    perCandle(stage.cpuSeconds()));
        }
        threads.forEach(
                (kind, seconds) ->
                        out.printf(
                                Locale.ROOT,
                                "%-42s %8s %7.2f %12.3f%n",
                                kind.text(),
                                "",
                                seconds,
                                perCandle(seconds)));
    }

    private double perCandle(double seconds) {
        return seconds * 1e6 / candles;
    }
}
