package io.smctrading.sidecar.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.market.Trade;
import io.smctrading.core.risk.OrderIds;
import io.smctrading.schemas.Topics;
import io.smctrading.sidecar.BrokerServer;
import io.smctrading.sidecar.LedgerServer;
import io.smctrading.sidecar.RegistryServer;
import io.smctrading.sidecar.SidecarConfig.LedgerAccess;
import io.smctrading.simulator.Simulator;
import io.smctrading.simulator.SimulatorConfig;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A sidecar that trades at all exchanges dies by SIGKILL again and again, at seeded times, while
 * intents and trades flow on: no order twice, none lost, the ledger is the exchanges' own book. In
 * rounds, each with servers, exchanges and a seed of its own, compared at its end. In the profile
 * {@code kills} only; {@code -Dkills.seed=}, {@code -Dkills.number=}, {@code -Dkills.round=}.
 */
class ProcessKills {

    private static final List<String> VENUES = List.of("binance", "bybit", "bybit-linear", "oanda");
    private static final long SEED = Long.getLong("kills.seed", 20_261_121L);
    private static final int KILLS = Integer.getInteger("kills.number", 400);
    private static final int ROUND = Integer.getInteger("kills.round", 50);
    private static final long LONGEST_LIFE_MILLIS = 1_000;
    private static final int BEATS_PER_ORDER = 7;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String OPEN =
            "select count(*) from orders where status in ('NEW', 'SENT', 'UNKNOWN')";

    private static long killed;
    private static long wanted;
    private static long executed;

    @TempDir Path folder;
    private final List<String> intents = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final ScheduledExecutorService flow = Executors.newSingleThreadScheduledExecutor();
    private long seed;
    private String account;
    private Random random;
    private Random market;
    private BrokerServer broker;
    private RegistryServer registry;
    private Simulator simulator;
    private SidecarFixture topics;
    private KilledSidecar sidecar;
    private double price = 1000;
    private int beats;

    static LongStream seeds() {
        return LongStream.range(SEED, SEED + (KILLS + ROUND - 1) / ROUND);
    }

    private void start(long roundsSeed) {
        seed = roundsSeed;
        account = "kills" + (seed - SEED);
        random = new Random(seed);
        market = new Random(-seed);
        broker = new BrokerServer(folder);
        broker.start();
        registry = new RegistryServer();
        registry.start();
        simulator = Simulator.start(SimulatorConfig.forTests());
        simulator.venues().values().forEach(venue -> venue.faults().limitsOff(true));
        LedgerAccess ledger = LedgerServer.access();
        topics = new SidecarFixture(account, broker, registry, ledger);
        topics.createTopics();
        sidecar =
                new KilledSidecar(
                        System.getProperty(
                                "kills.class-path", System.getProperty("java.class.path")),
                        arguments(ledger),
                        environment(ledger),
                        Path.of(System.getProperty("kills.log", folder.resolve("log").toString())));
    }

    private List<String> arguments(LedgerAccess ledger) {
        List<String> arguments =
                new ArrayList<>(
                        SimulatedExchanges.arguments(
                                simulator,
                                account,
                                String.join(",", VENUES),
                                List.of(
                                        // As the simulator's: more happens here than in a year.
                                        "--binance.weight-limit=1000000",
                                        "--bybit.weight-limit=1000000",
                                        "--binance.recv-window=1s",
                                        "--bybit.recv-window=1s",
                                        "--unknown.request-window=1s",
                                        "--unknown.search-margin=1s",
                                        "--reconcile.interval=5s")));
        arguments.addAll(
                List.of(
                        "--namespace=" + account,
                        "--account=" + account,
                        "--kafka.bootstrap-servers=" + broker.address(),
                        "--registry.url=" + registry.address(),
                        "--ledger.url=" + ledger.url(),
                        "--ledger.user=" + ledger.user(),
                        "--http.port=0",
                        "--retry.pause=50ms"));
        return arguments;
    }

    private static Map<String, String> environment(LedgerAccess ledger) {
        Map<String, String> environment = new HashMap<>(SimulatedExchanges.secrets());
        environment.put("SMC_LEDGER_PASSWORD", ledger.password());
        return environment;
    }

    @AfterEach
    void stop() {
        flow.shutdownNow();
        if (sidecar == null) {
            return;
        }
        sidecar.kill();
        topics.close();
        simulator.close();
        registry.close();
        broker.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void leavesNoTraceHoweverOftenItIsKilled(long roundsSeed) {
        start(roundsSeed);
        sidecar.start();
        assertThat(sidecar.awaitTrading(60)).as("it trades").isTrue();
        ScheduledFuture<?> flowing = flowOn();
        int whileTrading = 0;
        long begun = System.nanoTime();
        for (int kill = 1; kill <= ROUND; kill++) {
            // One in four dies while it starts or recovers.
            if (random.nextInt(4) > 0) {
                assertThat(sidecar.awaitTrading(60)).as("it trades before kill %d", kill).isTrue();
                whileTrading++;
            }
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(
                            (long) (random.nextDouble() * LONGEST_LIFE_MILLIS)));
            sidecar.kill();
            sidecar.start();
            assertThat(failure.get()).isNull();
        }
        flowing.cancel(false);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        check(whileTrading, took);
    }

