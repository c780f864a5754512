package io.smctrading.stack.cli;

import io.smctrading.stack.StackException;
import io.smctrading.stack.StateFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what a server wrote since it was started. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Print the log of a server, also of one that has ended.")
public final class LogsCommand implements Callable<Integer> {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final String SUFFIX = ".log";

    @Mixin private StateOption state = new StateOption();

    @Parameters(
            paramLabel = "NAME",
            description =
                    "kafka, postgres, registry, jobmanager, taskmanager, sidecar, simulator,"
                            + " supervisor")
    private String name;

    @Option(
            names = {"-f", "--follow"},
            description = "go on printing until Ctrl-C")
    private boolean follow;

    @Override
    public Integer call() throws IOException {
        StateFolder folder = state.folder();
        Path log = folder.log(name);
        if (!log.normalize().startsWith(folder.logs()) || !Files.isRegularFile(log)) {
            throw StackException.refused(
                    "no log of '%s', allowed: %s"
                            .formatted(name, String.join(", ", known(folder))));
        }
        long position = 0;
        while (true) {
            position = print(log, position);
            if (!follow) {
                return 0;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Prints from a position to the end; a file that became shorter was begun anew. */
    private static long print(Path log, long from) throws IOException {
        if (!Files.exists(log)) {
            return 0;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long position = file.length() < from ? 0 : from;
            file.seek(position);
            byte[] buffer = new byte[8192];
            int length = file.read(buffer);
            while (length >= 0) {
                System.out.write(buffer, 0, length);
                position += length;
                length = file.read(buffer);
            }
            System.out.flush();
            return position;
        }
    }

    private static List<String> known(StateFolder folder) throws IOException {
        if (!Files.isDirectory(folder.logs())) {
            return List.of("none yet, nothing was started on " + folder.root());
        }
        try (Stream<Path> files = Files.list(folder.logs())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }
}
