package io.smctrading.sidecar;

import io.javalin.Javalin;
import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import io.smctrading.sidecar.http.Probes;
import io.smctrading.sidecar.http.Readiness;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import io.smctrading.sidecar.ledger.OrderQueries;
import io.smctrading.sidecar.ledger.TradingStates;
import io.smctrading.sidecar.trading.TradingService;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process: API up first, then trading as soon as everything it needs is there. */
public final class Sidecar {

    private static final Logger LOG = LoggerFactory.getLogger(Sidecar.class);
    private static final int BAD_SETTINGS = 2;
    private static final int FAILED = 1;

    private Sidecar() {}

    public static void main(String[] args) {
        if (Arrays.asList(args).contains("--help")) {
            System.out.print(usage());
            return;
        }
        SidecarConfig config;
        try {
            config = SidecarConfig.from(Settings.of(args, System.getenv()));
            run(config);
        } catch (SettingException e) {
            System.err.println(e.getMessage());
            System.exit(BAD_SETTINGS);
        } catch (RuntimeException e) {
            LOG.error("The sidecar cannot start", e);
            System.err.println("the sidecar cannot start: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    private static void run(SidecarConfig config) {
        LedgerDatabase database = new LedgerDatabase(config.ledger(), config.namespace());
        SidecarMetrics metrics = new SidecarMetrics(InstantSource.system());
        TradingStates states = new TradingStates(database.pool(), config.account());
        TradingService trading = new TradingService(config, database, metrics, states, Optional.empty());
        Probes probes = new Probes(config, database);
        Javalin api =
                SidecarApp.create(
                        new SidecarApp(
                                new OrderQueries(database.pool()),
                                states,
                                new Readiness(probes.all(), trading::status),
                                metrics,
                                config.http().token(),
                                trading::announce));
        api.start(SidecarConfig.LOOPBACK, config.http().port());
        LOG.info("API at http://{}:{}, {}", SidecarConfig.LOOPBACK, api.port(), config);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    trading.close();
                                    api.stop();
                                    probes.close();
                                    database.close();
                                },
                                "stop"));
        trading.start();
    }

    private static String usage() {
        Map<String, String> anySecret = new HashMap<>(System.getenv());
        anySecret.putIfAbsent("SMC_LEDGER_PASSWORD", "secret");
        Settings settings = Settings.of(new String[0], anySecret);
        var unused = SidecarConfig.from(settings);
        return settings.usage(
                "execution-sidecar: places each order once and keeps the ledger\n"
                        + "  --help  this text");
    }
}
