package io.smctrading.stack.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What the figures were measured on.
 *
 * @param cores that this process may use
 * @param processor its name, where the system tells
 * @param java version of the servers
 * @param system name and version
 * @param load runnable processes per core at the start, one minute's average; above 0.2 or so
 *     something else was at work and times say little
 */
record Machine(int cores, String processor, String java, String system, double load) {

    static Machine here() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Machine(
                cores,
                processorName(),
                System.getProperty("java.vm.name") + ' ' + System.getProperty("java.version"),
                System.getProperty("os.name") + ' ' + System.getProperty("os.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() / cores);
    }

    private static String processorName() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%d cores of %s, %s, %s, load %.2f per core before the start",
                cores,
                processor,
                java,
                system,
                load);
    }
}
