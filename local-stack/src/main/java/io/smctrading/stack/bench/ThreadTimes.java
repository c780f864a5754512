package io.smctrading.stack.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Processor time of the threads of a JVM by what they do, looked at while it runs. */
final class ThreadTimes {

    // Of the kernel's interface: a hundredth of a second, whatever its clock is.
    private static final double TICKS_PER_SECOND = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    /** What a thread of a JVM does. */
    enum Kind {
        COMPILERS("JIT compilers"),
        COLLECTORS("garbage collectors"),
        MACHINE("other threads of the JVM"),
        RECORDER("the recorder of this profile"),
        JAVA("Java");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        /**
         * @param name of a thread as the system has it, its first 15 characters
         */
        static Kind of(String name) {
            if (name.startsWith("C1 Comp") || name.startsWith("C2 Comp")) {
                return COMPILERS;
            }
            if (name.startsWith("GC Thread")
                    || name.startsWith("ParGC")
                    || name.startsWith("G1 ")) {
                return COLLECTORS;
            }
            if (name.startsWith("JFR ")) {
                return RECORDER;
            }
            if (name.startsWith("VM ") || name.startsWith("Sweeper")) {
                return MACHINE;
            }
            return JAVA;
        }
    }

    private record Spent(Kind kind, double seconds) {}

    // Threads end before their process does: the last look at each counts.
    private final Map<String, Spent> latest = new HashMap<>();

    /** Looks at all threads, if the system tells of them. */
    void look(ProcessHandle process) {
        Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
        List<Path> threads;
        try (Stream<Path> files = Files.list(tasks)) {
            threads = files.toList();
        } catch (IOException | UncheckedIOException e) {
            return;
        }
        for (Path thread : threads) {
            try {
                add(
                        thread.getFileName().toString(),
                        Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // It has just ended.
            }
        }
    }

    /**
     * @param thread its number
     * @param stat what the kernel tells of it: number, name in brackets, then fields
     */
    void add(String thread, String stat) {
        int name = stat.indexOf('(');
        int end = stat.lastIndexOf(')');
        String[] fields = stat.substring(end + 2).split(" ", -1);
        double seconds =
                (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) / TICKS_PER_SECOND;
        latest.put(thread, new Spent(Kind.of(stat.substring(name + 1, end)), seconds));
    }

    /** CPU seconds by kind; those that have none are not there. */
    Map<Kind, Double> seconds() {
        Map<Kind, Double> seconds = new EnumMap<>(Kind.class);
        latest.values().forEach(spent -> seconds.merge(spent.kind(), spent.seconds(), Double::sum));
        return seconds;
    }
}
