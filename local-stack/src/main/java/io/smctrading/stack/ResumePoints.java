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
 * From where the jobs of each namespace go on at the next start: from the savepoint they were
 * stopped with or, if they were killed, from their newest checkpoint or, if they had none yet, from
 * where they were restored themselves. A namespace's part is one file.
 */
final class ResumePoints {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".json";
    private static final String CHECKPOINT = "chk-";

    private final StateFolder state;

    ResumePoints(StateFolder state) {
        this.state = state;
    }

    /**
     * @param jobId Flink's id under which the job ran last
     * @param savepoint what it was stopped with; {@code null} if it was not stopped in order
     * @param restoredFrom where its state came from, which holds until its own first checkpoint;
     *     {@code null} if it began empty
     */
    record Point(String jobId, String savepoint, String restoredFrom) {}

    /** Where a job goes on, if it ever ran in the namespace. */
    synchronized Optional<String> find(Namespace namespace, Job job) {
        Point point = read(namespace).get(job);
        if (point == null) {
            return Optional.empty();
        }
        return find(point);
    }

    private Optional<String> find(Point point) {
        return Optional.ofNullable(point.savepoint())
                .or(() -> newestCheckpoint(point.jobId()))
                .or(() -> Optional.ofNullable(point.restoredFrom()));
    }

    /** Notes that a job runs now, and where its state came from. */
    synchronized void running(
            Namespace namespace, Job job, String jobId, Optional<String> restoredFrom) {
        update(namespace, job, new Point(jobId, null, restoredFrom.orElse(null)));
    }

    /** Notes that a job was stopped with a savepoint. */
    synchronized void stopped(Namespace namespace, Job job, String jobId, String savepoint) {
        update(namespace, job, new Point(jobId, savepoint, null));
    }

    /** Deletes the checkpoints and savepoints that no namespace goes on from. */
    synchronized void deleteUnused() {
        Set<String> used = new HashSet<>();
        for (Path file : children(state.savepoints())) {
            String name = file.getFileName().toString();
            if (name.endsWith(SUFFIX)) {
                for (Point point : read(file).values()) {
                    if (point.savepoint() == null) {
                        used.add(point.jobId());
                    }
                    find(point).map(ResumePoints::folderOf).ifPresent(used::add);
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
                .max(Comparator.comparingLong(ResumePoints::number))
                .map(folder -> folder.toUri().toString());
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().substring(CHECKPOINT.length()));
    }

    private void update(Namespace namespace, Job job, Point point) {
        Map<Job, Point> points = read(namespace);
        points.put(job, point);
        Path file = file(namespace);
        try {
            Files.createDirectories(file.getParent());
            // Moved into its place whole: a stack that dies while it writes loses no state.
            Path written = file.resolveSibling(file.getFileName() + ".new");
            Files.write(written, JSON.writeValueAsBytes(points));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private Map<Job, Point> read(Namespace namespace) {
        return read(file(namespace));
    }

    private static Map<Job, Point> read(Path file) {
        if (!Files.exists(file)) {
            return new EnumMap<>(Job.class);
        }
        try {
            return JSON.readValue(file.toFile(), new TypeReference<EnumMap<Job, Point>>() {});
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
