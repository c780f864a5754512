package io.smctrading.stack.server;

import io.smctrading.stack.Ports;
import io.smctrading.stack.StackConfig;
import io.smctrading.stack.StackPort;
import io.smctrading.stack.StateFolder;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The two processes of a Flink session cluster. What does not depend on this machine is in {@code
 * flink-conf/conf/config.yaml}; ports, folders and sizes are given as dynamic properties.
 */
public final class FlinkServers {

    private static final String JOB_MANAGER = "jobmanager";
    private static final String TASK_MANAGER = "taskmanager";

    private static final String MEGABYTES = "m";
    private static final int FRAMEWORK_HEAP = 64;
    private static final int NETWORK = 64;
    private static final int MANAGED = 64;
    private static final int METASPACE = 320;
    private static final int OFF_HEAP = 64;

    /** What Flink's own scripts open for its memory and serializer code. */
    private static final List<String> OPENED =
            List.of(
                    "java.lang",
                    "java.net",
                    "java.io",
                    "java.nio",
                    "java.lang.reflect",
                    "java.text",
                    "java.time",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.concurrent.atomic",
                    "java.util.concurrent.locks");

    private FlinkServers() {}

    public static ServerProcess jobManager(StackConfig config, URI rest) {
        Map<String, String> settings = shared(config, JOB_MANAGER);
        settings.put("metrics.reporter.prom.port", port(config, StackPort.JOBMANAGER_METRICS));
        settings.put("metrics.internal.query-service.port", "0");
        List<String> command =
                java(config, JOB_MANAGER)
                        .heap("96m", "320m")
                        .quickCompilerOnly()
                        // With the four jobs 89m are used. Each submission brings some 16m of its
                        // jar's classes; those of ended jobs leave with a full collection.
                        .option("-XX:MaxMetaspaceSize=320m")
                        .option("-XX:ReservedCodeCacheSize=48m")
                        .classPath(config.distribution().flinkClassPath())
                        .arguments(
                                arguments(
                                        config,
                                        "org.apache.flink.runtime.entrypoint"
                                                + ".StandaloneSessionClusterEntrypoint",
                                        List.of("--executionMode", "cluster"),
                                        settings));
        HttpProbe probe = new HttpProbe(URI.create(rest + "/overview"));
        return new ServerProcess(
                new ServerSpec(
                        JOB_MANAGER,
                        StackPort.FLINK,
                        command,
                        JavaCommand.ENVIRONMENT,
                        config.state().log(JOB_MANAGER),
                        () -> probe.status() == 200,
                        config.startTimeout(),
                        Duration.ofSeconds(10)));
    }

