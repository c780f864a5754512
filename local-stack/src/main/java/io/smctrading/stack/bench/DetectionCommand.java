package io.smctrading.stack.bench;

import io.smctrading.stack.Distribution;
import io.smctrading.stack.StackException;
import io.smctrading.stack.cli.StateOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures {@code ./smc detect}. */
@Command(
        name = "detect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Candles per second of ./smc detect, files in and files out, each run a process of its"
                    + " own: many series at parallelism 1 and 2, one series, and one series from"
                    + " 10,000 candles up. Beside it a bare Flink source - keyBy - sink over the same"
                    + " files in a JVM with the same options. Processor time and peak memory of each."
                    + " With --profile instead: what each stage costs, by Java Flight Recorder.",
            "The candles are made of the packaged week of trades, the same in every run. They lie in"
                    + " DIR/bench-detect-... and are removed, as is what is written. Takes about ten"
                    + " minutes, 1.5 GB of memory and 9 GB of disk; other work on the machine spoils"
                    + " the figures."
        })
final class DetectionCommand implements Callable<Integer> {

    private static final int MOST_PARALLELISM = 32;
    private static final DetectionPlan QUICK =
            new DetectionPlan(8, 12_500, 100_000, DetectionPlan.lengths(100_000), List.of(2), 1);

    @Mixin private StateOption state = new StateOption();
    @Mixin private BenchOutput output = new BenchOutput();

    @Option(
            names = "--series",
            defaultValue = "64",
            description = "files of the run over many series (default ${DEFAULT-VALUE})")
    private int series;

    @Option(
            names = "--candles",
            defaultValue = "50000",
            description = "in each of them (default ${DEFAULT-VALUE})")
    private long candles;

    @Option(
            names = "--single",
            paramLabel = "CANDLES",
            defaultValue = "1000000",
            description = "of the run over one series (default ${DEFAULT-VALUE})")
    private long single;

    @Option(
            names = "--longest",
            paramLabel = "CANDLES",
            defaultValue = "10000000",
            description = "one series grows from 10,000 to this (default ${DEFAULT-VALUE})")
    private long longest;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2",
            description =
                    "of the run over many series; one series has the last (default"
                            + " ${DEFAULT-VALUE})")
    private List<Integer> parallelism;

    @Option(
            names = "--repeats",
            defaultValue = "3",
            description = "of each run; the one of the middle counts (default ${DEFAULT-VALUE})")
    private int repeats;

    @Option(
            names = "--profile",
            description = "profile the run over one series instead: what each stage costs")
    private boolean profile;

    @Option(
            names = "--quick",
            description = "a small part of it in a minute, to see that all works")
    private boolean quick;

    @Override
    public Integer call() {
        output.check();
        DetectionPlan plan = quick ? QUICK : asked();
        Machine machine = Machine.here();
        try (Scratch scratch = Scratch.in(state.folder().root(), plan.bytes())) {
            DetectionRuns runs =
                    new DetectionRuns(
                            launcher(),
                            Distribution.current().job("benchmarks"),
                            scratch.folder(),
                            plan.repeats());
            if (profile) {
                StageProfile stages =
                        new DetectionProfile(runs, scratch)
                                .run(machine, plan.single(), plan.mostParallel());
                stages.print(System.out);
                output.write(stages);
            } else {
                DetectionReport report =
                        new DetectionBench(plan, runs, scratch, System.out::println).run(machine);
                report.print(System.out);
                output.write(report);
            }
        }
        return 0;
    }

    private DetectionPlan asked() {
        require(series, 1, 10_000, "--series");
        require(candles, 1, 100_000_000, "--candles");
        require(single, 1, 1_000_000_000, "--single");
        require(longest, 10_000, 1_000_000_000, "--longest");
        require(repeats, 1, 99, "--repeats");
        for (int each : parallelism) {
            require(each, 1, MOST_PARALLELISM, "--parallelism");
        }
        return new DetectionPlan(
                series,
                candles,
                single,
                profile ? List.of() : DetectionPlan.lengths(longest),
                parallelism,
                repeats);
    }

    private static Path launcher() {
        Path launcher = Path.of(System.getProperty("smc.home", ""), "smc").toAbsolutePath();
        if (!Files.isExecutable(launcher)) {
            throw StackException.refused("there is no " + launcher + ": start this with ./smc");
        }
        return launcher;
    }

    private static void require(long value, long lowest, long highest, String option) {
        if (value < lowest || value > highest) {
            throw StackException.refused(
                    "%s %d is not usable, allowed: %d to %d"
                            .formatted(option, value, lowest, highest));
        }
    }
}
