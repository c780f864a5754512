package io.smctrading.stack;

import io.smctrading.stack.flink.FlinkCluster;
import io.smctrading.stack.flink.FlinkCluster.Slots;
import io.smctrading.stack.flink.Job;
import io.smctrading.stack.flink.JobDetails;
import io.smctrading.stack.flink.JobStatus;
import io.smctrading.stack.flink.JobSubmission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Changes which jobs of a namespace run, for the launcher and for every command alike. What should
 * run stands in a file of the namespace; what does run, Flink says, and a job is known there by its
 * name. One change is made at a time, whichever process makes it.
 *
 * <p>All methods that change something hold the lock of the jobs meanwhile, and throw a {@link
 * StackException} that is refused for what cannot be done as asked.
 */
public final class NamespaceJobs {

    private static final Duration JOB_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration SAVEPOINT_TIMEOUT = Duration.ofSeconds(45);
    private static final Duration LOCK_PATIENCE = Duration.ofMinutes(1);
    private static final String SETTING_PROBLEM = "SettingException: ";

    private final StateFolder state;
    private final KeptJobs kept;
    private final FlinkCluster flink;
    private final JobSubmission submission;
    private final Namespace namespace;
    private final Consumer<String> progress;

    public NamespaceJobs(
            StateFolder state,
            FlinkCluster flink,
            JobSubmission submission,
            Namespace namespace,
            Consumer<String> progress) {
        this.state = state;
        this.kept = new KeptJobs(state);
        this.flink = flink;
        this.submission = submission;
        this.namespace = namespace;
        this.progress = progress;
    }

    public Namespace namespace() {
        return namespace;
    }

    /** How the jobs are to be kept; empty for a namespace that was never up for good. */
    public Map<Job, KeptJob> kept() {
        return kept.of(namespace);
    }

    /** The job on the cluster, if it has not ended. */
    public Optional<JobStatus> live(Job job) {
        return flink.live(job.in(namespace));
    }

    /**
     * Starts a job that does not run, without state or from a place of the user's choice.
     *
     * @param from savepoint or checkpoint to begin with, if any
     * @param fresh allow that what it was stopped with is forgotten
     */
    public void submit(
            Job job,
            int parallelism,
            List<String> arguments,
            Optional<String> from,
            boolean fresh) {
        try (StackLock lock = lock()) {
            refuseIfLive(job);
            Optional<String> known = kept.resumePoint(namespace, job);
            if (known.isPresent() && from.isEmpty() && !fresh) {
                throw StackException.refused(
                        "%s has state of its last run: ./smc jobs resume %s goes on from it, --fresh forgets it"
                                .formatted(job.code(), job.code()));
            }
            refuseIfTooWide(job, parallelism, 0);
            KeptJob before = kept.of(namespace, job);
            try {
                start(job, KeptJob.NEW.as(parallelism, arguments), from);
            } catch (StackException e) {
                if (live(job).isEmpty()) {
                    kept.put(namespace, job, before);
                }
                throw e;
            }
        }
    }

    /**
     * Lets a job go on that does not run, from its savepoint or newest checkpoint.
     *
     * @param parallelism empty for what it had
     * @param arguments empty for those it had
     */
    public void resume(Job job, Optional<Integer> parallelism, Optional<List<String>> arguments) {
        try (StackLock lock = lock()) {
            refuseIfLive(job);
            KeptJob last = kept.of(namespace, job);
            Optional<String> from = kept.resumePoint(namespace, job);
            if (from.isEmpty()) {
                throw StackException.refused(
                        "there is nothing that %s could go on from: ./smc jobs submit %s begins without state"
                                .formatted(job.code(), job.code()));
            }
            int width = parallelism.orElse(last.parallelism());
            refuseIfTooWide(job, width, 0);
            start(job, last.as(width, arguments.orElse(last.arguments())), from);
        }
    }

    /**
     * Stops a job with a savepoint; it stays stopped until it is resumed or submitted.
     *
     * @return where the savepoint is
     */
    public String stop(Job job) {
        try (StackLock lock = lock()) {
            JobStatus live = requireLive(job);
            KeptJob last = noted(job, live);
            // Noted first: if this process dies now, the job is not started again.
            kept.put(namespace, job, last.stoppedByHand(null));
            try {
                String savepoint = savepoint(live);
                kept.put(namespace, job, last.stoppedByHand(savepoint));
                return savepoint;
            } catch (StackException e) {
                kept.put(namespace, job, last);
                throw e;
            }
        }
    }

    /** Stops a job with a savepoint and lets it go on from there at another parallelism. */
    public void rescale(Job job, int parallelism) {
        try (StackLock lock = lock()) {
            JobStatus live = requireLive(job);
            KeptJob last = noted(job, live);
            int present = flink.details(live.id()).parallelism();
            if (present == parallelism) {
                throw StackException.refused(
                        "%s runs at parallelism %d already".formatted(job.code(), parallelism));
            }
            refuseIfTooWide(job, parallelism, present);
            String savepoint = savepoint(live);
            // If this process dies now, the launcher lets the job go on as asked.
            KeptJob wider = last.as(parallelism, last.arguments()).suspended(savepoint);
            kept.put(namespace, job, wider);
            progress.accept(job.code() + " stopped with " + savepoint);
            start(job, wider, Optional.of(savepoint));
        }
    }

