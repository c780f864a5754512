package io.smctrading.stack;

import io.smctrading.platform.wire.RegistryClient;
import io.smctrading.stack.StackRecord.Phase;
import io.smctrading.stack.StackRecord.ProcessMark;
import io.smctrading.stack.exchange.SidecarExchanges;
import io.smctrading.stack.flink.FlinkCluster;
import io.smctrading.stack.flink.Job;
import io.smctrading.stack.flink.JobSubmission;
import io.smctrading.stack.server.FlinkServers;
import io.smctrading.stack.server.KafkaServer;
import io.smctrading.stack.server.PostgresServer;
import io.smctrading.stack.server.RegistryServer;
import io.smctrading.stack.server.ServerProcess;
import io.smctrading.stack.server.SimulatorServer;
import io.smctrading.stack.topics.TopicAdmin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * Every server of the system, running as children of this process: Kafka, PostgreSQL, the schema
 * registry, Flink's JobManager and TaskManager, and once a namespace is open the execution sidecar
 * and the jobs. The servers end with {@link #close}, and also when this process ends in any way.
 */
public final class Stack implements AutoCloseable {

    /** A new version of a schema must read what every earlier version wrote. */
    public static final String COMPATIBILITY = "BACKWARD_TRANSITIVE";

    private final StackConfig config;
    private final String command;
    private final Consumer<String> progress;
    private final StackLock lock;
    private final long begin = System.nanoTime();
    private final Endpoints endpoints;
    private final FlinkCluster flink;
    private final ParallelWork work = new ParallelWork();
    private final ServerGroup servers;
    private final Trading trading;
    private final Watch watch;
    private final Admin kafka;
    private final TopicAdmin topics;
    private final Thread shutdownHook = new Thread(this::shutDown, "stack-shutdown");

    private Phase phase = Phase.STARTING;
    private String problem = "";
    private boolean closed;

    private Stack(StackConfig config, String command, Consumer<String> progress, StackLock lock) {
        this.config = config;
        this.command = command;
        this.progress = progress;
        this.lock = lock;
        this.endpoints = Endpoints.of(config);
        this.flink = new FlinkCluster(endpoints.flink());
        this.servers = new ServerGroup(config.ports(), this::report, this::record);
        this.trading = new Trading(config, endpoints, servers, flink, this::report);
        this.watch = new Watch(servers, trading::relaunch, trading::keepJobs, this::report);
        this.kafka = Admin.create(clientSettings());
        this.topics = new TopicAdmin(kafka, new RegistryClient(endpoints.registry()), endpoints);
    }

    /**
     * Starts the servers and waits until all of them serve. The sidecar and the jobs belong to a
     * namespace and follow with {@link #open} or {@link #resume}.
     *
     * @param command the subcommand that asks for it, for {@code status}
     * @param progress is told, a line at a time, what is ready
     * @throws StackException if something it needs is not there, or a server fails
     */
    public static Stack start(StackConfig config, String command, Consumer<String> progress) {
        System.setProperty("smc.log.folder", config.state().logs().toString());
        StackLock lock = StackLock.acquire(config.state());
        Stack stack;
        try {
            Leftovers.end(config.state());
            Preflight.check(config);
            stack = new Stack(config, command, progress, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
        try {
            Runtime.getRuntime().addShutdownHook(stack.shutdownHook);
            stack.startServers();
            return stack;
        } catch (RuntimeException e) {
            stack.fail(e.getMessage());
            stack.close();
            throw e;
        }
    }

    private void startServers() {
        record();
        CompletableFuture<Void> postgres = work.start(this::startPostgres);
        List<CompletableFuture<Void>> starts = new ArrayList<>();
        starts.add(postgres);
        starts.add(work.startAfter(postgres, this::startRegistry));
        starts.add(starting(() -> KafkaServer.define(config, kafka)));
        if (config.flink()) {
            starts.add(starting(() -> FlinkServers.jobManager(config, endpoints.flink())));
            starts.add(starting(() -> FlinkServers.taskManager(config, endpoints.flink())));
        }
        if (config.plan().atExchanges()) {
            starts.add(starting(() -> SimulatorServer.define(config, endpoints.simulator())));
        }
        ParallelWork.awaitAll(starts);
        enter(Phase.READY);
    }

    private CompletableFuture<Void> starting(Supplier<ServerProcess> definition) {
        return work.start(() -> servers.launch(definition.get()));
    }

    private void startPostgres() {
        PostgresServer postgres = new PostgresServer(config);
        servers.launch(postgres.define());
        postgres.createDatabases(List.of("registry", "ledger", "analytics"));
    }

    private void startRegistry() {
        servers.launch(
                RegistryServer.define(config, endpoints.registry(), endpoints.registryDatabase()));
        new RegistryClient(endpoints.registry()).setCompatibility(COMPATIBILITY);
    }

    private Map<String, Object> clientSettings() {
        return Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                endpoints.kafka(),
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
                50,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                250);
    }

    /**
     * Opens a namespace for trading: creates what is missing of its topics and schemas, starts its
     * sidecar and submits the four jobs, and waits until all run.
     *
     * @return Flink's id of each job
     */
    public Map<Job, String> open(Namespace namespace, TopicAdmin.Retention retention) {
        return open(namespace, retention, config.plan());
    }

    /**
     * As above, trading where a plan says instead of where the stack was started to trade. The
     * simulator is started if it is needed and does not run.
     */
    public Map<Job, String> open(
            Namespace namespace, TopicAdmin.Retention retention, TradingPlan plan) {
        boolean simulated =
                servers().stream().anyMatch(one -> one.name().equals(SimulatorServer.NAME));
        if (plan.atExchanges() && !simulated) {
            servers.launch(SimulatorServer.define(config.withPlan(plan), endpoints.simulator()));
        }
        return trading.open(namespace, topics, retention, work, plan);
    }

    /**
     * As {@link #open}, but for good: the jobs go on from where they stopped in this namespace, are
     * stopped with a savepoint when the stack is, and a server that ends by itself is started
     * again.
     *
     * @param fresh start the jobs without what they knew
     */
    public Map<Job, String> resume(Namespace namespace, boolean fresh) {
        return trading.resume(namespace, topics, work, fresh);
    }

    /** From now on a server that ends by itself is started again. */
    public void keepRunning() {
        watch.start();
    }

    /**
     * Starts a server again that has ended, and what was lost with it, and waits until it serves.
     *
     * @param name as in {@code ./smc logs NAME}
     */
    public void restart(String name) {
        trading.restart(servers.get(name));
    }

    /** Starts the sidecar of a namespace and waits until it serves. */
    public void startSidecar(Namespace namespace, List<String> settings) {
        trading.startSidecar(namespace, settings);
    }

    /**
     * Submits one job and waits until all its tasks run.
     *
     * @param arguments besides those that say where the servers are
     * @return Flink's id of the job
     */
    public String submit(
            Job job, Namespace namespace, List<String> arguments, Optional<String> savepoint) {
        return trading.submit(job, namespace, arguments, savepoint);
    }

    private void report(String line) {
        progress.accept("%s (%.1f s)".formatted(line, uptime().toMillis() / 1000.0));
    }

    /** Time since the start was asked for. */
    public Duration uptime() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    public StackConfig config() {
        return config;
    }

    public Endpoints endpoints() {
        return endpoints;
    }

    /** What the sidecar's API tells of exchanges, asked as an administrator. */
    public SidecarExchanges sidecarExchanges() {
        return SidecarExchanges.of(config.state(), endpoints.sidecar());
    }

    public FlinkCluster flink() {
        return flink;
    }

    public JobSubmission submission() {
        return trading.submission();
    }

    public TopicAdmin topics() {
        return topics;
    }

    /** The stack's own client of the broker; closed with the stack. */
    public Admin kafka() {
        return kafka;
    }

    /** Flink's id of each job that was submitted last. */
    public Map<Job, String> jobs() {
        return trading.jobs();
    }

    public List<ServerProcess> servers() {
        return servers.all();
    }

    /**
     * @param name as in {@code ./smc logs NAME}
     */
    public ServerProcess server(String name) {
        return servers.get(name);
    }

    /** Bytes of memory that all servers occupy together. */
    public long residentMemory() {
        return servers().stream()
                .flatMap(server -> ProcessHandle.of(server.pid()).stream())
                .mapToLong(ResidentMemory::ofTree)
                .sum();
    }

    /** Where to look, by title. */
    public Map<String, String> urls() {
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put(StackRecord.DASHBOARD, endpoints.flink().toString());
        urls.put("Sidecar API", endpoints.sidecar() + "/api/v1");
        urls.put(StackRecord.KAFKA, endpoints.kafka());
        urls.put(StackRecord.REGISTRY, endpoints.registry().toString());
        urls.put(StackRecord.ANALYTICS, endpoints.analytics().url());
        urls.put("Order ledger", endpoints.ledger().url());
        if (config.plan().atExchanges()) {
            urls.put(StackRecord.SIMULATOR, endpoints.simulator().toString());
        }
        urls.put(StackRecord.JOBMANAGER_METRICS, metrics(StackPort.JOBMANAGER_METRICS));
        urls.put(StackRecord.TASKMANAGER_METRICS, metrics(StackPort.TASKMANAGER_METRICS));
        urls.put(StackRecord.SIDECAR_METRICS, metrics(StackPort.SIDECAR));
        urls.put("Passwords", config.state().secrets().toString());
        return urls;
    }

    private String metrics(StackPort port) {
        return "http://" + config.ports().address(port) + "/metrics";
    }

    private synchronized void enter(Phase reached) {
        phase = reached;
        record();
    }

    private synchronized void fail(String reason) {
        if (closed) {
            return; // a server that ends while the stack is being stopped is no failure
        }
        problem = String.valueOf(reason);
        enter(Phase.FAILED);
    }

    private synchronized void record() {
        new StackRecord(
                        phase,
                        command,
                        ProcessMark.of(ProcessHandle.current()),
                        trading.namespace(),
                        servers.marks(),
                        urls(),
                        problem,
                        config.plan().codes())
                .write(config.state());
    }

    /** Stops all servers in the order that loses least, and waits until they are gone. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The process is ending: its hook is at work and does the same.
            return;
        }
        shutDown();
    }

    private void shutDown() {
        boolean failed;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            failed = phase == Phase.FAILED;
        }
        if (!failed) {
            enter(Phase.STOPPING);
        }
        watch.close();
        servers.close();
        // What writes ends before what it writes to.
        trading.stopJobs();
        servers.stop("sidecar", "taskmanager");
        servers.stop("jobmanager", "registry", SimulatorServer.NAME);
        kafka.close(Duration.ZERO);
        servers.stop("kafka", "postgres");
        work.close();
        if (!failed) {
            enter(Phase.STOPPED);
        }
        lock.close();
    }
}
