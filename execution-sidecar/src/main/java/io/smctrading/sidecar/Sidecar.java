package io.smctrading.sidecar;

import io.javalin.Javalin;
import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import io.smctrading.sidecar.http.KafkaRequests;
import io.smctrading.sidecar.http.ManualOrders;
import io.smctrading.sidecar.http.Probes;
import io.smctrading.sidecar.http.Readiness;
import io.smctrading.sidecar.http.RefusedDecisions;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import io.smctrading.sidecar.ledger.OpenPositions;
import io.smctrading.sidecar.ledger.OrderQueries;
import io.smctrading.sidecar.ledger.OrderRequests;
import io.smctrading.sidecar.ledger.RouteTable;
import io.smctrading.sidecar.ledger.TradingStates;
import io.smctrading.sidecar.trading.ExchangeConnections;
import io.smctrading.sidecar.trading.Exchanges;
import io.smctrading.sidecar.trading.Routes;
import io.smctrading.sidecar.trading.TradingOperations;
import io.smctrading.sidecar.trading.TradingService;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process: API up first, then trading as soon as everything it needs is there. */
public final class Sidecar {

    private static final int BAD_SETTINGS = 2;
    private static final int FAILED = 1;

    private static final List<String> SECRETS =
            List.of(
                    "SMC_LEDGER_PASSWORD",
                    "SMC_BINANCE_API_KEY",
                    "SMC_BINANCE_API_SECRET",
                    "SMC_BYBIT_API_KEY",
                    "SMC_BYBIT_API_SECRET",
                    "SMC_OANDA_TOKEN");

    private Sidecar() {}

    public static void main(String[] args) {
        if (Arrays.asList(args).contains("--help")) {
            System.out.print(usage());
            return;
        }
        SidecarConfig config;
        try {
            Settings settings = Settings.of(args, System.getenv());
            LogFormat.choose(settings);
            config = SidecarConfig.from(settings);
            run(config);
        } catch (SettingException e) {
            System.err.println(e.getMessage());
            System.exit(BAD_SETTINGS);
        } catch (RuntimeException e) {
            log().error("The sidecar cannot start", e);
            System.err.println("the sidecar cannot start: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    private static void run(SidecarConfig config) {
        LedgerDatabase database = new LedgerDatabase(config.ledger(), config.namespace());
        SidecarMetrics metrics = new SidecarMetrics(InstantSource.system());
        TradingStates states = new TradingStates(database.pool(), config.account());
        Optional<Exchanges> exchanges =
                config.exchanges().map(at -> exchanges(at, config, database, metrics));
        TradingService trading = new TradingService(config, database, metrics, states, exchanges);
        TradingOperations operations = new TradingOperations(trading, exchanges);
        Probes probes = new Probes(config, database);
        OrderRequests requests = new OrderRequests(database.pool(), config.account());
        KafkaRequests publisher = new KafkaRequests(config);
        ManualOrders manual =
                new ManualOrders(
                        config.account(),
                        requests,
                        metrics.clocks(),
                        publisher,
                        config.http().orderWait());
        RefusedDecisions refused = new RefusedDecisions(config, requests);
        Javalin api =
                SidecarApp.create(
                        new SidecarApp(
                                config.http(),
                                new SidecarApp.Ledger(
                                        new OrderQueries(database.pool()),
                                        requests,
                                        new OpenPositions(database.pool(), config.account()),
                                        states),
                                manual,
                                new SidecarApp.Trading(
                                        operations, operations, operations, trading::announce),
                                new Readiness(probes.all(), trading::status),
                                metrics,
                                InstantSource.system()));
        api.start(SidecarConfig.LOOPBACK, config.http().port());
        log().info("API at http://{}:{}, {}", SidecarConfig.LOOPBACK, api.port(), config);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    trading.close();
                                    api.stop();
                                    refused.close();
                                    manual.close();
                                    publisher.close();
                                    probes.close();
                                    exchanges.ifPresent(at -> at.connections().close());
                                    database.close();
                                },
                                "stop"));
        trading.start();
        refused.start();
    }

    private static Exchanges exchanges(
            ExchangesConfig at,
            SidecarConfig config,
            LedgerDatabase database,
            SidecarMetrics metrics) {
        InstantSource system = InstantSource.system();
        return new Exchanges(
                new ExchangeConnections(at.gateways().open(system, metrics), system),
                new Routes(
                        new RouteTable(database.pool(), config.account()),
                        at.venues(),
                        at.secondaries(),
                        metrics),
                at.rules());
    }

    /** Not before the format of its lines is chosen. */
    private static Logger log() {
        return LoggerFactory.getLogger(Sidecar.class);
    }

    /** All settings, those of each exchange included. */
    static String usage() {
        Map<String, String> anySecret = new HashMap<>();
        for (String secret : SECRETS) {
            anySecret.put(secret, "secret");
        }
        String[] anywhere = {
            "--exchanges=binance,bybit,bybit-linear,oanda",
            "--account=any",
            "--trading.armed=any",
            "--oanda.account=any"
        };
        Settings settings = Settings.of(anywhere, anySecret);
        LogFormat.choose(settings);
        var unused = SidecarConfig.from(settings);
        return settings.usage(
                "execution-sidecar: places each order once and keeps the ledger\n"
                        + "  --help  this text");
    }
}
