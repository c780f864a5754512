package io.smctrading.stack.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.stack.JobFigures;
import io.smctrading.stack.MetricsPage;
import io.smctrading.stack.ResidentMemory;
import io.smctrading.stack.RunningStack;
import io.smctrading.stack.StackException;
import io.smctrading.stack.StackRecord;
import io.smctrading.stack.topics.TopicFigures;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/**
 * Everything that {@code status} shows, asked for once. What does not answer is empty.
 *
 * @param servers every server, in start order
 * @param jobs in the order data walks
 * @param sidecarLag records that the sidecar has not read, by topic
 * @param deadLetters refused records by topic, topics without any left out
 */
record StackStatus(
        StackRecord record,
        List<Server> servers,
        Optional<List<JobFigures>> jobs,
        Optional<Map<String, Long>> sidecarLag,
        Optional<Map<String, Long>> deadLetters) {

    /**
     * @param bytes memory that it occupies, 0 if it does not run
     */
    record Server(String name, long pid, int port, boolean running, long bytes) {}

    static StackStatus of(RunningStack stack) {
        StackRecord record = stack.record();
        return new StackStatus(
                record,
                record.servers().stream().map(StackStatus::server).toList(),
                jobs(stack),
                stack.metrics(StackRecord.SIDECAR_METRICS).map(StackStatus::lag),
                deadLetters(stack));
    }

    private static Server server(StackRecord.Server server) {
        Optional<ProcessHandle> process = server.process().find();
        return new Server(
                server.name(),
                server.process().pid(),
                server.port(),
                process.isPresent(),
                process.map(ResidentMemory::ofTree).orElse(0L));
    }

    private static Optional<List<JobFigures>> jobs(RunningStack stack) {
        try {
            return Optional.of(JobFigures.of(stack, Instant.now()));
        } catch (StackException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Long> lag(MetricsPage sidecar) {
        return sidecar.samples().stream()
                .filter(sample -> sample.name().equals("smc_feed_lag_records"))
                .collect(
                        Collectors.toMap(
                                sample -> sample.labels().get("topic"),
                                sample -> (long) sample.value(),
                                Long::sum,
                                TreeMap::new));
    }

    private static Optional<Map<String, Long>> deadLetters(RunningStack stack) {
        if (stack.record().namespace().isEmpty()) {
            return Optional.empty();
        }
        try (Admin kafka = stack.kafka()) {
            return Optional.of(
                    TopicFigures.of(kafka, stack.namespace()).stream()
                            .filter(topic -> topic.deadLetters() > 0)
                            .collect(
                                    Collectors.toMap(
                                            TopicFigures::topic,
                                            TopicFigures::deadLetters,
                                            Long::sum,
                                            TreeMap::new)));
        } catch (StackException e) {
            return Optional.empty();
        }
    }

    /** Whether the stack is ready, every server runs and every job does what it should. */
    boolean healthy() {
        return record.phase() == StackRecord.Phase.READY
                && servers.stream().allMatch(Server::running)
                && jobs.filter(all -> all.stream().allMatch(JobFigures::isAsItShould)).isPresent();
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("healthy", healthy());
        json.put("phase", record.phase().name());
        json.put("command", record.command());
        json.put("process", record.launcher().pid());
        json.put("namespace", record.namespace());
        json.put("venues", record.venues());
        ArrayNode processes = json.putArray("servers");
        for (Server server : servers) {
            processes
                    .addObject()
                    .put("name", server.name())
                    .put("process", server.pid())
                    .put("port", server.port())
                    .put("running", server.running())
                    .put("memory_bytes", server.bytes());
        }
        if (jobs.isPresent()) {
            ArrayNode all = json.putArray("jobs");
            jobs.get().forEach(job -> all.add(json(job)));
        } else {
            json.putNull("jobs");
        }
        numbers(json, "sidecar_lag_records", sidecarLag);
        numbers(json, "dead_letters", deadLetters);
        ObjectNode urls = json.putObject("urls");
        record.urls().forEach(urls::put);
        return json;
    }

    private static ObjectNode json(JobFigures job) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", job.name());
        json.put("id", job.id());
        json.put("state", job.state());
        json.put("tasks", job.tasks());
        json.put("running_tasks", job.runningTasks());
        json.put("parallelism", job.parallelism());
        json.put("uptime_seconds", job.uptime().map(uptime -> uptime.toSeconds()).orElse(null));
        json.put("restarts", job.restarts().orElse(null));
        json.put("lag_records", job.lag().orElse(null));
        if (job.checkpoint().isPresent()) {
            json.putObject("checkpoint")
                    .put("number", job.checkpoint().get().number())
                    .put("completed", job.checkpoint().get().completed().toString())
                    .put("bytes", job.checkpoint().get().bytes())
                    .put("milliseconds", job.checkpoint().get().duration().toMillis())
                    .put("path", job.checkpoint().get().path());
        } else {
            json.putNull("checkpoint");
        }
        return json;
    }

    private static void numbers(ObjectNode json, String name, Optional<Map<String, Long>> numbers) {
        if (numbers.isPresent()) {
            ObjectNode node = json.putObject(name);
            numbers.get().forEach(node::put);
        } else {
            json.putNull(name);
        }
    }
}
