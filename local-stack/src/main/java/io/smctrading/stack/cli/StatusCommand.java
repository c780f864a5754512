package io.smctrading.stack.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.smctrading.stack.ResidentMemory;
import io.smctrading.stack.RunningStack;
import io.smctrading.stack.StackException;
import io.smctrading.stack.StackRecord;
import io.smctrading.stack.StateFolder;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what runs and how far it is: exit code 0 if all is well, 1 if not. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Show each server, its process, port, state and memory, the jobs with checkpoint"
                        + " and lag, and dead letters.",
        footer =
                "Exit code 0 if every server runs and every job that should, 1 otherwise. What does"
                        + " not answer is unknown; in JSON it is null.")
public final class StatusCommand implements Callable<Integer> {

    private static final String ROW = "%-12s %8s %6s  %-9s %9s%n";
    private static final String UNKNOWN = "unknown";
    private static final double MEGABYTE = 1024 * 1024;

    @Mixin private StateOption state = new StateOption();

    @Option(names = "--json", description = "for scripts")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        StateFolder folder = state.folder();
        Optional<StackRecord> found = StackRecord.running(folder);
        if (found.isEmpty()) {
            System.out.println(json ? "null" : "no stack runs on " + folder.root());
            return StackException.FAILED;
        }
        StackStatus status = StackStatus.of(new RunningStack(folder, found.get()));
        if (json) {
            System.out.println(
                    new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(status.json()));
        } else {
            print(folder, status);
        }
        return status.healthy() ? 0 : StackException.FAILED;
    }

    private static void print(StateFolder folder, StackStatus status) {
        StackRecord record = status.record();
        System.out.printf(
                "%s by '%s', process %d, namespace %s, venue %s, state in %s%n",
                record.phase(),
                record.command(),
                record.launcher().pid(),
                record.namespace().isEmpty() ? "-" : record.namespace(),
                record.venues(),
                folder.root());
        printServers(status);
        status.jobs()
                .ifPresentOrElse(
                        jobs -> JobTable.print(System.out, jobs),
                        () -> System.out.println("JOBS         " + UNKNOWN));
        if (!record.namespace().isEmpty()) {
            System.out.printf("%-20s %s%n", "Sidecar lag", numbers(status.sidecarLag()));
            System.out.printf("%-20s %s%n", "Dead letters", numbers(status.deadLetters()));
        }
        printUrls(record);
    }

    private static void printServers(StackStatus status) {
        System.out.printf(ROW, "SERVER", "PID", "PORT", "STATE", "MEMORY");
        long total = 0;
        for (StackStatus.Server server : status.servers()) {
            total += server.bytes();
            System.out.printf(
                    ROW,
                    server.name(),
                    server.pid(),
                    server.port(),
                    server.running() ? "running" : "ended",
                    megabytes(server.bytes()));
        }
        StackRecord record = status.record();
        long launcher = record.launcher().find().map(ResidentMemory::ofProcess).orElse(0L);
        System.out.printf(
                ROW, "launcher", record.launcher().pid(), "", "running", megabytes(launcher));
        System.out.printf(ROW, "total", "", "", "", megabytes(total + launcher));
    }

    private static String numbers(Optional<Map<String, Long>> numbers) {
        return numbers.map(
                        known ->
                                known.isEmpty()
                                        ? "none"
                                        : known.entrySet().stream()
                                                .map(
                                                        topic ->
                                                                topic.getKey()
                                                                        + ' '
                                                                        + JobTable.number(
                                                                                topic.getValue()))
                                                .collect(Collectors.joining(", ")))
                .orElse(UNKNOWN);
    }

    static void printUrls(StackRecord record) {
        record.urls().forEach((title, url) -> System.out.printf("%-20s %s%n", title, url));
    }

    private static String megabytes(long bytes) {
        return "%.0f MB".formatted(bytes / MEGABYTE);
    }
}
