package io.smctrading.stack.flink;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * More of a job than the overview shows.
 *
 * @param parallelism the highest of its vertices, and so the task slots that it takes
 * @param checkpoint the newest completed one, savepoints included
 * @param savepoint where its newest savepoint is
 * @param restoredFrom checkpoint or savepoint that its state came from
 */
public record JobDetails(
        int parallelism,
        Optional<Checkpoint> checkpoint,
        Optional<String> savepoint,
        Optional<String> restoredFrom) {

    /**
     * A completed checkpoint.
     *
     * @param completed when its last part was there
     * @param bytes size of the whole state
     * @param duration from its trigger to its completion
     * @param path folder that a job can be restored from
     */
    public record Checkpoint(
            long number, Instant completed, long bytes, Duration duration, String path) {}

    static JobDetails of(JsonNode job, JsonNode checkpoints) {
        int parallelism = 1;
        for (JsonNode vertex : job.path("vertices")) {
            parallelism = Math.max(parallelism, vertex.path("parallelism").asInt());
        }
        JsonNode latest = checkpoints.path("latest");
        return new JobDetails(
                parallelism,
                checkpoint(latest.path("completed")),
                path(latest.path("savepoint")),
                path(latest.path("restored")));
    }

    private static Optional<Checkpoint> checkpoint(JsonNode completed) {
        if (!completed.isObject()) {
            return Optional.empty();
        }
        return Optional.of(
                new Checkpoint(
                        completed.path("id").asLong(),
                        Instant.ofEpochMilli(completed.path("latest_ack_timestamp").asLong()),
                        completed.path("state_size").asLong(),
                        Duration.ofMillis(completed.path("end_to_end_duration").asLong()),
                        completed.path("external_path").asText()));
    }

    private static Optional<String> path(JsonNode point) {
        JsonNode path = point.path("external_path");
        return path.isTextual() ? Optional.of(path.asText()) : Optional.empty();
    }
}
