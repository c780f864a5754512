package io.smctrading.stack;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.stack.StackRecord.Phase;
import io.smctrading.stack.exchange.SidecarExchanges;
import io.smctrading.stack.flink.FlinkCluster;
import io.smctrading.stack.flink.JobSubmission;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** A stack that another process runs, as a command sees it. */
public record RunningStack(StateFolder state, StackRecord record) {

    private static final int KAFKA_MILLIS = 5_000;

    /**
     * @throws StackException refused if none runs on the folder
     */
    public static RunningStack on(StateFolder state) {
        return new RunningStack(
                state,
                StackRecord.running(state)
                        .orElseThrow(
                                () ->
                                        StackException.refused(
                                                "no stack is running: start one with ./smc up")));
    }

    /**
     * The namespace that is traded.
     *
     * @throws StackException refused if the servers run alone
     */
    public Namespace namespace() {
        if (record.namespace().isEmpty()) {
            throw StackException.refused(
                    "the running stack has no sidecar and no jobs: start it without"
                            + " --servers-only");
        }
        return new Namespace(record.namespace());
    }

    /**
     * The jobs of the traded namespace, to be changed.
     *
     * @throws StackException refused if the stack is not ready, or does not keep its jobs
     */
    public NamespaceJobs jobs(Consumer<String> progress) {
        if (record.phase() != Phase.READY) {
            throw StackException.refused(
                    "the stack is %s, jobs can be changed when it is %s: see ./smc status"
                            .formatted(record.phase(), Phase.READY));
        }
        FlinkCluster flink = flink();
        NamespaceJobs jobs =
                new NamespaceJobs(
                        state,
                        flink,
                        new JobSubmission(flink, Distribution.current(), endpoints(), plan()),
                        namespace(),
                        progress);
        if (jobs.kept().isEmpty()) {
            throw StackException.refused(
                    "the jobs of '%s' are not kept, only those of ./smc up can be changed"
                            .formatted(record.command()));
        }
        return jobs;
    }

    /** Where it trades. */
    public TradingPlan plan() {
        return TradingPlan.of(record.venues(), BigDecimal.ONE);
    }

    public Endpoints endpoints() {
        return Endpoints.of(state, record);
    }

    /** What the sidecar's API tells of exchanges, asked as an administrator. */
    public SidecarExchanges sidecarExchanges() {
        return SidecarExchanges.of(state, endpoints().sidecar());
    }

    public FlinkCluster flink() {
        return new FlinkCluster(endpoints().flink());
    }

    public RegistryClient registry() {
        return new RegistryClient(endpoints().registry());
    }

    /** A client of the broker that gives up soon; to be closed. */
    public Admin kafka() {
        return Admin.create(
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        endpoints().kafka(),
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        KAFKA_MILLIS,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        KAFKA_MILLIS));
    }

    /**
     * The metrics of one process, if it answers.
     *
     * @param title one of the titles of {@link StackRecord}
     */
    public Optional<MetricsPage> metrics(String title) {
        return MetricsPage.read(URI.create(record.urls().get(title)));
    }
}
