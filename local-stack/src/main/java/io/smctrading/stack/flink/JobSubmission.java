package io.smctrading.stack.flink;

import io.smctrading.stack.Distribution;
import io.smctrading.stack.Endpoints;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.TradingPlan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Hands the jobs of the distribution to a cluster, with the arguments that each of them takes. */
public final class JobSubmission {

    private final FlinkCluster cluster;
    private final Distribution distribution;
    private final Endpoints endpoints;
    private final TradingPlan plan;
    private final Map<Job, String> uploaded = new EnumMap<>(Job.class);

    public JobSubmission(
            FlinkCluster cluster,
            Distribution distribution,
            Endpoints endpoints,
            TradingPlan plan) {
        this.cluster = cluster;
        this.distribution = distribution;
        this.endpoints = endpoints;
        this.plan = plan;
    }

    /** Uploads a job's jar ahead of its submission; the cluster keeps it. */
    public synchronized String upload(Job job) {
        return uploaded.computeIfAbsent(
                job, missing -> cluster.upload(distribution.job(missing.code())));
    }

    /** To be called when the cluster has lost what it was given. */
    public synchronized void forgetUploads() {
        uploaded.clear();
    }

    /**
     * Submits one job.
     *
     * @param parallelism number of parallel subtasks
     * @param more arguments besides {@link #arguments} and those of the plan, which they replace
     * @param savepoint where to take the state from, if from anywhere
     * @return Flink's id of the job
     */
    public String submit(
            Job job,
            Namespace namespace,
            int parallelism,
            List<String> more,
            Optional<String> savepoint) {
        List<String> arguments = new ArrayList<>(arguments(job, namespace));
        List<String> planned = plan.jobArguments(job);
        for (int i = 0; i < planned.size(); i += 2) {
            if (!more.contains(planned.get(i))) {
                arguments.addAll(planned.subList(i, i + 2));
            }
        }
        arguments.addAll(more);
        return cluster.run(upload(job), arguments, parallelism, savepoint);
    }

    /** What a job is told about the stack: {@code --key value} pairs. */
    public List<String> arguments(Job job, Namespace namespace) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--namespace",
                                namespace.name(),
                                "--kafka.bootstrap-servers",
                                endpoints.kafka(),
                                "--registry.url",
                                endpoints.registry().toString()));
        if (job == Job.STORAGE) {
            arguments.addAll(
                    List.of(
                            "--database.url",
                            endpoints.analytics().url(),
                            "--database.user",
                            endpoints.analytics().user(),
                            "--database.password-file",
                            endpoints.analytics().passwordFile().toString()));
        }
        return arguments;
    }
}