    /** Which jobs are to be started when the namespace is opened, each with its state. */
    Map<Job, KeptJob> open(boolean fresh) {
        if (!fresh) {
            kept.deleteUnused();
        }
        Map<Job, KeptJob> jobs = kept.of(namespace);
        for (Job job : Job.values()) {
            KeptJob last = jobs.getOrDefault(job, KeptJob.NEW);
            jobs.put(job, fresh ? last.fresh() : last);
        }
        // Before the first job starts: a fresh start that fails midway must not bring back old
        // state.
        kept.put(namespace, jobs);
        jobs.entrySet().removeIf(job -> job.getValue().stopped());
        return jobs;
    }

    /**
     * Starts a job as it is kept and notes that. The caller holds the lock.
     *
     * @return Flink's id of the job
     */
    String start(Job job, KeptJob wanted) {
        return start(job, wanted, kept.resumePoint(namespace, job));
    }

    private String start(Job job, KeptJob wanted, Optional<String> from) {
        String id;
        try {
            id = submission.submit(job, namespace, wanted.parallelism(), wanted.arguments(), from);
        } catch (StackException e) {
            throw settingProblem(e);
        }
        kept.put(namespace, job, wanted.running(id, from.orElse(null)));
        flink.awaitRunning(id, JOB_TIMEOUT);
        progress.accept(
                "job %s running%s"
                        .formatted(
                                job.code(),
                                wanted.parallelism() == 1
                                        ? ""
                                        : " at parallelism " + wanted.parallelism()));
        return id;
    }

    /** A setting that the job refused is the user's mistake, in the job's own words. */
    private static StackException settingProblem(StackException problem) {
        int begin = problem.getMessage().indexOf(SETTING_PROBLEM);
        return begin < 0
                ? problem
                : StackException.refused(
                        problem.getMessage().substring(begin + SETTING_PROBLEM.length()));
    }

    /** Notes a job that was started without this class. The caller holds the lock. */
    void note(Job job, int parallelism, List<String> arguments, String id, Optional<String> from) {
        kept.put(
                namespace,
                job,
                KeptJob.NEW.as(parallelism, arguments).running(id, from.orElse(null)));
    }

    /** Stops a job with a savepoint; it goes on by itself at the next start. */
    void suspend(Job job) {
        Optional<JobStatus> live = live(job);
        if (live.isPresent()) {
            KeptJob last = noted(job, live.get());
            kept.put(namespace, job, last.suspended(savepoint(live.get())));
        }
    }

    /**
     * Makes one job run as it should: notes what was done to it on the dashboard, and starts it if
     * the cluster has lost it. The caller holds the lock.
     *
     * @return Flink's id of the job, if it runs
     */
    Optional<String> keep(Job job) {
        KeptJob last = kept().get(job);
        if (last == null) {
            return Optional.empty();
        }
        Optional<JobStatus> live = live(job);
        if (live.isPresent()) {
            KeptJob noted = noted(job, live.get());
            if (!noted.equals(last)) {
                kept.put(namespace, job, noted);
            }
            return Optional.of(live.get().id());
        }
        if (last.stopped()) {
            return Optional.empty();
        }
        Optional<JobStatus> ended = flink.job(String.valueOf(last.jobId()));
        if (ended.isEmpty() || last.savepoint() != null) {
            return Optional.of(start(job, last));
        }
        // Flink gives a failed job up only when going on makes no sense; the log has the cause.
        if (!ended.get().state().equals("FAILED")) {
            String savepoint = flink.details(last.jobId()).savepoint().orElse(null);
            boolean finished = ended.get().state().equals("FINISHED");
            kept.put(namespace, job, last.stoppedByHand(finished ? savepoint : null));
            progress.accept(
                    "job %s was stopped by hand: ./smc jobs resume %s lets it go on"
                            .formatted(job.code(), job.code()));
        }
        return Optional.empty();
    }

    /** How a running job is kept: as noted, or as Flink says if it was started on the dashboard. */
    private KeptJob noted(Job job, JobStatus live) {
        KeptJob last = kept.of(namespace, job);
        if (live.id().equals(last.jobId())) {
            return last.running(live.id(), last.restoredFrom());
        }
        JobDetails details = flink.details(live.id());
        return last.as(details.parallelism(), last.arguments())
                .running(live.id(), details.restoredFrom().orElse(null));
    }

    private String savepoint(JobStatus live) {
        return flink.stopWithSavepoint(live.id(), state.savepoints(), SAVEPOINT_TIMEOUT);
    }

    StackLock lock() {
        return StackLock.awaitJobs(state, LOCK_PATIENCE);
    }

    private void refuseIfLive(Job job) {
        live(job)
                .ifPresent(
                        live -> {
                            throw StackException.refused(
                                    "%s runs already, as %s in state %s"
                                            .formatted(job.code(), live.id(), live.state()));
                        });
    }

    private JobStatus requireLive(Job job) {
        return live(job)
                .orElseThrow(
                        () ->
                                StackException.refused(
                                        kept.of(namespace, job).stopped()
                                                ? job.code() + " is stopped already"
                                                : job.code() + " does not run in " + namespace));
    }

    private void refuseIfTooWide(Job job, int parallelism, int held) {
        Slots slots = flink.slots();
        int allowed = slots.free() + held;
        if (parallelism < 1 || parallelism > allowed) {
            throw StackException.refused(
                    "parallelism %d of %s is not possible, allowed: 1 to %d (%d of %d task slots are taken by other jobs)"
                            .formatted(
                                    parallelism,
                                    job.code(),
                                    allowed,
                                    slots.total() - allowed,
                                    slots.total()));
        }
    }
}