    public static ServerProcess taskManager(StackConfig config, URI rest) {
        Map<String, String> settings = shared(config, TASK_MANAGER);
        settings.put("metrics.reporter.prom.port", port(config, StackPort.TASKMANAGER_METRICS));
        settings.put("taskmanager.host", "127.0.0.1");
        settings.put("taskmanager.bind-host", "127.0.0.1");
        settings.put("taskmanager.resource-id", "taskmanager-1");
        settings.put("taskmanager.numberOfTaskSlots", Integer.toString(config.taskSlots()));
        settings.put("taskmanager.cpu.cores", Integer.toString(config.taskSlots()));
        settings.put("taskmanager.memory.framework.heap.size", FRAMEWORK_HEAP + MEGABYTES);
        settings.put("taskmanager.memory.framework.off-heap.size", OFF_HEAP + MEGABYTES);
        settings.put("taskmanager.memory.task.heap.size", config.taskHeapMegabytes() + MEGABYTES);
        settings.put("taskmanager.memory.task.off-heap.size", OFF_HEAP + MEGABYTES);
        settings.put("taskmanager.memory.network.min", NETWORK + MEGABYTES);
        settings.put("taskmanager.memory.network.max", NETWORK + MEGABYTES);
        settings.put("taskmanager.memory.managed.size", MANAGED + MEGABYTES);
        settings.put("taskmanager.memory.jvm-metaspace.size", METASPACE + MEGABYTES);
        settings.put("taskmanager.memory.jvm-overhead.min", "192m");
        settings.put("taskmanager.memory.jvm-overhead.max", "192m");
        int direct = 2 * OFF_HEAP + NETWORK;
        List<String> command =
                java(config, TASK_MANAGER)
                        .heap("128m", (FRAMEWORK_HEAP + config.taskHeapMegabytes()) + MEGABYTES)
                        .option("-XX:MaxDirectMemorySize=" + direct + MEGABYTES)
                        .option("-XX:MaxMetaspaceSize=" + METASPACE + MEGABYTES)
                        // Loading the jobs' classes otherwise sets off full collections.
                        .option("-XX:MetaspaceSize=192m")
                        .option("-XX:ReservedCodeCacheSize=128m")
                        .classPath(config.distribution().flinkClassPath())
                        .arguments(
                                arguments(
                                        config,
                                        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
                                        List.of(),
                                        settings));
        HttpProbe itself =
                new HttpProbe(
                        URI.create(
                                "http://"
                                        + config.ports().address(StackPort.TASKMANAGER_METRICS)
                                        + "/metrics"));
        HttpProbe cluster = new HttpProbe(URI.create(rest + "/overview"));
        return new ServerProcess(
                new ServerSpec(
                        TASK_MANAGER,
                        StackPort.TASKMANAGER_METRICS,
                        command,
                        JavaCommand.ENVIRONMENT,
                        config.state().log(TASK_MANAGER),
                        // The JobManager goes on counting a killed one for a while.
                        () ->
                                itself.status() == 200
                                        && cluster.body().contains("\"taskmanagers\":1"),
                        config.startTimeout(),
                        Duration.ofSeconds(10)));
    }

    private static JavaCommand java(StackConfig config, String name) {
        List<String> opens = new ArrayList<>();
        for (String opened : OPENED) {
            opens.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        opens.add("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
        return JavaCommand.of(config.distribution(), config.state(), name)
                .options(opens)
                .option(
                        "-Dlog4j2.configurationFile="
                                + config.distribution()
                                        .flinkConfiguration()
                                        .resolve("log4j2.properties"));
    }

    private static Map<String, String> shared(StackConfig config, String name) {
        Ports ports = config.ports();
        StateFolder state = config.state();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("jobmanager.rpc.address", "127.0.0.1");
        settings.put("jobmanager.bind-host", "127.0.0.1");
        settings.put("jobmanager.rpc.port", Integer.toString(ports.of(StackPort.FLINK_RPC)));
        settings.put("rest.address", "127.0.0.1");
        settings.put("rest.bind-address", "127.0.0.1");
        settings.put("rest.port", Integer.toString(ports.of(StackPort.FLINK)));
        settings.put("rest.bind-port", Integer.toString(ports.of(StackPort.FLINK)));
        settings.put(
                "execution.checkpointing.interval", config.checkpointInterval().toMillis() + " ms");
        settings.put(
                "execution.buffer-timeout.interval", config.bufferTimeout().toMillis() + " ms");
        settings.put("execution.checkpointing.dir", state.checkpoints().toUri().toString());
        settings.put(
                "execution.checkpointing.savepoint-dir", state.savepoints().toUri().toString());
        settings.put("web.upload.dir", state.temporary(name).resolve("jars").toString());
        settings.put("web.tmpdir", state.temporary(name).toString());
        settings.put("io.tmp.dirs", state.temporary(name).toString());
        settings.put("process.working-dir", state.temporary(name).toString());
        return settings;
    }

    private static List<String> arguments(
            StackConfig config,
            String mainClass,
            List<String> arguments,
            Map<String, String> settings) {
        List<String> all = new ArrayList<>();
        all.add(mainClass);
        all.add("--configDir");
        all.add(config.distribution().flinkConfiguration().toString());
        all.addAll(arguments);
        settings.forEach((key, value) -> all.add("-D" + key + "=" + value));
        return all;
    }

    private static String port(StackConfig config, StackPort server) {
        return Integer.toString(config.ports().of(server));
    }
}
