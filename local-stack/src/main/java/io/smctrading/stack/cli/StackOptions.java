package io.smctrading.stack.cli;

import io.smctrading.stack.Ports;
import io.smctrading.stack.StackConfig;
import io.smctrading.stack.StackPort;
import io.smctrading.stack.TradingPlan;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options of every command that starts servers. This is the one place where ports and their
 * defaults can be set; {@link StackPort} lists them.
 */
public final class StackOptions {

    private static final String PORT = "PORT";

    @Mixin private StateOption state = new StateOption();

    @Option(
            names = "--kafka-port",
            paramLabel = PORT,
            defaultValue = "${env:SMC_KAFKA_PORT:-19092}",
            description = "Kafka broker (SMC_KAFKA_PORT, default 19092)")
    private int kafka;

    @Option(
            names = "--kafka-controller-port",
            paramLabel = PORT,
            defaultValue = "${env:SMC_KAFKA_CONTROLLER_PORT:-19093}",
            description = "Kafka controller (SMC_KAFKA_CONTROLLER_PORT, default 19093)")
    private int kafkaController;

    @Option(
            names = "--registry-port",
            paramLabel = PORT,
            defaultValue = "${env:SMC_REGISTRY_PORT:-18082}",
            description = "schema registry (SMC_REGISTRY_PORT, default 18082)")
    private int registry;

    @Option(
            names = "--postgres-port",
            paramLabel = PORT,
            defaultValue = "${env:SMC_POSTGRES_PORT:-15432}",
            description = "PostgreSQL (SMC_POSTGRES_PORT, default 15432)")
    private int postgres;

    @Option(
            names = "--flink-port",
            paramLabel = PORT,
            defaultValue = "${env:SMC_FLINK_PORT:-18081}",
            description = "Flink dashboard and REST API (SMC_FLINK_PORT, default 18081)")
    private int flink;

    @Option(
            names = "--flink-rpc-port",
            paramLabel = PORT,
            defaultValue = "${env:SMC_FLINK_RPC_PORT:-16123}",
            description = "Flink JobManager (SMC_FLINK_RPC_PORT, default 16123)")
    private int flinkRpc;

    @Option(
            names = "--jobmanager-metrics-port",
            paramLabel = PORT,
            defaultValue = "${env:SMC_JOBMANAGER_METRICS_PORT:-19249}",
            description =
                    "Prometheus metrics of the JobManager (SMC_JOBMANAGER_METRICS_PORT, default"
                            + " 19249)")
    private int jobManagerMetrics;

    @Option(
            names = "--taskmanager-metrics-port",
            paramLabel = PORT,
            defaultValue = "${env:SMC_TASKMANAGER_METRICS_PORT:-19250}",
            description =
                    "Prometheus metrics of the TaskManager (SMC_TASKMANAGER_METRICS_PORT, default"
                            + " 19250)")
    private int taskManagerMetrics;

    @Option(
            names = "--sidecar-port",
            paramLabel = PORT,
            defaultValue = "${env:SMC_SIDECAR_PORT:-18090}",
            description = "execution sidecar (SMC_SIDECAR_PORT, default 18090)")
    private int sidecar;

    @Option(
            names = "--simulator-port",
            paramLabel = PORT,
            defaultValue = "${env:SMC_SIMULATOR_PORT:-19100}",
            description = "admin API of the exchange simulator (SMC_SIMULATOR_PORT, default 19100)")
    private int simulator;

    @Option(
            names = "--simulator-binance-port",
            paramLabel = PORT,
            defaultValue = "${env:SMC_SIMULATOR_BINANCE_PORT:-19101}",
            description = "simulated Binance (SMC_SIMULATOR_BINANCE_PORT, default 19101)")
    private int simulatorBinance;

    @Option(
            names = "--simulator-bybit-port",
            paramLabel = PORT,
            defaultValue = "${env:SMC_SIMULATOR_BYBIT_PORT:-19102}",
            description = "simulated Bybit (SMC_SIMULATOR_BYBIT_PORT, default 19102)")
    private int simulatorBybit;

    @Option(
            names = "--simulator-oanda-port",
            paramLabel = PORT,
            defaultValue = "${env:SMC_SIMULATOR_OANDA_PORT:-19103}",
            description = "simulated OANDA (SMC_SIMULATOR_OANDA_PORT, default 19103)")
    private int simulatorOanda;

    @Option(
            names = "--venue",
            paramLabel = "VENUE",
            defaultValue = "paper",
            description =
                    "where to trade: paper, or binance, bybit, bybit-linear, oanda, which the"
                            + " exchange simulator speaks for; several by commas stand by for"
                            + " ./smc failover (default paper)")
    private String venue;

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "SECONDS",
            defaultValue = "10",
            description = "time between two checkpoints of a job (default 10)")
    private int checkpointSeconds;

    @Option(
            names = "--buffer-timeout",
            paramLabel = "MILLISECONDS",
            defaultValue = "1",
            description =
                    "longest time that Flink waits to fill a buffer; 0 sends each record at once"
                            + " (default 1)")
    private int bufferMilliseconds;

    StateOption state() {
        return state;
    }

    /** What was asked for, checked as far as it can be without starting anything. */
    public StackConfig config() {
        return StackConfig.in(state.folder().root())
                .withPorts(ports())
                .withCheckpointInterval(
                        Duration.ofSeconds(atLeast(1, checkpointSeconds, "--checkpoint-interval")))
                .withBufferTimeout(
                        Duration.ofMillis(atLeast(0, bufferMilliseconds, "--buffer-timeout")))
                .withPlan(TradingPlan.of(venue, BigDecimal.ONE));
    }

    private Ports ports() {
        Map<StackPort, Integer> ports = new EnumMap<>(StackPort.class);
        ports.put(StackPort.KAFKA, kafka);
        ports.put(StackPort.KAFKA_CONTROLLER, kafkaController);
        ports.put(StackPort.REGISTRY, registry);
        ports.put(StackPort.POSTGRES, postgres);
        ports.put(StackPort.FLINK, flink);
        ports.put(StackPort.FLINK_RPC, flinkRpc);
        ports.put(StackPort.JOBMANAGER_METRICS, jobManagerMetrics);
        ports.put(StackPort.TASKMANAGER_METRICS, taskManagerMetrics);
        ports.put(StackPort.SIDECAR, sidecar);
        ports.put(StackPort.SIMULATOR, simulator);
        ports.put(StackPort.SIMULATOR_BINANCE, simulatorBinance);
        ports.put(StackPort.SIMULATOR_BYBIT, simulatorBybit);
        ports.put(StackPort.SIMULATOR_OANDA, simulatorOanda);
        return new Ports(ports);
    }

    /** The same options again, for a process that starts the stack on this one's behalf. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        Path folder = state.folder().root();
        arguments.addAll(List.of("--state", folder.toString()));
        ports().byServer()
                .forEach(
                        (server, port) ->
                                arguments.addAll(List.of(server.option(), Integer.toString(port))));
        arguments.addAll(List.of("--checkpoint-interval", Integer.toString(checkpointSeconds)));
        arguments.addAll(List.of("--buffer-timeout", Integer.toString(bufferMilliseconds)));
        arguments.addAll(List.of("--venue", venue));
        return arguments;
    }

    private static int atLeast(int minimum, int value, String option) {
        if (value < minimum) {
            throw io.smctrading.stack.StackException.refused(
                    "%s %d is too small, allowed: %d or more".formatted(option, value, minimum));
        }
        return value;
    }
}
