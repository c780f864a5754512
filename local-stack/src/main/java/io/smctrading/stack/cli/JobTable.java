package io.smctrading.stack.cli;

import io.smctrading.stack.JobFigures;
import io.smctrading.stack.flink.JobDetails.Checkpoint;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Jobs as a table for people. */
final class JobTable {

    private static final String ROW = "%-12s %-10s %5s %4s %9s  %-28s %8s %12s  %s%n";
    private static final String UNKNOWN = "-";

    private JobTable() {}

    static void print(PrintStream out, List<JobFigures> jobs) {
        if (jobs.isEmpty()) {
            return;
        }
        out.printf(
                ROW,
                "JOB",
                "STATE",
                "TASKS",
                "PAR",
                "UPTIME",
                "CHECKPOINT",
                "RESTARTS",
                "LAG",
                "ID");
        Instant now = Instant.now();
        for (JobFigures job : jobs) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    job.name(),
                    job.state(),
                    job.runningTasks() + "/" + job.tasks(),
                    job.parallelism(),
                    job.uptime().map(JobTable::time).orElse(UNKNOWN),
                    job.checkpoint().map(checkpoint -> text(checkpoint, now)).orElse(UNKNOWN),
                    job.restarts().map(Object::toString).orElse(UNKNOWN),
                    job.lag().map(JobTable::number).orElse(UNKNOWN),
                    job.id().isEmpty() ? UNKNOWN : job.id());
        }
    }

    private static String text(Checkpoint checkpoint, Instant now) {
        return "%s ago, %s, %d ms"
                .formatted(
                        time(Duration.between(checkpoint.completed(), now)),
                        size(checkpoint.bytes()),
                        checkpoint.duration().toMillis());
    }

    /** The two largest units: {@code 3d 4h}, {@code 5m 12s}, {@code 8s}. */
    static String time(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        long minutes = seconds / 60;
        long hours = minutes / 60;
        if (hours >= 24) {
            return hours / 24 + "d " + hours % 24 + 'h';
        }
        if (hours > 0) {
            return hours + "h " + minutes % 60 + 'm';
        }
        return minutes > 0 ? minutes + "m " + seconds % 60 + 's' : seconds + "s";
    }

    /** Bytes in the largest unit that leaves a digit before the point. */
    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double amount = bytes / 1024.0;
        String[] units = {"kB", "MB", "GB"};
        int unit = 0;
        while (amount >= 1024 && unit < units.length - 1) {
            amount /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", amount, units[unit]);
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }
}
