package io.smctrading.stack;

import io.smctrading.analytics.Migrations;
import io.smctrading.stack.flink.FlinkCluster;
import io.smctrading.stack.flink.Job;
import io.smctrading.stack.flink.JobSubmission;
import io.smctrading.stack.server.PostgresServer;
import io.smctrading.stack.server.ServerProcess;
import io.smctrading.stack.server.SidecarServer;
import io.smctrading.stack.topics.TopicAdmin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs on the servers for one namespace: the sidecar and the jobs, and from where they go on
 * after a stop.
 */
final class Trading {

    private static final Logger LOG = LoggerFactory.getLogger(Trading.class);
    private static final Duration JOB_TIMEOUT = Duration.ofMinutes(2);
    private static final int ONE_SUBTASK = 1;
    private static final String JOB_MANAGER = "jobmanager";

    private final StackConfig config;
    private final Endpoints endpoints;
    private final ServerGroup servers;
    private final FlinkCluster flink;
    private final JobSubmission submission;
    private final Consumer<String> progress;
    private final Map<Job, String> jobs = new EnumMap<>(Job.class);

    private String namespace = "";
    private NamespaceJobs kept;
    private volatile boolean stopping;

    Trading(
            StackConfig config,
            Endpoints endpoints,
            ServerGroup servers,
            FlinkCluster flink,
            Consumer<String> progress) {
        this.config = config;
        this.endpoints = endpoints;
        this.servers = servers;
        this.flink = flink;
        this.submission = new JobSubmission(flink, config.distribution(), endpoints, config.plan());
        this.progress = progress;
    }

    /** Opens a namespace whose jobs are not kept. */
    Map<Job, String> open(
            Namespace opened,
            TopicAdmin topics,
            TopicAdmin.Retention retention,
            ParallelWork work,
            TradingPlan plan) {
        Map<Job, Runnable> starts = new EnumMap<>(Job.class);
        for (Job job : Job.values()) {
            starts.put(job, () -> submit(job, opened, plan.jobArguments(job), Optional.empty()));
        }
        return open(opened, topics, retention, work, plan, starts);
    }

    /** Opens a namespace whose jobs go on as they were, or begin anew. */
    Map<Job, String> resume(Namespace opened, TopicAdmin topics, ParallelWork work, boolean fresh) {
        NamespaceJobs resumed =
                new NamespaceJobs(config.state(), flink, submission, opened, progress);
        try (StackLock lock = resumed.lock()) {
            synchronized (this) {
                kept = resumed;
            }
            Map<Job, Runnable> starts = new EnumMap<>(Job.class);
            resumed.open(fresh)
                    .forEach(
                            (job, last) ->
                                    starts.put(job, () -> started(job, resumed.start(job, last))));
            return open(
                    opened, topics, TopicAdmin.Retention.CATALOGUE, work, config.plan(), starts);
        }
    }

    private Map<Job, String> open(
            Namespace opened,
            TopicAdmin topics,
            TopicAdmin.Retention retention,
            ParallelWork work,
            TradingPlan plan,
            Map<Job, Runnable> starts) {
        synchronized (this) {
            namespace = opened.name();
            jobs.clear();
        }
        // The jars travel while the topics are made.
        Map<Job, CompletableFuture<Void>> uploads = new EnumMap<>(Job.class);
        for (Job job : starts.keySet()) {
            uploads.put(job, work.start(() -> submission.upload(job)));
        }
        CompletableFuture<Void> tables = work.start(() -> migrate(opened, retention));
        topics.create(opened, retention);
        ParallelWork.awaitAll(List.of(tables));
        progress.accept("topics, schemas and tables of " + opened + " ready");
        List<CompletableFuture<Void>> all = new ArrayList<>();
        all.add(work.start(() -> startSidecar(opened, plan, List.of())));
        uploads.forEach((job, upload) -> all.add(work.startAfter(upload, starts.get(job))));
        ParallelWork.awaitAll(all);
        return jobs();
    }

