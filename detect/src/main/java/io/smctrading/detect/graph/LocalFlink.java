package io.smctrading.detect.graph;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.ClusterOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.rpc.RpcSystem;
import org.apache.flink.util.FileUtils;
import org.apache.flink.util.Reference;

/**
 * Flink inside this process: one TaskManager with a slot per core, no checkpoints, no restarts,
 * nothing of it reachable from another machine, and nothing of it left behind.
 */
public final class LocalFlink implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    // A process that was stopped for a while, by Ctrl-Z or by closing the lid, goes on.
    private static final Duration PATIENCE = Duration.ofDays(7);
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Path scratch;
    private final MiniCluster cluster;
    private final int parallelism;

    private LocalFlink(Path scratch, MiniCluster cluster, int parallelism) {
        this.parallelism = parallelism;
        this.scratch = scratch;
        this.cluster = cluster;
    }

    /** How every run is configured; the graph's environment gets the same. */
    public static Configuration configuration(int parallelism) {
        Configuration settings = new Configuration();
        settings.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        settings.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.STREAMING);
        settings.set(PipelineOptions.OBJECT_REUSE, true);
        settings.set(PipelineOptions.GENERIC_TYPES, false);
        settings.set(ExecutionOptions.BUFFER_TIMEOUT_ENABLED, false);
        settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        settings.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        return settings;
    }

    /** Starts it, within a second or so. */
    public static LocalFlink start(int parallelism) throws Exception {
        Path scratch = Files.createTempDirectory("smc-detect-");
        Configuration settings = configuration(parallelism);
        settings.set(CoreOptions.TMP_DIRS, scratch.toString());
        settings.set(ClusterOptions.PROCESS_WORKING_DIR_BASE, scratch.toString());
        settings.set(BlobServerOptions.STORAGE_DIRECTORY, scratch.toString());
        settings.set(WebOptions.UPLOAD_DIR, scratch.toString());
        settings.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        settings.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        settings.set(RestOptions.ADDRESS, LOOPBACK);
        settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        settings.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, PATIENCE);
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, networkMemory(parallelism));
        settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, networkMemory(parallelism));
        settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ZERO);
        MiniClusterConfiguration whole =
                new MiniClusterConfiguration.Builder()
                        .setConfiguration(settings)
                        .setNumTaskManagers(1)
                        .setNumSlotsPerTaskManager(parallelism)
                        .setCommonBindAddress(LOOPBACK)
                        .withRandomPorts()
                        .build();
        MiniCluster cluster = new MiniCluster(whole, () -> rpcSystem(settings));
        LocalFlink flink = new LocalFlink(scratch, cluster, parallelism);
        try {
            cluster.start();
        } catch (Exception e) {
            flink.close();
            throw e;
        }
        return flink;
    }

    /**
     * The distribution has it on the class path, whose classes the JVM keeps ready. Otherwise Flink
     * unpacks it and loads it apart.
     */
    private static Reference<RpcSystem> rpcSystem(Configuration settings) {
        return Reference.owned(
                ServiceLoader.load(RpcSystem.class)
                        .findFirst()
                        .orElseGet(() -> RpcSystem.load(settings)));
    }

    int parallelism() {
        return parallelism;
    }

    /** A shuffle between all slots, in buffers of 32 KB. */
    private static MemorySize networkMemory(int parallelism) {
        return MemorySize.ofMebiBytes(16 + 8L * parallelism + parallelism * parallelism / 8);
    }

    /**
     * Runs the graph to its end.
     *
     * @param glance called every now and then meanwhile
     * @throws JobExecutionException if it failed
     */
    public void run(JobGraph graph, Runnable glance) throws Exception {
        cluster.submitJob(graph).get();
        CompletableFuture<JobResult> ending = cluster.requestJobResult(graph.getJobID());
        while (true) {
            try {
                JobResult result = ending.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
                result.toJobExecutionResult(LocalFlink.class.getClassLoader());
                return;
            } catch (TimeoutException e) {
                glance.run();
            }
        }
    }

    @Override
    public void close() throws Exception {
        try {
            cluster.close();
        } finally {
            FileUtils.deleteDirectoryQuietly(scratch.toFile());
        }
    }
}
