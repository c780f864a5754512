package io.smctrading.stack;

import io.smctrading.stack.server.ServerProcess;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One running stack for all integration tests, given to {@code @BeforeAll} methods and tests that
 * take a {@link Stack}: started for the first that asks, stopped after the last test of the build.
 * Each test class opens a namespace of its own and leaves every server running; its sidecar and
 * jobs end when the next class asks.
 */
public final class SharedStack implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Stack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedStack.class))
                .getOrComputeIfAbsent(Running.class, missing -> Running.start(), Running.class)
                .givenTo(context.getRequiredTestClass());
    }

    private static final class Running
            implements ExtensionContext.Store.CloseableResource, AutoCloseable {

        private static final Duration TIMEOUT = Duration.ofMinutes(1);

        private final Stack stack;
        private final Path state;
        private Class<?> user;

        private Running(Stack stack, Path state) {
            this.stack = stack;
            this.state = state;
        }

        /** There is one sidecar and a place for four jobs: the class before gives them up. */
        synchronized Stack givenTo(Class<?> test) {
            if (user != null && user != test) {
                stack.servers().stream()
                        .filter(server -> server.name().equals("sidecar"))
                        .forEach(ServerProcess::stop);
                stack.flink().jobs().stream()
                        .filter(job -> !job.isOver())
                        .forEach(job -> stack.flink().cancel(job.id(), TIMEOUT));
            }
            user = test;
            return stack;
        }

        static Running start() {
            try {
                Path state = Files.createTempDirectory("smc-shared-stack");
                return new Running(
                        Stack.start(
                                StackConfig.in(state).withPorts(Ports.free()),
                                "test",
                                System.out::println),
                        state);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            List<ServerProcess> servers = stack.servers();
            stack.close();
            if (servers.stream().anyMatch(ServerProcess::isAlive)) {
                throw new AssertionError("servers outlive their stack");
            }
            try (Stream<Path> files = Files.walk(state)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
