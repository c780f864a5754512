package io.smctrading.stack.server;

import io.smctrading.stack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A server that runs as a child of this process. The child's standard input stays open as long as
 * this process lives; its end tells the child to end too (see {@link
 * io.smctrading.stack.lifeline.Lifeline}). A stopped server can be started again.
 */
public final class ServerProcess {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(10);
    private static final int COMPLAINT_LENGTH = 400;

    private final ServerSpec spec;
    private Process process;

    public ServerProcess(ServerSpec spec) {
        this.spec = spec;
    }

    public String name() {
        return spec.name();
    }

    public ServerSpec spec() {
        return spec;
    }

    /** Starts the process without waiting until it serves. */
    public synchronized void start() {
        if (isAlive()) {
            throw new IllegalStateException(name() + " runs already");
        }
        try {
            Files.createDirectories(spec.log().getParent());
            ProcessBuilder builder =
                    new ProcessBuilder(command())
                            .directory(spec.log().getParent().toFile())
                            .redirectErrorStream(true);
            builder.environment().putAll(spec.environment());
            // Options meant for the launcher would otherwise reach every server.
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            process = builder.start();
        } catch (IOException e) {
            throw StackException.failed(name() + " cannot be started: " + e.getMessage(), e);
        }
        Thread log =
                new Thread(
                        new BoundedLog(process.getInputStream(), spec.log(), BoundedLog.LIMIT),
                        name() + "-log");
        log.setDaemon(true);
        log.start();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(OwnSession.prefix());
        command.addAll(spec.command());
        return command;
    }

    /**
     * Waits until the server serves.
     *
     * @throws StackException if it ends instead, or takes too long
     */
    public void awaitReady() {
        long start = System.nanoTime();
        String last = "no answer yet";
        while (System.nanoTime() - start < spec.startTimeout().toNanos()) {
            if (!isAlive()) {
                throw StackException.failed(
                        "%s ended with exit code %d while starting: %s (see %s)"
                                .formatted(name(), exitCode(), lastComplaint(), spec.log()));
            }
            try {
                if (spec.readiness().ready()) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw StackException.failed("interrupted while waiting for " + name(), e);
            } catch (Exception e) {
                last = e.toString();
            }
            LockSupport.parkNanos(POLL_NANOS);
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw StackException.failed("interrupted while waiting for " + name());
            }
        }
        throw StackException.failed(
                "%s is not ready after %d s: %s (see %s)"
                        .formatted(name(), spec.startTimeout().toSeconds(), last, spec.log()));
    }

    /** Asks the server to end and waits; one that does not is killed. */
    public synchronized void stop() {
        if (process == null) {
            return;
        }
        // Not Process.destroy: that also closes the pipe that its last words come through.
        process.toHandle().destroy();
        try {
            if (!process.waitFor(spec.stopTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the server and what it started at once, as a power cut would, and waits for all. */
    public synchronized void kill() {
        if (process == null) {
            return;
        }
        List<ProcessHandle> descendants = process.descendants().toList();
        process.toHandle().destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // A database that is still dying holds the folder that the next one needs. Java tells of
        // the
        // end of other processes than its own children only now and then, so they are looked at.
        long patience = System.nanoTime() + KILL_PATIENCE.toNanos();
        while (descendants.stream().anyMatch(ProcessHandle::isAlive)) {
            if (System.nanoTime() > patience) {
                throw StackException.failed(name() + " left processes that cannot be killed");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Process id; 0 if it was never started. */
    public synchronized long pid() {
        return process == null ? 0 : process.pid();
    }

    public synchronized Instant started() {
        return process == null
                ? Instant.EPOCH
                : process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** Exit code of a server that has ended. */
    public synchronized int exitCode() {
        return process.exitValue();
    }

    public Duration stopTimeout() {
        return spec.stopTimeout();
    }

    /** The newest line of the log that tells of a problem, or the newest line at all. */
    private String lastComplaint() {
        Path log = spec.log();
        try (Stream<String> lines =
                Files.lines(log, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            List<String> all = lines.filter(line -> !line.isBlank()).toList();
            String complaint =
                    all.stream()
                            .filter(line -> line.matches(".*(ERROR|FATAL|Exception|error:).*"))
                            .reduce((first, second) -> second)
                            .orElse(all.isEmpty() ? "its log is empty" : all.get(all.size() - 1));
            return complaint.length() > COMPLAINT_LENGTH
                    ? complaint.substring(0, COMPLAINT_LENGTH)
                    : complaint;
        } catch (IOException | UncheckedIOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }
}
