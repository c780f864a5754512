package io.smctrading.stack.bench;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures this system on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description =
                "Measure this system on this machine, with servers of its own where it needs any. What"
                        + " the figures mean and how to read them: benchmarks/README.md.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            LatencyCommand.class,
            ThroughputCommand.class,
            DetectionCommand.class,
            ExecutionCommand.class
        })
public final class BenchCommand implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "what to measure is missing, see ./smc bench --help");
    }
}
