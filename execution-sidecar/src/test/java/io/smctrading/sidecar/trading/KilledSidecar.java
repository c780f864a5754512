package io.smctrading.sidecar.trading;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smctrading.sidecar.Sidecar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A sidecar in a process of its own, which can be killed. What it says goes to a file. */
final class KilledSidecar {

    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment;
    private final Path log;
    private Process process;
    private CountDownLatch trading;

    /**
     * @param classPath a directory of classes, or the shaded jar
     */
    KilledSidecar(
            String classPath, List<String> arguments, Map<String, String> environment, Path log) {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(classPath);
        command.add(Sidecar.class.getName());
        command.addAll(arguments);
        this.environment = environment;
        this.log = log;
    }

    void start() {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        CountDownLatch latch = new CountDownLatch(1);
        trading = latch;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Process started = process;
        Thread reader = new Thread(() -> read(started, latch), "sidecar-output");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Process started, CountDownLatch latch) {
        try (BufferedReader lines = started.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Files.writeString(
                        log,
                        line + System.lineSeparator(),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                if (line.contains("TRADING: ")) {
                    latch.countDown();
                }
            }
        } catch (IOException e) {
            // It was killed in the middle of a line.
        }
    }

    /** Whether it trades; waits for it. */
    boolean awaitTrading(long seconds) {
        try {
            return trading.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** SIGKILL; gone when this returns. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
