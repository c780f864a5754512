package io.smctrading.stack.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A Flink session cluster by its REST API. Errors are {@link StackException}s with Flink's own
 * reason. Safe for use by several threads.
 */
public final class FlinkCluster {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String BOUNDARY = "----smc-stack-jar";

    private final FlinkRest rest;

    /**
     * @param rest for example {@code http://127.0.0.1:18081}
     */
    public FlinkCluster(URI rest) {
        this.rest = new FlinkRest(rest);
    }

    /**
     * Uploads a job's jar.
     *
     * @return the id that {@link #run} takes
     */
    public String upload(Path jar) {
        BodyPublisher body;
        try {
            String head =
                    "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\n"
                                    .formatted(BOUNDARY, jar.getFileName())
                            + "Content-Type: application/x-java-archive\r\n\r\n";
            body =
                    BodyPublishers.concat(
                            BodyPublishers.ofString(head),
                            BodyPublishers.ofFile(jar),
                            BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
        } catch (IOException e) {
            throw StackException.failed(jar + " cannot be read", e);
        }
        JsonNode answer =
                rest.send(
                        "POST", "/jars/upload", "multipart/form-data; boundary=" + BOUNDARY, body);
        String stored = answer.path("filename").asText();
        return stored.substring(stored.lastIndexOf('/') + 1);
    }

    /**
     * Runs an uploaded jar.
     *
     * @param arguments of the job's main
     * @param savepoint where to take the state from, if from anywhere
     * @return the job's id
     */
    public String run(
            String jarId, List<String> arguments, int parallelism, Optional<String> savepoint) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        arguments.forEach(body.putArray("programArgsList")::add);
        body.put("parallelism", parallelism);
        savepoint.ifPresent(
                path -> {
                    body.put("savepointPath", path);
                    body.put("allowNonRestoredState", false);
                });
        return rest.post("/jars/" + jarId + "/run", body).path("jobid").asText();
    }

    /** Every job that the cluster remembers, the newest first. */
    public List<JobStatus> jobs() {
        List<JobStatus> jobs = new ArrayList<>();
        for (JsonNode job : rest.get("/jobs/overview").path("jobs")) {
            jobs.add(
                    new JobStatus(
                            job.path("jid").asText(),
                            job.path("name").asText(),
                            job.path("state").asText(),
                            job.path("tasks").path("total").asInt(),
                            job.path("tasks").path("running").asInt(),
                            Instant.ofEpochMilli(job.path("start-time").asLong())));
        }
        jobs.sort(java.util.Comparator.comparing(JobStatus::started).reversed());
        return jobs;
    }

    /** The job of a name that has not ended, the newest if there are several. */
    public Optional<JobStatus> live(String name) {
        return jobs().stream().filter(job -> job.name().equals(name) && !job.isOver()).findFirst();
    }

    public Optional<JobStatus> job(String id) {
        return jobs().stream().filter(job -> job.id().equals(id)).findFirst();
    }

    /**
     * Waits until a job and all its tasks run.
     *
     * @throws StackException with the cause if the job fails first, or after {@code timeout}
     */
    public void awaitRunning(String id, Duration timeout) {
        awaitThat(
                "job " + id + " does not run",
                timeout,
                () -> {
                    Optional<JobStatus> job = job(id);
                    if (job.filter(JobStatus::isOver).isPresent()) {
                        throw StackException.failed(
                                "job %s is %s: %s"
                                        .formatted(
                                                job.get().name(),
                                                job.get().state(),
                                                failureOf(id).orElse("no cause is known")));
                    }
                    return job.filter(JobStatus::isFullyRunning);
                });
    }

    /** Why a job failed or restarted last. */
    public Optional<String> failureOf(String id) {
        JsonNode root = rest.get("/jobs/" + id + "/exceptions").path("root-exception");
        return root.isTextual()
                ? Optional.of(FlinkRest.rootCause(root.asText()))
                : Optional.empty();
    }

    /** Takes a checkpoint of each of some jobs now, all at the same time, and waits for them. */
    public void checkpoint(List<String> ids, Duration timeout) {
        List<String> requests = new ArrayList<>();
        for (String id : ids) {
            String checkpoints = "/jobs/" + id + "/checkpoints";
            String request =
                    rest.post(checkpoints, JsonNodeFactory.instance.objectNode())
                            .path("request-id")
                            .asText();
            requests.add(checkpoints + '/' + request);
        }
        requests.forEach(request -> awaitOperation(request, "checkpoint", timeout));
    }

    /** What a job's vertices and checkpoints tell; for a job that the cluster remembers. */
    public JobDetails details(String id) {
        return JobDetails.of(rest.get("/jobs/" + id), rest.get("/jobs/" + id + "/checkpoints"));
    }

    /**
     * Stops a job after a savepoint, without draining: it can go on from there.
     *
     * @return where the savepoint is
     */
    public String stopWithSavepoint(String id, Path folder, Duration timeout) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("targetDirectory", folder.toUri().toString());
        body.put("drain", false);
        String request = rest.post("/jobs/" + id + "/stop", body).path("request-id").asText();
        String savepoint =
                awaitOperation("/jobs/" + id + "/savepoints/" + request, "savepoint", timeout)
                        .path("location")
                        .asText();
        awaitOver(id, timeout);
        return savepoint;
    }

    /** Ends a job and waits until it is gone. */
    public void cancel(String id, Duration timeout) {
        rest.send("PATCH", "/jobs/" + id + "?mode=cancel", null, BodyPublishers.noBody());
        awaitOver(id, timeout);
    }

    private void awaitOver(String id, Duration timeout) {
        awaitThat("job " + id + " does not end", timeout, () -> job(id).filter(JobStatus::isOver));
    }

    /** Number of TaskManagers that have joined. */
    public int taskManagers() {
        return rest.get("/overview").path("taskmanagers").asInt();
    }

    /** Task slots of all TaskManagers: how many there are and how many are free. */
    public Slots slots() {
        JsonNode overview = rest.get("/overview");
        return new Slots(
                overview.path("slots-total").asInt(), overview.path("slots-available").asInt());
    }

    /** Task slots; a job needs as many as its highest parallelism. */
    public record Slots(int total, int free) {}

    private JsonNode awaitOperation(String path, String what, Duration timeout) {
        JsonNode operation =
                awaitThat(
                        what + " is not complete",
                        timeout,
                        () ->
                                Optional.of(rest.get(path))
                                        .filter(
                                                answer ->
                                                        answer.path("status")
                                                                .path("id")
                                                                .asText()
                                                                .equals("COMPLETED"))
                                        .map(answer -> answer.path("operation")));
        JsonNode failure = operation.path("failure-cause");
        if (!failure.isMissingNode() && !failure.isNull()) {
            throw StackException.failed(
                    what + " failed: " + FlinkRest.rootCause(failure.path("stack-trace").asText()));
        }
        return operation;
    }

    private static <T> T awaitThat(
            String problem, Duration timeout, Supplier<Optional<T>> attempt) {
        long start = System.nanoTime();
        Optional<T> result = attempt.get();
        while (result.isEmpty()) {
            if (System.nanoTime() - start > timeout.toNanos()) {
                throw StackException.failed(problem + " after " + timeout.toSeconds() + " s");
            }
            LockSupport.parkNanos(POLL_NANOS);
            result = attempt.get();
        }
        return result.get();
    }
}
