package io.smctrading.stack;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smctrading.stack.flink.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which jobs of each namespace should run, how, and from where they go on: from the savepoint they
 * were stopped with or, if they were killed, from their newest checkpoint or, if they had none yet,
 * from where they were restored themselves. A namespace's part is one file, replaced as a whole.
 * The launcher and the commands all write it, one at a time: see {@link StackLock#awaitJobs}.
 */
final class KeptJobs {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".json";
    private static final String CHECKPOINT = "chk-";

    private final StateFolder state;

    KeptJobs(StateFolder state) {
        this.state = state;
    }

    /** The jobs of a namespace that were ever started; empty for one that is not kept. */
    synchronized Map<Job, KeptJob> of(Namespace namespace) {
        return read(file(namespace));
    }

    synchronized KeptJob of(Namespace namespace, Job job) {
        return of(namespace).getOrDefault(job, KeptJob.NEW);
    }

    /** Where a job goes on, if it ever ran in the namespace. */
    synchronized Optional<String> resumePoint(Namespace namespace, Job job) {
        return resumePoint(of(namespace, job));
    }

    private Optional<String> resumePoint(KeptJob job) {
        return Optional.ofNullable(job.savepoint())
                .or(() -> Optional.ofNullable(job.jobId()).flatMap(this::newestCheckpoint))
                .or(() -> Optional.ofNullable(job.restoredFrom()));
    }

    synchronized void put(Namespace namespace, Job job, KeptJob kept) {
        Map<Job, KeptJob> jobs = of(namespace);
        jobs.put(job, kept);
        put(namespace, jobs);
    }

    synchronized void put(Namespace namespace, Map<Job, KeptJob> jobs) {
        Path file = file(namespace);
        try {
            Files.createDirectories(file.getParent());
            // Moved into its place whole: a process that dies while it writes loses no state.
            Path written = file.resolveSibling(file.getFileName() + ".new");
            Files.write(written, JSON.writeValueAsBytes(jobs));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Deletes the checkpoints and savepoints that no namespace goes on from. */
    synchronized void deleteUnused() {
        Set<String> used = new HashSet<>();
        for (Path file : children(state.savepoints())) {
            String name = file.getFileName().toString();
            if (name.endsWith(SUFFIX)) {
                for (KeptJob job : read(file).values()) {
                    if (job.savepoint() == null) {
                        used.add(job.jobId());
                    }
                    resumePoint(job).map(KeptJobs::folderOf).ifPresent(used::add);
                }
            }
        }
        for (Path folder : List.of(state.checkpoints(), state.savepoints())) {
            for (Path child : children(folder)) {
                String name = child.getFileName().toString();
                if (Files.isDirectory(child) && !used.contains(name)) {
                    delete(child);
                }
            }
        }
    }

    /** Name of what is deleted as a whole: a savepoint, or all checkpoints of a job. */
    private static String folderOf(String restorable) {
        Path path = Path.of(restorable);
        String name = path.getFileName().toString();
        return name.startsWith(CHECKPOINT) ? path.getParent().getFileName().toString() : name;
    }

    /** The newest checkpoint that was completed: Flink writes {@code _metadata} last. */
    private Optional<String> newestCheckpoint(String jobId) {
        return children(state.checkpoints().resolve(jobId)).stream()
                .filter(folder -> folder.getFileName().toString().startsWith(CHECKPOINT))
                .filter(folder -> Files.exists(folder.resolve("_metadata")))
                .max(Comparator.comparingLong(KeptJobs::number))
                .map(folder -> folder.toUri().toString());
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring(CHECKPOINT.length()));
    }

    private static Map<Job, KeptJob> read(Path file) {
        if (!Files.exists(file)) {
            return new EnumMap<>(Job.class);
        }
        try {
            return JSON.readValue(file.toFile(), new TypeReference<EnumMap<Job, KeptJob>>() {});
        } catch (IOException e) {
            throw StackException.failed(
                    file + " is damaged: ./smc up --fresh starts the jobs without their state", e);
        }
    }

    private Path file(Namespace namespace) {
        return state.savepoints().resolve(namespace.name() + SUFFIX);
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