    private ScheduledFuture<?> flowOn() {
        return flow.scheduleAtFixedRate(
                () -> {
                    try {
                        beat();
                    } catch (RuntimeException | Error e) {
                        failure.compareAndSet(null, e);
                        throw e;
                    }
                },
                0,
                100,
                TimeUnit.MILLISECONDS);
    }

    /** The market moves everywhere; now and then risk wants another bracket somewhere. */
    private void beat() {
        beats++;
        price = Math.max(950, Math.min(1050, price + market.nextDouble() * 6 - 3));
        BigDecimal traded = BigDecimal.valueOf(price).setScale(1, RoundingMode.HALF_UP);
        BigDecimal quantity = BigDecimal.valueOf(1 + market.nextInt(200), 2);
        for (String venue : VENUES) {
            topics.trade(
                    new Trade(
                            venue,
                            symbol(venue),
                            "t" + beats,
                            SidecarFixture.T0.plusMillis(100L * beats),
                            traded,
                            quantity));
            exchange(venue).trade(instrument(venue), traded, quantity, market.nextBoolean());
        }
        if (beats % BEATS_PER_ORDER == 0) {
            order(traded);
        }
    }

    private void order(BigDecimal traded) {
        String venue = VENUES.get(beats / BEATS_PER_ORDER % VENUES.size());
        // No two that are open at once have the same exits.
        BigDecimal away = BigDecimal.valueOf(50 + intents.size() % 97, 1);
        boolean waits = market.nextBoolean();
        String id = OrderIds.of(account, "intent" + intents.size());
        Instant now = SidecarFixture.T0.plusMillis(100L * beats);
        intents.add(id);
        topics.order(
                new OrderIntent(
                        id,
                        id,
                        null,
                        account,
                        venue,
                        symbol(venue),
                        OrderSide.BUY,
                        BigDecimal.valueOf(20 + intents.size() % 31, 3),
                        waits ? traded.subtract(BigDecimal.ONE) : null,
                        traded.subtract(away),
                        traded.add(away),
                        false,
                        now,
                        now.plus(Duration.ofDays(1))));
    }

    private static String symbol(String venue) {
        return venue.equals("oanda") ? "BTC-USD" : "BTC-USDT";
    }

    private Exchange exchange(String venue) {
        return simulator.venue(venue.startsWith("bybit") ? "bybit" : venue).exchange();
    }

    private Instrument instrument(String venue) {
        return switch (venue) {
            case "bybit-linear" -> exchange(venue).instrument("linear", "BTCUSDT").orElseThrow();
            case "oanda" -> exchange(venue).instrument("fx", "BTC_USD").orElseThrow();
            default -> exchange(venue).instrument("spot", "BTCUSDT").orElseThrow();
        };
    }

    /** Once it is left in peace, everything is told, booked and the same on both sides. */
    private void check(int whileTrading, Duration took) {
        Exchange[] exchanges =
                simulator.venues().values().stream()
                        .map(venue -> venue.exchange())
                        .toArray(Exchange[]::new);
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(
                        () -> {
                            assertThat(
                                            Books.number(
                                                    topics.database.pool(),
                                                    "select count(*) from intents"))
                                    .as("intents in the ledger")
                                    .isEqualTo(intents.size());
                            assertThat(Books.number(topics.database.pool(), OPEN))
                                    .as("orders nobody answered for")
                                    .isZero();
                            Books.assertAgree(
                                    "after " + ROUND + " kills, seed " + seed,
                                    topics.database.pool(),
                                    account,
                                    exchanges);
                        });
        await().atMost(PATIENCE).untilAsserted(this::assertAllIsPublished);
        print(whileTrading, took, exchanges);
    }

    /** Every report of the ledger is on the topic. */
    private void assertAllIsPublished() {
        Set<String> published = new TreeSet<>();
        for (String line : topics.reports()) {
            published.add(line.substring(0, line.indexOf(' ')));
        }
        assertThat(published)
                .as("reports on %s", Topics.EXECUTIONS)
                .isEqualTo(
                        Books.texts(topics.database.pool(), "select execution_id from executions"));
    }

    private void print(int whileTrading, Duration took, Exchange... exchanges) {
        System.out.printf(
                "%nseed %d: %d kills (%d while trading) in %d s, %.2f s each%n",
                seed, ROUND, whileTrading, took.toSeconds(), took.toMillis() / 1000.0 / ROUND);
        System.out.println("exchange   orders  executions  ordered twice");
        long all = 0;
        for (Exchange exchange : exchanges) {
            long executions = Books.number(exchange);
            all += executions;
            System.out.printf(
                    "%-9s %7d %11d %14d%n",
                    exchange.name(),
                    exchange.read(() -> exchange.orders().all().size()),
                    executions,
                    Books.orderedTwice(List.of(exchange)).size());
        }
        DataSource ledger = topics.database.pool();
        System.out.printf(
                "intents %d, in the ledger %d; executions %d, in the ledger %d; prices, quantities"
                        + " and fees the same; orders without an answer %d%n",
                intents.size(),
                Books.number(ledger, "select count(*) from intents"),
                all,
                Books.number(ledger, "select count(*) from executions where last_quantity > 0"),
                Books.number(ledger, OPEN));
        killed += ROUND;
        wanted += intents.size();
        executed += all;
        System.out.printf(
                "so far: %d kills, %d intents, %d executions%n", killed, wanted, executed);
    }
}
