package io.smctrading.stack.bench;

import io.smctrading.schemas.Topic;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.Stack;
import io.smctrading.stack.StackException;
import io.smctrading.stack.flink.Job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Runs a job over a topic that is full already, and watches how it gets on. */
final class StageRuns {

    /** Topic that the pass-through writes. */
    static final String COPY = "pass-through";

    private static final String PASS_THROUGH_JAR = "benchmarks";

    /** A look makes the TaskManager write all its metrics: often would be part of the figures. */
    private static final long SAMPLE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Stack stack;
    private final TaskManagerProbe probe;
    private final Duration longest;
    private String passThroughJar;

    /**
     * @param longest time after which a run counts as measured though input is left
     */
    StageRuns(Stack stack, Duration longest) {
        this.stack = stack;
        this.probe = new TaskManagerProbe(stack);
        this.longest = longest;
    }

    /**
     * A job at work.
     *
     * @param id Flink's
     * @param topic what it reads, as Kafka calls it
     */
    record Running(String id, String topic) {}

    Running start(Job job, Namespace namespace, Topic<?> input, int parallelism) {
        String id =
                stack.flink()
                        .run(
                                stack.submission().upload(job),
                                stack.submission().arguments(job, namespace),
                                parallelism,
                                Optional.empty());
        return new Running(id, input.in(namespace.name()));
    }

    Running startPassThrough(Namespace namespace, Topic<?> input, int parallelism) {
        if (passThroughJar == null) {
            passThroughJar =
                    stack.flink().upload(stack.config().distribution().job(PASS_THROUGH_JAR));
        }
        List<String> arguments =
                new ArrayList<>(stack.submission().arguments(Job.INGEST, namespace));
        arguments.addAll(List.of("--from", input.name(), "--to", COPY));
        String id = stack.flink().run(passThroughJar, arguments, parallelism, Optional.empty());
        return new Running(id, input.in(namespace.name()));
    }

    /**
     * Watches a job until it has read its input, or the longest time is over.
     *
     * @param total records of the input
     */
    Progress.Steady measure(Running running, long total) {
        List<Progress.Sample> samples = new ArrayList<>();
        // The time counts from the first record: how long a job takes to start is no throughput.
        long begin = System.nanoTime();
        Progress.Sample last;
        do {
            LockSupport.parkNanos(SAMPLE_NANOS);
            last = probe.sample(running.id(), running.topic());
            samples.add(last);
            if (last.records() == 0) {
                if (last.nanos() - begin > PATIENCE.toNanos()) {
                    throw failed(running, "has read nothing");
                }
            } else if (samples.get(Math.max(0, samples.size() - 2)).records() == 0) {
                begin = last.nanos();
            }
        } while (last.records() < total
                && (last.records() == 0 || last.nanos() - begin < longest.toNanos()));
        return new Progress(total, samples).steady();
    }

    /** Waits until a job has read everything. */
    void awaitRead(Running running, long total) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (probe.sample(running.id(), running.topic()).records() < total) {
            if (System.nanoTime() > deadline) {
                throw failed(running, "has not read its input");
            }
            LockSupport.parkNanos(SAMPLE_NANOS);
        }
    }

    private StackException failed(Running running, String what) {
        return StackException.failed(
                "the job over %s %s: %s"
                        .formatted(
                                running.topic(),
                                what,
                                stack.flink().failureOf(running.id()).orElse("no cause is known")));
    }

    void cancel(Running running) {
        stack.flink().cancel(running.id(), PATIENCE);
    }
}
