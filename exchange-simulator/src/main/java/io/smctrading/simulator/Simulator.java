package io.smctrading.simulator;

import io.javalin.Javalin;
import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import io.smctrading.simulator.admin.AdminApi;
import io.smctrading.simulator.binance.BinanceProtocol;
import io.smctrading.simulator.bybit.BybitProtocol;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Rules;
import io.smctrading.simulator.fault.Faults;
import io.smctrading.simulator.market.TapePlayer;
import io.smctrading.simulator.oanda.OandaProtocol;
import io.smctrading.simulator.server.HttpServer;
import io.smctrading.simulator.server.Protocol;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Simulated exchanges, each on its own port of this machine, and the admin API that drives them.
 */
public final class Simulator implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);
    private static final int BAD_SETTINGS = 2;
    private static final int FAILED = 1;

    private final Map<String, Venue> venues = new LinkedHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newScheduledThreadPool(
                    2,
                    task -> {
                        Thread thread = new Thread(task, "simulator-timer");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final SimulatorConfig config;
    private final VenueFile file;
    private Javalin admin;

    private Simulator(SimulatorConfig config) {
        this.config = config;
        this.file = VenueFile.read(config.venues());
    }

    private void open() {
        open(
                "binance",
                new Rules(Rules.ClientIds.UNIQUE_AMONG_OPEN, false, true, false, true),
                config.binancePort(),
                (exchange, faults) -> new BinanceProtocol(exchange, faults, timer));
        open(
                "bybit",
                BybitProtocol.RULES,
                config.bybitPort(),
                (exchange, faults) -> new BybitProtocol(exchange, faults, timer));
        open(
                "oanda",
                OandaProtocol.RULES,
                config.oandaPort(),
                (exchange, faults) -> new OandaProtocol(exchange, faults, timer));
        admin = HttpServer.start(config.adminPort(), new AdminApi(this)::configure);
        venues.values().forEach(venue -> venue.player().play(config.speed()));
    }

    /**
     * Starts the exchanges; they answer when this returns.
     *
     * @throws SettingException if the file of venues cannot be used
     * @throws RuntimeException if a port is taken; nothing runs then
     */
    public static Simulator start(SimulatorConfig config) {
        Simulator simulator = new Simulator(config);
        try {
            simulator.open();
            return simulator;
        } catch (RuntimeException e) {
            simulator.close();
            throw e;
        }
    }

    public static void main(String[] args) {
        if (Arrays.asList(args).contains("--help")) {
            System.out.print(usage());
            return;
        }
        try {
            Simulator simulator = start(SimulatorConfig.from(Settings.of(args, System.getenv())));
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "stop"));
            LOG.info("admin API at {}", simulator.adminUri());
            simulator.venues().values().forEach(v -> LOG.info("{} at {}", v.name(), v.uri()));
        } catch (SettingException e) {
            System.err.println(e.getMessage());
            System.exit(BAD_SETTINGS);
        } catch (RuntimeException e) {
            System.err.println("the simulator cannot start: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    /** The exchanges by name, in the order of their ports. */
    public Map<String, Venue> venues() {
        return venues;
    }

    /** An exchange: {@code binance}, {@code bybit} or {@code oanda}. */
    public Venue venue(String name) {
        Venue venue = venues.get(name);
        if (venue == null) {
            throw new IllegalArgumentException("venue '" + name + "', allowed: " + venues.keySet());
        }
        return venue;
    }

    public Venue binance() {
        return venue("binance");
    }

    public URI adminUri() {
        return URI.create("http://" + HttpServer.LOOPBACK + ":" + admin.port());
    }

    @Override
    public void close() {
        venues.values().forEach(Venue::close);
        if (admin != null) {
            admin.stop();
        }
        timer.shutdownNow();
    }

    private void open(
            String name, Rules rules, int port, BiFunction<Exchange, Faults, Protocol> protocol) {
        Exchange exchange =
                new Exchange(
                        name,
                        rules,
                        file.instruments(name),
                        file.accounts(name),
                        config.tape(),
                        config.clock());
        TapePlayer player = new TapePlayer(exchange, config.tape(), timer, System::nanoTime);
        venues.put(name, new Venue(protocol.apply(exchange, new Faults()), player, port));
    }

    private static String usage() {
        Settings settings = Settings.of(new String[0], Map.of());
        var unused = SimulatorConfig.from(settings);
        return settings.usage(
                "exchange-simulator: three exchanges on this machine\n  --help  this text");
    }
}
