package io.smctrading.stack.server;

import io.smctrading.stack.Distribution;
import io.smctrading.stack.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Builds the command of a server that is a JVM: the launcher's own Java, small limits, IPv4 only,
 * scratch space inside the stack's folder, tied to the launcher.
 */
final class JavaCommand {

    /**
     * The C library otherwise keeps an arena of memory per thread, which costs each JVM tens of
     * megabytes that nobody uses.
     */
    static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    private final List<String> command = new ArrayList<>();

    private JavaCommand(Distribution distribution, StateFolder state, String name) {
        command.add(java().toString());
        command.add("-javaagent:" + distribution.lifeline());
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Xshare:auto");
        command.add("-Djava.net.preferIPv4Stack=true");
        command.add("-Djava.io.tmpdir=" + emptied(state.temporary(name)));
    }

    static JavaCommand of(Distribution distribution, StateFolder state, String name) {
        return new JavaCommand(distribution, state, name);
    }

    static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    JavaCommand heap(String initial, String maximum) {
        command.add("-Xms" + initial);
        command.add("-Xmx" + maximum);
        return this;
    }

    /** For servers that do little once they run: faster to start and smaller, slower at a peak. */
    JavaCommand quickCompilerOnly() {
        command.add("-XX:TieredStopAtLevel=1");
        return this;
    }

    JavaCommand options(List<String> options) {
        command.addAll(options);
        return this;
    }

    JavaCommand option(String option) {
        command.add(option);
        return this;
    }

    JavaCommand classPath(String classPath) {
        command.add("-cp");
        command.add(classPath);
        return this;
    }

    JavaCommand jar(Path jar) {
        command.add("-jar");
        command.add(jar.toString());
        return this;
    }

    List<String> mainClass(String... mainClassAndArguments) {
        command.addAll(List.of(mainClassAndArguments));
        return List.copyOf(command);
    }

    List<String> arguments(List<String> arguments) {
        command.addAll(arguments);
        return List.copyOf(command);
    }

    private static Path emptied(Path folder) {
        try {
            if (Files.exists(folder)) {
                List<Path> content;
                try (Stream<Path> paths = Files.walk(folder)) {
                    content = paths.sorted(Comparator.reverseOrder()).toList();
                }
                for (Path path : content) {
                    Files.deleteIfExists(path);
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot empty " + folder, e);
        }
    }
}
