package io.smctrading.stack.bench;

import io.smctrading.stack.ResidentMemory;
import io.smctrading.stack.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM occupies; 0 where the system does not tell.
 *
 * @param residentBytes now
 * @param peakBytes the most that ever was
 * @param heapBytes used in its heap, garbage included
 */
record ProcessMemory(long residentBytes, long peakBytes, long heapBytes) {

    private static final Pattern GENERATION =
            Pattern.compile("(?m)^\\s*(?:def new|tenured) generation\\s.*used (\\d+)K");
    private static final long KILOBYTE = 1024;

    /** Looks at a process of this user whose collector is the serial one. */
    static ProcessMemory of(ProcessHandle process) {
        return new ProcessMemory(
                ResidentMemory.ofProcess(process), peak(process), heap(heapInfo(process)));
    }

    private static long peak(ProcessHandle process) {
        try {
            return WatchedProcess.peakBytes(
                    Files.readString(
                            Path.of("/proc", Long.toString(process.pid()), "status"),
                            StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            return 0;
        }
    }

    private static String heapInfo(ProcessHandle process) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process look =
                    new ProcessBuilder(
                                    jcmd.toString(), Long.toString(process.pid()), "GC.heap_info")
                            .redirectErrorStream(true)
                            .start();
            return new String(look.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw StackException.failed(jcmd + " cannot be started: " + e, e);
        }
    }

    /** Bytes that both generations use, of the text of {@code jcmd GC.heap_info}. */
    static long heap(String info) {
        Matcher generations = GENERATION.matcher(info);
        long used = 0;
        while (generations.find()) {
            used += Long.parseLong(generations.group(1)) * KILOBYTE;
        }
        return used;
    }
}
