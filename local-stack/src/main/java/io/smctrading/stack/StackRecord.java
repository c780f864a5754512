package io.smctrading.stack;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs, for other processes to read: written by the launcher at each change, read by {@code
 * status}, {@code down} and the next start.
 *
 * @param phase how far the stack is
 * @param command subcommand that started it
 * @param launcher the process that holds the servers
 * @param namespace namespace that is traded, empty before it is open
 * @param servers every server that was started, in start order
 * @param urls where to look, by title
 * @param problem why it failed, empty otherwise
 * @param venues where it trades, {@code paper} or exchanges by commas
 */
public record StackRecord(
        Phase phase,
        String command,
        ProcessMark launcher,
        String namespace,
        List<Server> servers,
        Map<String, String> urls,
        String problem,
        String venues) {

    /** Titles among the {@link #urls} that commands look up. */
    public static final String DASHBOARD = "Flink dashboard";

    public static final String KAFKA = "Kafka";
    public static final String REGISTRY = "Schema registry";
    public static final String ANALYTICS = "Analytics";
    public static final String JOBMANAGER_METRICS = "JobManager metrics";
    public static final String TASKMANAGER_METRICS = "TaskManager metrics";
    public static final String SIDECAR_METRICS = "Sidecar metrics";
    public static final String SIMULATOR = "Exchange simulator";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    public StackRecord {
        venues = venues == null ? TradingVenue.PAPER.code() : venues;
    }

    /** How far a stack is. */
    public enum Phase {
        STARTING,
        READY,
        STOPPING,
        STOPPED,
        FAILED
    }

    /** A server and where it listens. */
    public record Server(String name, int port, ProcessMark process) {}

    /**
     * A process that cannot be mistaken for a later one with the same id.
     *
     * @param pid 0 for none
     * @param startedMillis when the operating system started it, milliseconds since 1970
     */
    public record ProcessMark(long pid, long startedMillis) {

        static ProcessMark of(ProcessHandle process) {
            return new ProcessMark(
                    process.pid(),
                    process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli());
        }

        /** The process, if it still runs. */
        public Optional<ProcessHandle> find() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> of(process).startedMillis == startedMillis);
        }

        @JsonIgnore
        public boolean isAlive() {
            return find().isPresent();
        }
    }

    /** What was written last, if anything readable was. */
    public static Optional<StackRecord> read(StateFolder state) {
        try {
            return Optional.of(JSON.readValue(state.record().toFile(), StackRecord.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The record of a stack whose launcher still runs. */
    public static Optional<StackRecord> running(StateFolder state) {
        return read(state).filter(record -> record.launcher().isAlive());
    }

    void write(StateFolder state) {
        Path file = state.record();
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.getParent());
            Files.write(part, JSON.writeValueAsBytes(this));
            Files.move(
                    part,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
