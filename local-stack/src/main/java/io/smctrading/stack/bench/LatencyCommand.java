package io.smctrading.stack.bench;

import io.smctrading.stack.StackException;
import io.smctrading.stack.cli.StateOption;
import io.smctrading.stack.flink.Job;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Measures how long a decision takes. */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description = {
            "Milliseconds from the trade or clock that closes a one-minute candle, appended to"
                + " market.trades, to the arrival of an order at the paper venue: through ingest,"
                + " smc-cep, risk and the sidecar with its ledger, storage beside them. Trades are"
                + " stamped with today's time; smc-cep sends a probe signal at every closed candle."
                + " Percentiles, the share of each hop, what was lost or doubled, and the floor:"
                + " three hops of plain Kafka clients through the same broker.",
            "Starts servers of its own on free ports, in DIR/bench, and removes their data. Takes"
                    + " about 14 minutes and 3 GB of memory; other work on the machine spoils the"
                    + " figures."
        })
final class LatencyCommand implements Callable<Integer> {

    private static final int HIGHEST_SERIES = 10_000;

    @Mixin private StateOption state = new StateOption();
    @Mixin private BenchOutput output = new BenchOutput();

    @Option(
            names = "--series",
            paramLabel = "COUNT",
            defaultValue = "1000",
            description = "symbols, one sample a minute each (default ${DEFAULT-VALUE})")
    private int series;

    @Option(
            names = "--minutes",
            defaultValue = "10",
            description =
                    "minutes that count, after one or two of warm-up (default ${DEFAULT-VALUE})")
    private int minutes;

    @Option(
            names = "--rate",
            paramLabel = "PER-SECOND",
            defaultValue = "1000",
            description = "trades of all symbols per second (default ${DEFAULT-VALUE})")
    private int rate;

    @Option(
            names = "--seed",
            defaultValue = "20131125",
            description = "of the draw which symbol trades (default ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "MILLISECONDS",
            defaultValue = "1000",
            description = "time between two checkpoints of a job (default ${DEFAULT-VALUE})")
    private int checkpointMilliseconds;

    @Option(
            names = "--buffer-timeout",
            paramLabel = "MILLISECONDS",
            defaultValue = "1",
            description =
                    "longest time that Flink waits to fill a buffer (default ${DEFAULT-VALUE})")
    private int bufferMilliseconds;

    @Option(names = "--without-storage", description = "leave the storage job out")
    private boolean withoutStorage;

    @Override
    public Integer call() {
        require(series, 1, HIGHEST_SERIES, "--series");
        require(minutes, 1, 1440, "--minutes");
        require(rate, 1, 100_000, "--rate");
        require(checkpointMilliseconds, 10, 3_600_000, "--checkpoint-interval");
        require(bufferMilliseconds, 0, 1000, "--buffer-timeout");
        output.check();
        Machine machine = Machine.here();
        List<Job> jobs = new ArrayList<>(List.of(Job.values()));
        if (withoutStorage) {
            jobs.remove(Job.STORAGE);
        }
        LatencyPlan plan =
                new LatencyPlan(series, minutes, rate, seed, jobs, Duration.ofSeconds(30));
        String settings =
                String.format(
                        Locale.ROOT,
                        "%,d symbols, %,d minutes, seed %d; checkpoints every %,d ms, buffer"
                            + " timeout %d ms, delivery at-least-once, storage %s",
                        series,
                        minutes,
                        seed,
                        checkpointMilliseconds,
                        bufferMilliseconds,
                        withoutStorage ? "off" : "on");
        try (BenchStack servers =
                BenchStack.start(
                        state.folder(),
                        config ->
                                config.withCheckpointInterval(
                                                Duration.ofMillis(checkpointMilliseconds))
                                        .withBufferTimeout(
                                                Duration.ofMillis(bufferMilliseconds)))) {
            LatencyReport report =
                    new LatencyBench(servers.stack(), plan, System.out::println)
                            .run(machine, settings);
            report.print(System.out);
            output.write(report);
        }
        return 0;
    }

    private static void require(int value, int lowest, int highest, String option) {
        if (value < lowest || value > highest) {
            throw StackException.refused(
                    "%s %d is not usable, allowed: %d to %d"
                            .formatted(option, value, lowest, highest));
        }
    }
}
