package io.smctrading.stack.bench;

import io.smctrading.stack.StackException;
import io.smctrading.stack.cli.StateOption;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the way of an order from Kafka to an exchange. */
@Command(
        name = "execution",
        mixinStandardHelpOptions = true,
        description = {
            "The sidecar at the exchange simulator (Binance's protocol): milliseconds from an intent in"
                    + " Kafka to the request on the wire and to its report, at --rate; 1,000 orders a"
                    + " second for a minute with the exchange's limits off, and whether all of them"
                    + " arrived once; seconds from kill -9 with --restart-orders open brackets until it"
                    + " trades again with all of them compared; its memory. The floors of the machine in"
                    + " the same run: fsync, a commit, an HTTP request, a record through Kafka.",
            "Starts servers of its own on free ports, in DIR/bench, and removes their data. Takes"
                    + " about 6 minutes and 2 GB of memory; other work on the machine spoils the"
                    + " figures."
        })
final class ExecutionCommand implements Callable<Integer> {

    private static final int WARM_UP_SECONDS = 60;
    private static final int LOAD_SECONDS = 60;

    @Mixin private StateOption state = new StateOption();
    @Mixin private BenchOutput output = new BenchOutput();

    @Option(
            names = "--rate",
            paramLabel = "PER-SECOND",
            defaultValue = "100",
            description = "orders per second of the latency (default ${DEFAULT-VALUE})")
    private int rate;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "of the latency, after 60 of warm-up (default ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--load",
            paramLabel = "PER-SECOND",
            defaultValue = "1000",
            description = "orders per second of the throughput (default ${DEFAULT-VALUE})")
    private int load;

    @Option(
            names = "--restart-orders",
            paramLabel = "COUNT",
            defaultValue = "10000",
            description = "open brackets at the restart (default ${DEFAULT-VALUE})")
    private int restartOrders;

    @Option(
            names = "--part",
            paramLabel = "PART",
            split = ",",
            description = "only ${COMPLETION-CANDIDATES}, any of them by commas")
    private Set<ExecutionPlan.Part> parts = EnumSet.allOf(ExecutionPlan.Part.class);

    @Option(names = "--quick", description = "a small part of it, to see that all works")
    private boolean quick;

    @Override
    public Integer call() {
        output.check();
        ExecutionPlan plan = plan();
        Machine machine = Machine.here();
        try (BenchStack servers = BenchStack.start(state.folder(), ExecutionBench::servers)) {
            ExecutionReport report =
                    new ExecutionBench(servers.stack(), plan, System.out::println).run(machine);
            report.print(System.out);
            output.write(report);
            return report.complete() ? 0 : 1;
        }
    }

    /**
     * @throws StackException refused if an option is out of its range
     */
    ExecutionPlan plan() {
        require(rate, 1, 1_000, "--rate");
        require(seconds, 1, 600, "--seconds");
        require(load, 1, 10_000, "--load");
        require(restartOrders, 1, 20_000, "--restart-orders");
        ExecutionPlan plan =
                new ExecutionPlan(
                        parts, rate, seconds, WARM_UP_SECONDS, load, LOAD_SECONDS, restartOrders);
        return quick ? plan.quick() : plan;
    }

    private static void require(int value, int lowest, int highest, String option) {
        if (value < lowest || value > highest) {
            throw StackException.refused(
                    "%s %d is not usable, allowed: %d to %d"
                            .formatted(option, value, lowest, highest));
        }
    }
}
