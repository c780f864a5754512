package io.smctrading.stack.server;

import io.smctrading.stack.StackPort;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to run one server.
 *
 * @param name as in {@code ./smc logs NAME}
 * @param port where users meet it
 * @param command program and arguments
 * @param environment what the program's environment has besides the launcher's
 * @param log where its output goes
 * @param readiness asked until it says yes
 * @param startTimeout longest time until it is ready
 * @param stopTimeout longest time it may take to end by itself
 */
public record ServerSpec(
        String name,
        StackPort port,
        List<String> command,
        Map<String, String> environment,
        Path log,
        Readiness readiness,
        Duration startTimeout,
        Duration stopTimeout) {}
