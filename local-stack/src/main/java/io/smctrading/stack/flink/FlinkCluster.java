package io.smctrading.stack.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final String BOUNDARY = "----smc-stack-jar";
    private static final int REASON_LENGTH = 600;

    private final URI rest;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    /**
     * @param rest for example {@code http://127.0.0.1:18081}
     */
    public FlinkCluster(URI rest) {
        this.rest = rest;
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
                send("POST", "/jars/upload", "multipart/form-data; boundary=" + BOUNDARY, body);
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
        return post("/jars/" + jarId + "/run", body).path("jobid").asText();
    }

    /** Every job that the cluster remembers, the newest first. */
    public List<JobStatus> jobs() {
        List<JobStatus> jobs = new ArrayList<>();
        for (JsonNode job : get("/jobs/overview").path("jobs")) {
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
        JsonNode root = get("/jobs/" + id + "/exceptions").path("root-exception");
        return root.isTextual() ? Optional.of(rootCause(root.asText())) : Optional.empty();
    }

    /**
     * Takes a checkpoint now.
     *
     * @return the number of the completed checkpoint
     */
    public long checkpoint(String id, Duration timeout) {
        String request =
                post("/jobs/" + id + "/checkpoints", JsonNodeFactory.instance.objectNode())
                        .path("request-id")
                        .asText();
        JsonNode operation =
                awaitOperation("/jobs/" + id + "/checkpoints/" + request, "checkpoint", timeout);
        return operation.path("checkpointId").asLong();
    }

    /** Folder of the newest completed checkpoint of a job that the cluster remembers. */
    public Optional<String> newestCheckpoint(String id) {
        JsonNode path =
                get("/jobs/" + id + "/checkpoints")
                        .path("latest")
                        .path("completed")
                        .path("external_path");
        return path.isTextual() ? Optional.of(path.asText()) : Optional.empty();
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
        String request = post("/jobs/" + id + "/stop", body).path("request-id").asText();
        return awaitOperation("/jobs/" + id + "/savepoints/" + request, "savepoint", timeout)
                .path("location")
                .asText();
    }

    /** Ends a job and waits until it is gone. */
    public void cancel(String id, Duration timeout) {
        send("PATCH", "/jobs/" + id + "?mode=cancel", null, BodyPublishers.noBody());
        awaitThat("job " + id + " does not end", timeout, () -> job(id).filter(JobStatus::isOver));
    }

    /** Number of TaskManagers that have joined. */
    public int taskManagers() {
        return get("/overview").path("taskmanagers").asInt();
    }

    private JsonNode awaitOperation(String path, String what, Duration timeout) {
        JsonNode operation =
                awaitThat(
                        what + " is not complete",
                        timeout,
                        () ->
                                Optional.of(get(path))
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
                    what + " failed: " + rootCause(failure.path("stack-trace").asText()));
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

    private JsonNode get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    private JsonNode post(String path, ObjectNode body) {
        return send("POST", path, "application/json", BodyPublishers.ofString(body.toString()));
    }

    private JsonNode send(String method, String path, String contentType, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(rest + path))
                        .timeout(REQUEST_TIMEOUT)
                        .method(method, body);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        try {
            HttpResponse<String> response =
                    http.send(
                            request.build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            JsonNode answer = json.readTree(response.body());
            if (response.statusCode() / 100 != 2) {
                throw StackException.failed(
                        "Flink refused %s %s: %s".formatted(method, path, reason(answer)));
            }
            return answer;
        } catch (IOException e) {
            throw StackException.failed("Flink at " + rest + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StackException.failed("interrupted while asking Flink", e);
        }
    }

    private static String reason(JsonNode answer) {
        List<String> errors = new ArrayList<>();
        answer.path("errors").forEach(error -> errors.add(error.asText()));
        return errors.isEmpty() ? answer.toString() : rootCause(errors.get(errors.size() - 1));
    }

    /** The innermost cause of a stack trace: its own line, without the frames. */
    static String rootCause(String stackTrace) {
        String cause = "";
        for (String line : stackTrace.lines().toList()) {
            String text = line.strip();
            if (text.startsWith("Caused by: ")) {
                cause = text.substring("Caused by: ".length());
            } else if (cause.isEmpty() && !text.isEmpty() && !text.startsWith("at ")) {
                cause = text;
            }
        }
        return cause.length() > REASON_LENGTH ? cause.substring(0, REASON_LENGTH) : cause;
    }
}
