package io.smctrading.stack.demo;

import io.smctrading.stack.Namespace;
import io.smctrading.stack.Ports;
import io.smctrading.stack.Stack;
import io.smctrading.stack.StackConfig;
import io.smctrading.stack.flink.Job;
import io.smctrading.stack.replay.TradeFile;
import io.smctrading.stack.topics.TopicAdmin.Retention;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The savepoints that the jobs of each release were stopped with, as test data: a folder per
 * version and job. They were taken in lock step in the middle of a minute, so no record was under
 * way; the account was flat after a loss, since the sidecar's ledger is not in them.
 */
final class KeptSavepoints {

    /** In the middle of a minute that opens a trade: half of the deciding candle is state. */
    static final Instant CUT = Instant.parse("2013-11-26T02:15:30Z");

    private static final Path ROOT = Path.of("src", "test", "resources", "savepoints");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private KeptSavepoints() {}

    /** Every release, the oldest first. */
    static List<String> versions() {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The namespace that a release's savepoints name in their Kafka positions. */
    static Namespace namespace(String version) {
        return new Namespace("kept-" + version.replace('.', '-'));
    }

    /** Where a job of a release goes on. */
    static String of(String version, Job job) {
        return folder(version, job).toUri().toString();
    }

    /**
     * Trades up to {@link #CUT} on a stack of its own, and keeps what the jobs are stopped with.
     */
    static void write(String version) throws IOException {
        Path state = Files.createTempDirectory("smc-kept-savepoints");
        try (Stack stack =
                Stack.start(
                        StackConfig.in(state).withPorts(Ports.free()),
                        "test",
                        KeptSavepoints::report)) {
            Namespace namespace = namespace(version);
            stack.open(namespace, Retention.UNLIMITED);
            new DemoRun(stack, namespace)
                    .run(TradeFile.bitstampWeek().until(CUT), stack.uptime(), trades -> {});
            for (Job job : Job.values()) {
                String savepoint =
                        stack.flink()
                                .stopWithSavepoint(
                                        stack.jobs().get(job),
                                        stack.config().state().savepoints(),
                                        TIMEOUT);
                replace(folder(version, job), Path.of(URI.create(savepoint)));
            }
        }
        delete(state);
    }

    private static void report(String line) {
        System.out.println(line);
    }

    private static Path folder(String version, Job job) {
        return ROOT.resolve(version).resolve(job.code()).toAbsolutePath();
    }

    private static void replace(Path kept, Path savepoint) throws IOException {
        if (Files.exists(kept)) {
            delete(kept);
        }
        Files.createDirectories(kept);
        try (Stream<Path> files = Files.list(savepoint)) {
            for (Path file : files.toList()) {
                Files.copy(file, kept.resolve(file.getFileName()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
