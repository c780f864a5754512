package io.smctrading.stack.bench;

import io.smctrading.stack.cli.StateOption;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.concurrent.Callable;

/** Measures how much each stage takes. */
@Command(
        name = "throughput",
        mixinStandardHelpOptions = true,
        description = {
            "Records per second of ingest, smc-cep and storage at parallelism 1 and 2, beside a"
                + " bare Kafka - Flink - Kafka pass-through of the same records on the same"
                + " servers; processor time per million records; how both grow from 10 to 10,000"
                + " symbols, and how soon a minute that closes in all of them at once is through.",
            "Starts servers of its own on free ports, in DIR/bench, and removes their data. Takes"
                + " about 10 minutes and 5 GB of memory and disk each; other work on the machine"
                + " spoils the figures."
        })
final class ThroughputCommand implements Callable<Integer> {

    private static final int TASK_HEAP_MEGABYTES = 1536;

    @Mixin private StateOption state = new StateOption();
    @Mixin private BenchOutput output = new BenchOutput();

    @Option(
            names = "--quick",
            description = "a small part of it in two minutes, to see that all works")
    private boolean quick;

    @Override
    public Integer call() {
        output.check();
        Machine machine = Machine.here();
        ThroughputPlan plan = quick ? ThroughputPlan.QUICK : ThroughputPlan.FULL;
        try (BenchStack servers =
                BenchStack.start(
                        state.folder(), config -> config.withTaskHeap(TASK_HEAP_MEGABYTES))) {
            String settings =
                    "heap of the TaskManager %d MB instead of 448, all else as ./smc up: checkpoints every 10 s, buffer timeout 1 ms"
                            .formatted(TASK_HEAP_MEGABYTES);
            ThroughputReport report =
                    new ThroughputBench(servers.stack(), plan, System.out::println)
                            .run(machine, settings);
            report.print(System.out);
            output.write(report);
        }
        return 0;
    }
}
