package io.smctrading.stack;

import io.smctrading.stack.bench.BenchCommand;
import io.smctrading.stack.cli.DetectCommand;
import io.smctrading.stack.cli.DownCommand;
import io.smctrading.stack.cli.ExchangesCommand;
import io.smctrading.stack.cli.FailoverCommand;
import io.smctrading.stack.cli.JobsCommand;
import io.smctrading.stack.cli.LogsCommand;
import io.smctrading.stack.cli.QueryCommand;
import io.smctrading.stack.cli.ReplayCommand;
import io.smctrading.stack.cli.StatusCommand;
import io.smctrading.stack.cli.SuperviseCommand;
import io.smctrading.stack.cli.TokenCommand;
import io.smctrading.stack.cli.TopicsCommand;
import io.smctrading.stack.cli.UpCommand;
import io.smctrading.stack.demo.DemoCommand;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line {@code ./smc}. */
@Command(
        name = "smc",
        description = "SMC trading on Kafka and Flink: every server on this machine, one command.",
        mixinStandardHelpOptions = true,
        version = "smc 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "./smc COMMAND --help tells the options of a command.",
            "Prerequisites: JDK 17 and Maven. State, data and logs are in .smc/."
        },
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            ReplayCommand.class,
            DownCommand.class,
            StatusCommand.class,
            JobsCommand.class,
            TopicsCommand.class,
            LogsCommand.class,
            BenchCommand.class,
            QueryCommand.class,
            DetectCommand.class,
            ExchangesCommand.class,
            FailoverCommand.class,
            TokenCommand.class,
            SuperviseCommand.class
        })
public final class Smc implements Runnable {

    @Spec private CommandSpec spec;

    private Smc() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /**
     * @return the exit code: 0, 1 if something failed, 2 if the command cannot be done as asked
     */
    static int run(String... args) {
        return commandLine().execute(args);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Smc())
                .setParameterExceptionHandler(Smc::refuse)
                .setExecutionExceptionHandler(Smc::fail);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, see ./smc --help");
    }

    private static int refuse(ParameterException problem, String[] args) {
        error(problem.getCommandLine(), problem.getMessage());
        return StackException.REFUSED;
    }

    private static int fail(Exception problem, CommandLine command, CommandLine.ParseResult parsed)
            throws Exception {
        if (problem instanceof StackException expected) {
            error(command, expected.getMessage());
            return expected.exitCode();
        }
        if (problem instanceof UncheckedIOException || problem instanceof KafkaException) {
            error(command, String.valueOf(problem.getMessage()));
            return StackException.FAILED;
        }
        throw problem;
    }

    private static void error(CommandLine command, String message) {
        PrintWriter errors = command.getErr();
        errors.println("smc: " + message.lines().findFirst().orElse(""));
        errors.flush();
    }
}
