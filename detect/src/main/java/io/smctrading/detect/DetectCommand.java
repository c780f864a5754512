package io.smctrading.detect;

import io.smctrading.core.signal.DetectionParameters;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code ./smc detect}. */
@Command(
        name = "smc detect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        customSynopsis = "smc detect CANDLES... --timeframe LENGTH --output EVENTS [OPTIONS]",
        description = {
            "Find market structure and entry signals in files of candles, by the graph that trades"
                    + " live; no stack is needed. The definitions are in docs/market-structure.md."
        },
        footer = {
            "",
            "Rows stand series by series in the order of the input, within one in the order they"
                    + " became known. Files that exist are replaced when all is done.",
            "Exit codes: 0, 1 if something failed, 2 if the command or its input cannot be used."
        })
public final class DetectCommand implements Callable<Integer> {
    static final int FAILED = 1;
    static final int REFUSED = 2;

    @Spec private CommandSpec spec;

    @ArgGroup(exclusive = false, validate = false, order = 1, heading = "%nWhat is read%n")
    private InputOptions input = new InputOptions();

    @ArgGroup(
            exclusive = false,
            validate = false,
            order = 2,
            heading = "%nWhat is written, at least one of --output, --signals, --chart%n")
    private OutputOptions output = new OutputOptions();

    @ArgGroup(
            exclusive = false,
            validate = false,
            order = 3,
            heading = "%nParameters of structure; enough for all: ATRS is a number of ATRs%n")
    private StructureOptions structure = new StructureOptions();

    @ArgGroup(exclusive = false, validate = false, order = 4, heading = "%nParameters of signals%n")
    private EntryOptions entry = new EntryOptions();

    @ArgGroup(exclusive = false, validate = false, order = 5, heading = "%nHow it runs%n")
    private RunOptions run = new RunOptions();

    private DetectCommand() {}

    public static void main(String[] args) {
        boolean verbose = List.of(args).contains("--verbose");
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", verbose ? "warn" : "off");
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new DetectCommand())
                .setParameterExceptionHandler(DetectCommand::refuse)
                .setExecutionExceptionHandler(DetectCommand::fail);
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        AtomicBoolean interrupted = new AtomicBoolean();
        try (Detecting work = new Detecting(request(), out, err)) {
            Thread atExit =
                    new Thread(
                            () -> {
                                interrupted.set(true);
                                closeQuietly(work);
                            });
            Runtime.getRuntime().addShutdownHook(atExit);
            try {
                work.run();
            } finally {
                if (!interrupted.get()) {
                    Runtime.getRuntime().removeShutdownHook(atExit);
                }
            }
        } catch (Exception e) {
            if (interrupted.get()) {
                return FAILED;
            }
            throw e;
        }
        return 0;
    }

    private static void closeQuietly(Detecting work) {
        try {
            work.close();
        } catch (Exception e) {
            // The process ends; nobody is left to be told.
        }
    }

    private DetectRequest request() {
        List<SeriesFile> series = input.series();
        OutputPlaces.require(output, series);
        return new DetectRequest(
                series,
                input.skipBadRows(),
                new DetectionParameters(structure.parameters(output.scope()), entry.parameters()),
                output.selection(),
                output.output(),
                output.signals(),
                output.chart(),
                output.chartCandles(),
                run.parallelism(),
                run.quiet());
    }

    private static int refuse(ParameterException problem, String[] args) {
        error(problem.getCommandLine(), problem.getMessage());
        return REFUSED;
    }

    private static int fail(
            Exception problem, CommandLine command, CommandLine.ParseResult parsed) {
        if (problem instanceof RefusedException) {
            error(command, problem.getMessage());
            return REFUSED;
        }
        Throwable root = problem;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        if (parsed.hasMatchedOption("--verbose")) {
            problem.printStackTrace(command.getErr());
        }
        error(command, "detection failed: " + root);
        return FAILED;
    }

    private static void error(CommandLine command, String message) {
        PrintWriter errors = command.getErr();
        errors.println("smc: " + message.lines().findFirst().orElse(""));
        errors.flush();
    }
}
