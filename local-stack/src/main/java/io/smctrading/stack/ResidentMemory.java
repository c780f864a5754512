package io.smctrading.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Memory that a process and what it started really occupy. */
public final class ResidentMemory {

    private static final long UNKNOWN = 0;

    private ResidentMemory() {}

    /**
     * Bytes in memory of the process and its descendants; 0 if the system does not tell. Memory
     * that several of them share counts once where the system tells how much that is (Linux).
     */
    public static long ofTree(ProcessHandle root) {
        List<ProcessHandle> descendants = root.descendants().toList();
        if (descendants.isEmpty()) {
            return resident(root);
        }
        long sum = share(root);
        for (ProcessHandle descendant : descendants) {
            sum += share(descendant);
        }
        return sum;
    }

    /** Bytes in memory of the process alone. */
    public static long ofProcess(ProcessHandle process) {
        return resident(process);
    }

    private static long share(ProcessHandle process) {
        long share = fromProc(process, "smaps_rollup", "Pss:");
        return share > 0 ? share : resident(process);
    }

    private static long resident(ProcessHandle process) {
        long resident = fromProc(process, "status", "VmRSS:");
        return resident > 0 ? resident : fromPs(process);
    }

    private static long fromProc(ProcessHandle process, String file, String key) {
        Path path = Path.of("/proc", Long.toString(process.pid()), file);
        try {
            for (String line : Files.readAllLines(path)) {
                if (line.startsWith(key)) {
                    return kilobytes(line);
                }
            }
        } catch (IOException e) {
            return UNKNOWN;
        }
        return UNKNOWN;
    }

    private static long fromPs(ProcessHandle process) {
        try {
            Process ps =
                    new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid()))
                            .redirectErrorStream(true)
                            .start();
            String output =
                    new String(
                            ps.getInputStream().readAllBytes(),
                            java.nio.charset.StandardCharsets.US_ASCII);
            return ps.waitFor(2, TimeUnit.SECONDS) && ps.exitValue() == 0
                    ? kilobytes(output)
                    : UNKNOWN;
        } catch (IOException e) {
            return UNKNOWN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNKNOWN;
        }
    }

    private static long kilobytes(String text) {
        String digits = text.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? UNKNOWN : Long.parseLong(digits) * 1024;
    }
}
