package io.smctrading.stack.bench;

import io.smctrading.stack.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A process from its start to its end, looked at every 10 ms from outside. What it used between the
 * last look and its end is missing.
 *
 * @param seconds by the clock on the wall
 * @param cpuSeconds of all its threads, user and system
 * @param peakBytes most memory that was resident, 0 where the system does not tell
 * @param output everything it printed
 */
record WatchedProcess(double seconds, double cpuSeconds, long peakBytes, String output) {

    private static final Duration LOOK = Duration.ofMillis(10);
    private static final String PEAK = "VmHWM:";
    private static final long KILOBYTE = 1024;

    /**
     * Runs a command to its end.
     *
     * @param log where its output goes, replaced
     * @param look called at every look
     * @throws StackException with its last line, if it ends with another code than 0
     */
    static WatchedProcess run(List<String> command, Path log, Consumer<ProcessHandle> look) {
        Process process;
        long begin = System.nanoTime();
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
        } catch (IOException e) {
            throw StackException.failed(command.get(0) + " cannot be started: " + e, e);
        }
        try {
            process.getOutputStream().close();
            Duration cpu = Duration.ZERO;
            long peak = 0;
            do {
                cpu = process.info().totalCpuDuration().orElse(cpu);
                peak = Math.max(peak, peakBytes(process.pid()));
                look.accept(process.toHandle());
            } while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS));
            double seconds = (System.nanoTime() - begin) / 1e9;
            String output = Files.readString(log);
            if (process.exitValue() != 0) {
                throw StackException.failed(
                        "%s ended with code %d: %s"
                                .formatted(named(command), process.exitValue(), lastLine(output)));
            }
            return new WatchedProcess(seconds, cpu.toNanos() / 1e9, peak, output);
        } catch (IOException e) {
            throw StackException.failed(log + " cannot be read: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StackException.failed("interrupted while measuring", e);
        } finally {
            process.destroy();
        }
    }

    private static String named(List<String> command) {
        return Path.of(command.get(0)).getFileName()
                + (command.size() > 1 ? " " + command.get(1) : "");
    }

    /** The text of a process's status tells the most memory it ever had. */
    static long peakBytes(String status) {
        return status.lines()
                .filter(line -> line.startsWith(PEAK))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILOBYTE)
                .findFirst()
                .orElse(0);
    }

    private static long peakBytes(long pid) {
        try {
            return peakBytes(
                    Files.readString(
                            Path.of("/proc", Long.toString(pid), "status"),
                            StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // It has just ended, or the system has no such files.
            return 0;
        }
    }

    private static String lastLine(String output) {
        return output.lines()
                .filter(line -> !line.isBlank())
                .reduce((before, line) -> line)
                .orElse("it printed nothing");
    }
}