    private void migrate(Namespace opened, TopicAdmin.Retention retention) {
        Database analytics = endpoints.analytics();
        Migrations.migrate(
                analytics.url(),
                analytics.user(),
                analytics.password(),
                opened.databaseSchema(),
                retention == TopicAdmin.Retention.UNLIMITED
                        ? Migrations.Retention.UNLIMITED
                        : Migrations.Retention.LIMITED);
    }

    void startSidecar(Namespace opened, List<String> settings) {
        startSidecar(opened, config.plan(), settings);
    }

    private void startSidecar(Namespace opened, TradingPlan plan, List<String> settings) {
        servers.launch(SidecarServer.define(config.withPlan(plan), endpoints, opened, settings));
    }

    String submit(Job job, Namespace opened, List<String> arguments, Optional<String> savepoint) {
        String id = submission.submit(job, opened, ONE_SUBTASK, arguments, savepoint);
        NamespaceJobs present = kept();
        if (present != null && present.namespace().equals(opened)) {
            present.note(job, ONE_SUBTASK, arguments, id, savepoint);
        }
        started(job, id);
        flink.awaitRunning(id, JOB_TIMEOUT);
        progress.accept("job " + job.code() + " running");
        return id;
    }

    private synchronized void started(Job job, String id) {
        jobs.put(job, id);
    }

    /** Starts a server again that ended, and what was lost with it. */
    void restart(ServerProcess server) {
        relaunch(server);
        NamespaceJobs present = kept();
        if (present != null && server.name().equals(JOB_MANAGER)) {
            try (StackLock lock = present.lock()) {
                keep(present);
            }
        }
    }

    /** Starts a server again that ended. What it lost is for {@link #keepJobs}. */
    void relaunch(ServerProcess server) {
        if (server.name().equals("postgres")) {
            PostgresServer.stopStale(config.state());
        }
        servers.launch(server);
        if (server.name().equals(JOB_MANAGER)) {
            // It keeps nothing across restarts: the jobs are submitted anew from their checkpoints.
            submission.forgetUploads();
        }
    }

    /**
     * Starts what should run and does not, and notes what was changed on the dashboard; does
     * nothing while a command changes the jobs.
     */
    void keepJobs() {
        NamespaceJobs present = kept();
        if (present != null) {
            StackLock.tryJobs(config.state())
                    .ifPresent(
                            lock -> {
                                try (lock) {
                                    keep(present);
                                }
                            });
        }
    }

    /** One job that cannot be started leaves the others alone; it is tried again later. */
    private void keep(NamespaceJobs present) {
        for (Job job : Job.values()) {
            try {
                if (!stopping) {
                    present.keep(job)
                            .filter(id -> !id.equals(jobs().get(job)))
                            .ifPresent(id -> started(job, id));
                }
            } catch (RuntimeException e) {
                LOG.warn("{} was not started", job.code(), e);
                progress.accept(e.getMessage());
            }
        }
    }

    /** A job that does not stop in order goes on from its newest checkpoint instead. */
    void stopJobs() {
        stopping = true;
        NamespaceJobs present = kept();
        if (present == null) {
            return;
        }
        try (StackLock lock = present.lock()) {
            List<Runnable> stops = new ArrayList<>();
            for (Job job : Job.values()) {
                stops.add(() -> suspend(present, job));
            }
            ServerGroup.together(stops);
        } catch (StackException e) {
            LOG.warn("the jobs were not stopped with a savepoint", e);
        }
    }

    private static void suspend(NamespaceJobs present, Job job) {
        try {
            present.suspend(job);
        } catch (RuntimeException e) {
            LOG.warn("{} was not stopped with a savepoint", job.code(), e);
        }
    }

    private synchronized NamespaceJobs kept() {
        return kept;
    }

    synchronized Map<Job, String> jobs() {
        return new EnumMap<>(jobs);
    }

    /** Name of the namespace, empty before one is open. */
    synchronized String namespace() {
        return namespace;
    }

    JobSubmission submission() {
        return submission;
    }
}
