package io.smctrading.stack;

import io.smctrading.stack.flink.FlinkCluster;
import io.smctrading.stack.flink.Job;
import io.smctrading.stack.flink.JobDetails;
import io.smctrading.stack.flink.JobDetails.Checkpoint;
import io.smctrading.stack.flink.JobStatus;
import io.smctrading.stack.topics.ConsumerLag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.clients.admin.Admin;

/**
 * How one job does.
 *
 * @param name as on the command line; for a job that is not of the traded namespace as on the
 *     dashboard
 * @param id Flink's id, empty if it does not run
 * @param state Flink's state of a job that runs, {@code STOPPED} of one that was stopped by hand,
 *     {@code ENDED} of one that should run
 * @param runningTasks how many of its parallel tasks run
 * @param tasks number of its parallel tasks
 * @param parallelism what it runs at, or will
 * @param uptime since it was submitted
 * @param checkpoint its newest checkpoint or savepoint, if the cluster remembers one
 * @param restarts how often it began again after a failure, since it was submitted
 * @param lag records it has not read; of one that does not run, those it will read first
 */
public record JobFigures(
        String name,
        String id,
        String state,
        int runningTasks,
        int tasks,
        int parallelism,
        Optional<Duration> uptime,
        Optional<Checkpoint> checkpoint,
        Optional<Long> restarts,
        Optional<Long> lag) {

    private static final String STOPPED = "STOPPED";
    private static final String ENDED = "ENDED";
    private static final String PENDING = "flink_taskmanager_job_task_operator_pendingRecords";
    private static final String RESTARTS = "flink_jobmanager_job_numRestarts";
    private static final String JOB_NAME = "job_name";

    /** Whether the job does what it should: runs, or is stopped on purpose. */
    public boolean isAsItShould() {
        return state.equals(STOPPED) || (state.equals("RUNNING") && runningTasks == tasks);
    }

    /**
     * The jobs of the traded namespace in the order data walks, then whatever else runs.
     *
     * @param now to count uptimes from
     */
    public static List<JobFigures> of(RunningStack stack, Instant now) {
        Reading reading =
                new Reading(
                        stack,
                        stack.flink(),
                        stack.metrics(StackRecord.TASKMANAGER_METRICS),
                        stack.metrics(StackRecord.JOBMANAGER_METRICS),
                        now);
        List<JobStatus> all = reading.flink.jobs();
        List<JobFigures> figures = new ArrayList<>();
        String namespace = stack.record().namespace();
        List<String> own = new ArrayList<>();
        if (!namespace.isEmpty()) {
            Namespace traded = new Namespace(namespace);
            Map<Job, KeptJob> kept = new KeptJobs(stack.state()).of(traded);
            for (Job job : Job.values()) {
                own.add(job.in(traded));
                figures.add(reading.own(job, traded, Optional.ofNullable(kept.get(job)), all));
            }
        }
        for (JobStatus other : all) {
            if (!other.isOver() && !own.contains(other.name())) {
                figures.add(reading.running(other.name(), other, reading.pending(other.name())));
            }
        }
        return figures;
    }

    private record Reading(
            RunningStack stack,
            FlinkCluster flink,
            Optional<MetricsPage> taskManager,
            Optional<MetricsPage> jobManager,
            Instant now) {

        JobFigures own(Job job, Namespace namespace, Optional<KeptJob> kept, List<JobStatus> all) {
            String name = job.in(namespace);
            Optional<JobStatus> live =
                    all.stream()
                            .filter(status -> status.name().equals(name) && !status.isOver())
                            .findFirst();
            if (live.isPresent()) {
                Optional<Long> lag = pending(name).or(() -> committed(job, namespace));
                return running(job.code(), live.get(), lag);
            }
            return new JobFigures(
                    job.code(),
                    "",
                    kept.filter(KeptJob::stopped).isPresent() ? STOPPED : ENDED,
                    0,
                    0,
                    kept.map(KeptJob::parallelism).orElse(1),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    committed(job, namespace));
        }

        JobFigures running(String name, JobStatus status, Optional<Long> lag) {
            JobDetails details = flink.details(status.id());
            return new JobFigures(
                    name,
                    status.id(),
                    status.state(),
                    status.runningTasks(),
                    status.tasks(),
                    details.parallelism(),
                    Optional.of(Duration.between(status.started(), now)),
                    details.checkpoint(),
                    value(jobManager, RESTARTS, status.name()),
                    lag);
        }

        /** Records that the sources have seen at the broker and not read: the present lag. */
        Optional<Long> pending(String jobName) {
            return value(taskManager, PENDING, jobName);
        }

        private static Optional<Long> value(
                Optional<MetricsPage> page, String metric, String jobName) {
            // As Flink's reporter spells it.
            String label = jobName.replaceAll("[^\\w:]", "_");
            OptionalDouble sum =
                    page.map(metrics -> metrics.sum(metric, JOB_NAME, label))
                            .orElse(OptionalDouble.empty());
            return sum.isPresent() ? Optional.of((long) sum.getAsDouble()) : Optional.empty();
        }

        /** Records behind the offsets that the job committed at its newest checkpoint. */
        private Optional<Long> committed(Job job, Namespace namespace) {
            try (Admin kafka = stack.kafka()) {
                return Optional.of(
                        ConsumerLag.before(
                                ConsumerLag.ends(kafka, namespace, job.inputs()),
                                kafka,
                                job.in(namespace)));
            } catch (StackException e) {
                return Optional.empty();
            }
        }
    }
}
