package io.smctrading.stack.bench;

import io.smctrading.stack.Ports;
import io.smctrading.stack.Stack;
import io.smctrading.stack.StackConfig;
import io.smctrading.stack.StackException;
import io.smctrading.stack.StackRecord;
import io.smctrading.stack.StateFolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Servers for one measurement, beside whatever else runs: free ports, a folder of its own, nothing
 * left afterwards but the logs.
 */
final class BenchStack implements AutoCloseable {

    private final Stack stack;
    private final StateFolder state;

    private BenchStack(Stack stack, StateFolder state) {
        this.stack = stack;
        this.state = state;
    }

    /**
     * @param parent folder of the user's own stack; the measurement's is {@code bench} in it
     * @param settings of the servers besides
     */
    static BenchStack start(StateFolder parent, UnaryOperator<StackConfig> settings) {
        StateFolder state = new StateFolder(parent.root().resolve("bench"));
        StackRecord.running(state)
                .ifPresent(
                        record -> {
                            throw StackException.refused(
                                    "another measurement runs on %s, process %d"
                                            .formatted(state.root(), record.launcher().pid()));
                        });
        forgetData(state);
        StackConfig config = settings.apply(StackConfig.in(state.root()).withPorts(Ports.free()));
        return new BenchStack(Stack.start(config, "bench", System.out::println), state);
    }

    Stack stack() {
        return stack;
    }

    @Override
    public void close() {
        stack.close();
        forgetData(state);
    }

    private static void forgetData(StateFolder state) {
        Path root = state.root();
        for (String kept : List.of("data", "tmp", "checkpoints", "savepoints")) {
            Path folder = root.resolve(kept);
            if (Files.isDirectory(folder)) {
                delete(folder);
            }
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
