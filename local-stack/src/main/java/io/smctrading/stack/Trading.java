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
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs on the servers for one namespace: the sidecar and the jobs, and from where they go on
 * after a stop.
 */
final class Trading {

    private static final Logger LOG = LoggerFactory.getLogger(Trading.class);
    private static final Duration JOB_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration SAVEPOINT_TIMEOUT = Duration.ofSeconds(45);

    private final StackConfig config;
    private final Endpoints endpoints;
    private final ServerGroup servers;
    private final FlinkCluster flink;
    private final JobSubmission submission;
    private final ResumePoints resumePoints;
    private final Consumer<String> progress;
    private final Runnable onChange;
    private final Map<Job, String> jobs = new EnumMap<>(Job.class);

    private String namespace = "";
    private Namespace resumable;

    Trading(
            StackConfig config,
            Endpoints endpoints,
            ServerGroup servers,
            FlinkCluster flink,
            Consumer<String> progress,
            Runnable onChange) {
        this.config = config;
        this.endpoints = endpoints;
        this.servers = servers;
        this.flink = flink;
        this.submission = new JobSubmission(flink, config.distribution(), endpoints);
        this.resumePoints = new ResumePoints(config.state());
        this.progress = progress;
        this.onChange = onChange;
    }

    Map<Job, String> open(
            Namespace opened,
            TopicAdmin topics,
            TopicAdmin.Retention retention,
            ParallelWork work) {
        return open(opened, topics, retention, work, job -> Optional.empty());
    }

    Map<Job, String> resume(Namespace opened, TopicAdmin topics, ParallelWork work, boolean fresh) {
        if (!fresh) {
            resumePoints.deleteUnused();
        }
        Map<Job, Optional<String>> restored = new EnumMap<>(Job.class);
        for (Job job : Job.values()) {
            restored.put(job, fresh ? Optional.empty() : resumePoints.find(opened, job));
        }
        Map<Job, String> ids =
                open(opened, topics, TopicAdmin.Retention.CATALOGUE, work, restored::get);
        ids.forEach((job, id) -> resumePoints.running(opened, job, id, restored.get(job)));
        synchronized (this) {
            resumable = opened;
        }
        return ids;
    }

    private Map<Job, String> open(
            Namespace opened,
            TopicAdmin topics,
            TopicAdmin.Retention retention,
            ParallelWork work,
            Function<Job, Optional<String>> savepoints) {
        synchronized (this) {
            namespace = opened.name();
        }
        // The jars travel while the topics are made.
        Map<Job, CompletableFuture<Void>> uploads = new EnumMap<>(Job.class);
        for (Job job : Job.values()) {
            uploads.put(job, work.start(() -> submission.upload(job)));
        }
        CompletableFuture<Void> tables = work.start(() -> migrate(opened, retention));
        topics.create(opened, retention);
        ParallelWork.awaitAll(List.of(tables));
        progress.accept("topics, schemas and tables of " + opened + " ready");
        List<CompletableFuture<Void>> all = new ArrayList<>();
        all.add(work.start(() -> startSidecar(opened, List.of())));
        uploads.forEach(
                (job, upload) ->
                        all.add(
                                work.startAfter(
                                        upload,
                                        () ->
                                                submit(
                                                        job,
                                                        opened,
                                                        List.of(),
                                                        savepoints.apply(job)))));
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
        servers.launch(SidecarServer.define(config, endpoints, opened, settings));
    }

    String submit(Job job, Namespace opened, List<String> arguments, Optional<String> savepoint) {
        String id = submission.submit(job, opened, arguments, savepoint);
        synchronized (this) {
            jobs.put(job, id);
        }
        onChange.run();
        flink.awaitRunning(id, JOB_TIMEOUT);
        progress.accept("job " + job.code() + " running");
        return id;
    }

    /** Starts a server again that ended, and what was lost with it. */
    void restart(ServerProcess server) {
        if (server.name().equals("postgres")) {
            PostgresServer.stopStale(config.state());
        }
        servers.launch(server);
        Namespace traded = resumable();
        if (server.name().equals("jobmanager") && traded != null) {
            // It keeps nothing across restarts: the jobs are submitted anew from their checkpoints.
            submission.forgetUploads();
            for (Job job : Job.values()) {
                Optional<String> restored = resumePoints.find(traded, job);
                String id = submit(job, traded, List.of(), restored);
                resumePoints.running(traded, job, id, restored);
            }
        }
    }

    /** A job that does not stop in order goes on from its newest checkpoint instead. */
    void stopJobs() {
        Namespace stopped = resumable();
        if (stopped == null) {
            return;
        }
        List<Runnable> stops = new ArrayList<>();
        jobs().forEach((job, id) -> stops.add(() -> stopWithSavepoint(stopped, job, id)));
        ServerGroup.together(stops);
    }

    private void stopWithSavepoint(Namespace stopped, Job job, String id) {
        try {
            String savepoint =
                    flink.stopWithSavepoint(id, config.state().savepoints(), SAVEPOINT_TIMEOUT);
            resumePoints.stopped(stopped, job, id, savepoint);
        } catch (RuntimeException e) {
            LOG.warn("{} was not stopped with a savepoint", job.code(), e);
        }
    }

    private synchronized Namespace resumable() {
        return resumable;
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
