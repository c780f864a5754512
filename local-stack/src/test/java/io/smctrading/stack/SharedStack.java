package io.smctrading.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One running stack for all integration tests, given to {@code @BeforeAll} methods and tests that
 * take a {@link Stack}: started for the first that asks, stopped after the last test of the build.
 * Each test opens a namespace of its own and leaves every server running.
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
                .stack();
    }

    private record Running(Stack stack, Path state)
            implements ExtensionContext.Store.CloseableResource {

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
            stack.close();
            try (Stream<Path> files = Files.walk(state)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
