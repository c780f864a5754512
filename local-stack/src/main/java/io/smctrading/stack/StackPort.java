package io.smctrading.stack;

import java.util.Locale;

/**
 * Every port that the stack listens on, once: its default, who listens and what changes it. A
 * default is the server's usual port plus 10000. All listen on 127.0.0.1 only.
 */
public enum StackPort {
    KAFKA(19092, "Kafka broker"),
    KAFKA_CONTROLLER(19093, "Kafka controller"),
    REGISTRY(18082, "schema registry"),
    POSTGRES(15432, "PostgreSQL"),
    FLINK(18081, "Flink dashboard and REST API"),
    FLINK_RPC(16123, "Flink JobManager"),
    JOBMANAGER_METRICS(19249, "Prometheus metrics of the JobManager"),
    TASKMANAGER_METRICS(19250, "Prometheus metrics of the TaskManager"),
    SIDECAR(18090, "execution sidecar"),
    SIMULATOR(19100, "admin API of the exchange simulator"),
    SIMULATOR_BINANCE(19101, "simulated Binance"),
    SIMULATOR_BYBIT(19102, "simulated Bybit"),
    SIMULATOR_OANDA(19103, "simulated OANDA");

    private final int defaultPort;
    private final String owner;

    StackPort(int defaultPort, String owner) {
        this.defaultPort = defaultPort;
        this.owner = owner;
    }

    public int defaultPort() {
        return defaultPort;
    }

    /** Whether it is used only where orders go to the simulated exchanges. */
    boolean isSimulators() {
        return compareTo(SIMULATOR) >= 0;
    }

    /** Who listens there, as the user reads it. */
    public String owner() {
        return owner;
    }

    /** The option of the command line, for example {@code --kafka-controller-port}. */
    public String option() {
        return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-port";
    }

    /** The environment variable, for example {@code SMC_KAFKA_CONTROLLER_PORT}. */
    public String environmentVariable() {
        return "SMC_" + name() + "_PORT";
    }
}
