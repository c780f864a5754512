package io.smctrading.stack.cli;

import io.smctrading.stack.Namespace;
import io.smctrading.stack.Smc;
import io.smctrading.stack.StackException;
import io.smctrading.stack.StackRecord;
import io.smctrading.stack.StateFolder;
import io.smctrading.stack.server.OwnSession;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the stack in the background and returns when it is ready. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start every server, the sidecar and the jobs in the background.")
public final class UpCommand implements Callable<Integer> {

    /** The line by which the background process tells that all is running. */
    static final String READY = "ready";

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String ERROR_PREFIX = "smc: ";

    @Mixin private StackOptions options = new StackOptions();

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            defaultValue = "main",
            description = "whose topics and tables to work on (default main)")
    private String namespace;

    @Option(names = "--servers-only", description = "start the servers without sidecar and jobs")
    private boolean serversOnly;

    @Option(
            names = "--fresh",
            description = "start the jobs without the state they were stopped with")
    private boolean fresh;

    @Override
    public Integer call() throws IOException {
        options.config();
        Namespace checked = new Namespace(namespace);
        StateFolder state = options.state().folder();
        StackRecord.running(state)
                .ifPresent(
                        record -> {
                            throw StackException.refused(
                                    "a stack already runs on %s (%s, process %d): ./smc status"
                                            .formatted(
                                                    state.root(),
                                                    record.command(),
                                                    record.launcher().pid()));
                        });
        long begin = System.nanoTime();
        Process supervisor = startSupervisor(state, checked);
        Thread interrupted = new Thread(supervisor::destroy, "up-interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        int exitCode = follow(supervisor, state.log("supervisor"));
        Runtime.getRuntime().removeShutdownHook(interrupted);
        if (exitCode == 0) {
            System.out.printf("up after %.1f s%n", (System.nanoTime() - begin) / 1e9);
            StackRecord.read(state).ifPresent(record -> StatusCommand.printUrls(record));
            System.out.println("./smc status shows it, ./smc down stops it.");
        }
        return exitCode;
    }

    private Process startSupervisor(StateFolder state, Namespace checked) throws IOException {
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-Xms32m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Smc.class.getName(), "supervise"));
        command.addAll(options.arguments());
        command.addAll(List.of("--namespace", checked.name()));
        if (serversOnly) {
            command.add("--servers-only");
        }
        if (fresh) {
            command.add("--fresh");
        }
        Path log = state.log("supervisor");
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Shows what the supervisor prints until it is ready or has ended. */
    private static int follow(Process supervisor, Path log) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(log)) {
            while (true) {
                boolean alive = supervisor.isAlive();
                String line = lines.readLine();
                while (line != null) {
                    if (line.equals(READY)) {
                        return 0;
                    }
                    if (line.startsWith(ERROR_PREFIX)) {
                        System.err.println(line);
                    } else {
                        System.out.println(line);
                    }
                    line = lines.readLine();
                }
                if (!alive) {
                    return Math.max(supervisor.exitValue(), StackException.FAILED);
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }
}
