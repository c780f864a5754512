package io.smctrading.stack.server;

import io.smctrading.stack.Ports;
import io.smctrading.stack.StackConfig;
import io.smctrading.stack.StackPort;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The simulated exchanges, in one process. */
public final class SimulatorServer {

    /** As in {@code ./smc logs simulator}. */
    public static final String NAME = "simulator";

    /** As in a demo. */
    private static final String HEAP = "192m";

    /** Accounts of one's own may be made to hold as many orders as a real exchange does. */
    private static final String HEAP_OF_OWN_ACCOUNTS = "1g";

    private SimulatorServer() {}

    /**
     * @param admin root of the simulator's admin API
     */
    public static ServerProcess define(StackConfig config, URI admin) {
        Ports ports = config.ports();
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "--admin.port",
                                Integer.toString(ports.of(StackPort.SIMULATOR)),
                                "--binance.port",
                                Integer.toString(ports.of(StackPort.SIMULATOR_BINANCE)),
                                "--bybit.port",
                                Integer.toString(ports.of(StackPort.SIMULATOR_BYBIT)),
                                "--oanda.port",
                                Integer.toString(ports.of(StackPort.SIMULATOR_OANDA)),
                                "--market.speed",
                                config.plan().marketSpeed().toPlainString()));
        config.plan()
                .accounts()
                .ifPresent(file -> settings.addAll(List.of("--venues.file", file.toString())));
        List<String> command =
                JavaCommand.of(config.distribution(), config.state(), NAME)
                        .heap(
                                "48m",
                                config.plan().accounts().isPresent() ? HEAP_OF_OWN_ACCOUNTS : HEAP)
                        .option("-XX:MaxMetaspaceSize=96m")
                        .option("-XX:ReservedCodeCacheSize=48m")
                        .jar(config.distribution().simulator())
                        .arguments(settings);
        HttpProbe probe = new HttpProbe(URI.create(admin + "/health"));
        return new ServerProcess(
                new ServerSpec(
                        NAME,
                        StackPort.SIMULATOR,
                        command,
                        JavaCommand.ENVIRONMENT,
                        config.state().log(NAME),
                        () -> probe.status() == 200,
                        config.startTimeout(),
                        Duration.ofSeconds(10)));
    }
}
