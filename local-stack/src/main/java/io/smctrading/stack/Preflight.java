package io.smctrading.stack;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What must hold before anything is started. Each failure is one line that says what to do. */
public final class Preflight {

    /** Resident memory of all servers with the four jobs, with some air. */
    static final long MEMORY_NEEDED = 2_600L * 1024 * 1024;

    /** A week of trades in Kafka and PostgreSQL, unpacked programs, checkpoints. */
    static final long DISK_NEEDED = 2_048L * 1024 * 1024;

    private Preflight() {}

    /**
     * @throws StackException naming the first thing that does not hold
     */
    static void check(StackConfig config) {
        checkMemory(availableMemory(), MEMORY_NEEDED);
        checkDisk(config.state().root(), availableDisk(config.state().root()), DISK_NEEDED);
        for (StackPort server : StackPort.values()) {
            if (!server.isSimulators() || config.plan().atExchanges()) {
                checkPort(server, config.ports().of(server));
            }
        }
    }

    static void checkPort(StackPort server, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As the servers do: a connection of the last run that is still closing does not count.
            socket.setReuseAddress(true);
            socket.bind(
                    new InetSocketAddress(
                            InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
        } catch (IOException e) {
            throw StackException.refused(
                    "port %d is in use, the %s needs it: choose another with %s or %s"
                            .formatted(
                                    port,
                                    server.owner(),
                                    server.option(),
                                    server.environmentVariable()));
        }
    }

    static void checkMemory(long available, long needed) {
        if (available < needed) {
            throw StackException.refused(
                    "too little memory: the stack needs %d MB, available are %d MB"
                            .formatted(megabytes(needed), megabytes(available)));
        }
    }

    static void checkDisk(Path folder, long available, long needed) {
        if (available < needed) {
            throw StackException.refused(
                    "too little disk space for %s: the stack needs %d MB, free are %d MB (--state"
                                    .formatted(folder, megabytes(needed), megabytes(available))
                            + " takes another folder)");
        }
    }

    private static long availableMemory() {
        // Linux tells what could be freed for us; elsewhere only the total is a fair measure.
        Path linux = Path.of("/proc/meminfo");
        long available = Long.MAX_VALUE;
        if (Files.isReadable(linux)) {
            try {
                List<String> lines = Files.readAllLines(linux);
                available =
                        lines.stream()
                                .filter(line -> line.startsWith("MemAvailable:"))
                                .map(line -> line.replaceAll("[^0-9]", ""))
                                .mapToLong(kilobytes -> Long.parseLong(kilobytes) * 1024)
                                .findFirst()
                                .orElse(Long.MAX_VALUE);
            } catch (IOException e) {
                available = Long.MAX_VALUE;
            }
        }
        // The total knows the limit of a container.
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.min(available, system.getTotalMemorySize());
    }

    private static long availableDisk(Path folder) {
        try {
            return Files.getFileStore(StateFolder.create(folder)).getUsableSpace();
        } catch (IOException e) {
            throw StackException.refused("cannot write to " + folder + ": " + e.getMessage());
        }
    }

    private static long megabytes(long bytes) {
        return bytes / (1024 * 1024);
    }
}
