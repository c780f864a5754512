package io.smctrading.stack.cli;

import io.smctrading.stack.ResidentMemory;
import io.smctrading.stack.StackException;
import io.smctrading.stack.StackRecord;
import io.smctrading.stack.StateFolder;
import io.smctrading.stack.flink.FlinkCluster;
import io.smctrading.stack.flink.JobStatus;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what runs: exit code 0 if a stack is ready, 1 if not. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show each server, its process, port, state and memory, and the jobs.",
        footer = "Exit code 0 if every server runs, 1 otherwise.")
public final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-12s %8s %6s  %-9s %9s%n";
    private static final double MEGABYTE = 1024 * 1024;

    @Mixin private StateOption state = new StateOption();

    @Override
    public Integer call() {
        StateFolder folder = state.folder();
        Optional<StackRecord> found = StackRecord.running(folder);
        if (found.isEmpty()) {
            System.out.println("no stack runs on " + folder.root());
            return StackException.FAILED;
        }
        StackRecord record = found.get();
        System.out.printf(
                "%s by '%s', process %d, namespace %s, state in %s%n",
                record.phase(),
                record.command(),
                record.launcher().pid(),
                record.namespace().isEmpty() ? "-" : record.namespace(),
                folder.root());
        boolean allRun = printServers(record);
        printJobs(record);
        printUrls(record);
        return allRun && record.phase() == StackRecord.Phase.READY ? 0 : StackException.FAILED;
    }

    private static boolean printServers(StackRecord record) {
        System.out.printf(ROW, "SERVER", "PID", "PORT", "STATE", "MEMORY");
        boolean allRun = true;
        long total = 0;
        for (StackRecord.Server server : record.servers()) {
            Optional<ProcessHandle> process = server.process().find();
            long memory = process.map(ResidentMemory::ofTree).orElse(0L);
            total += memory;
            allRun &= process.isPresent();
            System.out.printf(
                    ROW,
                    server.name(),
                    server.process().pid(),
                    server.port(),
                    process.isPresent() ? "running" : "ended",
                    megabytes(memory));
        }
        long launcher = record.launcher().find().map(ResidentMemory::ofProcess).orElse(0L);
        System.out.printf(
                ROW, "launcher", record.launcher().pid(), "", "running", megabytes(launcher));
        System.out.printf(ROW, "total", "", "", "", megabytes(total + launcher));
        return allRun;
    }

    private static void printJobs(StackRecord record) {
        if (record.jobs().isEmpty()) {
            return;
        }
        System.out.printf("%-12s %-32s  %-10s %s%n", "JOB", "ID", "STATE", "TASKS");
        FlinkCluster cluster =
                new FlinkCluster(URI.create(record.urls().get(StackRecord.DASHBOARD)));
        record.jobs()
                .forEach(
                        (name, id) -> {
                            Optional<JobStatus> job = cluster.job(id);
                            System.out.printf(
                                    "%-12s %-32s  %-10s %s%n",
                                    name,
                                    id,
                                    job.map(JobStatus::state).orElse("unknown"),
                                    job.map(it -> it.runningTasks() + "/" + it.tasks())
                                            .orElse("-"));
                        });
    }

    static void printUrls(StackRecord record) {
        record.urls().forEach((title, url) -> System.out.printf("%-16s %s%n", title, url));
    }

    private static String megabytes(long bytes) {
        return "%.0f MB".formatted(bytes / MEGABYTE);
    }
}
