package io.smctrading.stack.bench;

import io.smctrading.stack.Stack;
import io.smctrading.stack.StackException;
import io.smctrading.stack.StackPort;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Looks at the TaskManager from outside: its metrics and what its process has used. */
final class TaskManagerProbe {

    private static final String OFFSET =
            "flink_taskmanager_job_task_operator_KafkaSourceReader_topic_partition_currentOffset{";

    private static final String COLLECTOR = "flink_taskmanager_Status_JVM_GarbageCollector_";
    private static final String TIME = "_Time";

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final HttpRequest metrics;
    private final ProcessHandle process;

    TaskManagerProbe(Stack stack) {
        String address = stack.config().ports().address(StackPort.TASKMANAGER_METRICS);
        metrics =
                HttpRequest.newBuilder(URI.create("http://" + address + "/metrics"))
                        .timeout(Duration.ofSeconds(20))
                        .build();
        process = ProcessHandle.of(stack.server("taskmanager").pid()).orElseThrow();
    }

    /** One look at how far a job's source is in a topic, and at the processor time used. */
    Progress.Sample sample(String jobId, String topic) {
        String body = metrics();
        long nanos = System.nanoTime();
        return new Progress.Sample(nanos, records(body, jobId, topic), cpuNanos());
    }

    /** Records of a topic that a job's source has handed on, from the text of the metrics. */
    static long records(String metrics, String jobId, String topic) {
        String job = "job_id=\"" + jobId + '"';
        // The reporter writes labels with its own alphabet.
        String name = "topic=\"" + topic.replaceAll("[^a-zA-Z0-9:_]", "_") + '"';
        return metrics.lines()
                .filter(line -> line.startsWith(OFFSET))
                .filter(line -> line.contains(job) && line.contains(name))
                // The offset of the last record read: -1 for none.
                .mapToLong(line -> 1 + (long) Double.parseDouble(afterLabels(line)))
                .sum();
    }

    /** Milliseconds that each collector of the TaskManager has stopped it, since its start. */
    Map<String, Long> garbageCollectionMillis() {
        return garbageCollectionMillis(metrics());
    }

    static Map<String, Long> garbageCollectionMillis(String metrics) {
        Map<String, Long> millis = new TreeMap<>();
        for (String line : metrics.lines().toList()) {
            int labels = line.indexOf('{');
            if (line.startsWith(COLLECTOR) && labels > 0) {
                String name = line.substring(COLLECTOR.length(), labels);
                if (name.endsWith(TIME)) {
                    millis.put(
                            name.substring(0, name.length() - TIME.length()),
                            (long) Double.parseDouble(afterLabels(line)));
                }
            }
        }
        return millis;
    }

    private static String afterLabels(String line) {
        return line.substring(line.lastIndexOf('}') + 1).strip();
    }

    /** Processor time of the TaskManager's process since its start. */
    long cpuNanos() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    private String metrics() {
        try {
            return http.send(metrics, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw StackException.failed("the TaskManager does not tell its metrics: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StackException.failed("interrupted while measuring", e);
        }
    }
}
