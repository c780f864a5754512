package io.smctrading.sidecar.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Trade;
import io.smctrading.core.risk.OrderIds;
import io.smctrading.sidecar.ExchangesConfig;
import io.smctrading.sidecar.SidecarMetrics;
import io.smctrading.sidecar.exchange.GatewayHealth;
import io.smctrading.sidecar.ledger.FeedPartition;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import io.smctrading.sidecar.ledger.LedgerException;
import io.smctrading.sidecar.ledger.LedgerState;
import io.smctrading.sidecar.ledger.RouteTable;
import io.smctrading.sidecar.ledger.TradingLedger;
import io.smctrading.simulator.Simulator;
import io.smctrading.simulator.Venue;
import io.smctrading.simulator.core.Fill;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Order;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A desk over a real ledger that trades over the wire at a simulated exchange, fed from topics in
 * memory. Its own clock can be moved ahead; signatures go by the system's.
 */
final class ExchangeHarness implements AutoCloseable {

    static final Instant T0 = Instant.parse("2026-01-05T10:00:00Z");
    private static final FeedPartition TRADES = new FeedPartition("market.trades", 0);
    private static final FeedPartition ORDERS = new FeedPartition("orders", 0);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** "Not found" is believed after less. */
    private static final Duration LONG = Duration.ofSeconds(26);

    private static final Duration QUIET = Duration.ofMillis(100);

    final InMemoryBroker broker = new InMemoryBroker();
    final VirtualClock clock;
    final SidecarMetrics metrics;
    final String account;
    final String venue;
    final String symbol;
    private final Simulator simulator;
    private final LedgerDatabase database;
    private final Consumer<Step> failpoint;
    private final ExchangesConfig config;
    private final InstantSource wire;
    private Exchanges exchanges;
    private TradingLedger ledger;
    private TradingDesk desk;
    private long nextTrade;
    private long nextOrder;
    private boolean alive;
    private long heard;
    private long quietSince = System.nanoTime();

    ExchangeHarness(
            Simulator simulator,
            LedgerDatabase database,
            String venue,
            String account,
            Consumer<Step> failpoint) {
        this(
                simulator,
                database,
                venue,
                account,
                failpoint,
                SimulatedExchanges.config(simulator, account, venue, List.of()),
                new VirtualClock(),
                InstantSource.system());
    }

    /**
     * @param venue the one whose market is played
     * @param clock the desk's
     * @param wire by which requests are signed and bans end; the simulator's clock
     */
    ExchangeHarness(
            Simulator simulator,
            LedgerDatabase database,
            String venue,
            String account,
            Consumer<Step> failpoint,
            ExchangesConfig config,
            VirtualClock clock,
            InstantSource wire) {
        this.simulator = simulator;
        this.database = database;
        this.account = account;
        this.venue = venue;
        this.symbol = venue.equals("oanda") ? "BTC-USD" : "BTC-USDT";
        this.failpoint = failpoint;
        this.config = config;
        this.clock = clock;
        this.wire = wire;
        this.metrics = new SidecarMetrics(clock);
    }

    /** Opens the ledger and goes on from it, as the sidecar does. */
    void start() {
        ledger = TradingLedger.open(database, account, "test");
        if (ledger.identity().isEmpty()) {
            ledger.found(database.namespace());
        }
        LedgerState state = ledger.load();
        nextTrade = state.progress().positions().getOrDefault(TRADES, 0L);
        nextOrder = state.progress().positions().getOrDefault(ORDERS, 0L);
        exchanges =
                new Exchanges(
                        new ExchangeConnections(config.gateways().open(wire, metrics), clock),
                        new Routes(
                                new RouteTable(database.pool(), account),
                                config.venues(),
                                config.secondaries(),
                                metrics),
                        config.rules());
        alive = true;
        try {
            desk =
                    new TradingDesk(
                            account,
                            ledger,
                            state,
                            exchanges.venue(state, clock, metrics),
                            broker,
                            metrics,
                            clock,
                            failpoint);
            desk.recover(state);
        } catch (RuntimeException e) {
            crash();
            throw e;
        }
    }

    /** As the sidecar does: again and again, until all that it needs is there. */
    void startWhenItCan() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                start();
                if (exchanges.connections().connected(venue)) {
                    return;
                }
                crash();
            } catch (RuntimeException e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** Dies without a word; requests that are under way go on at the exchange. */
    void crash() {
        alive = false;
        broker.forgetConfirmations();
        exchanges.connections().close();
        try {
            ledger.close();
        } catch (LedgerException e) {
            // Its connection broke before.
        }
    }

    /** Dies, and comes back later. */
    void restart(Duration later) {
        crash();
        clock.advance(later);
        start();
    }

    /** Gives the desk whatever the topics have, once. */
    void pump() {
        for (; nextTrade < broker.trades.size(); nextTrade++) {
            Object record = broker.trades.get((int) nextTrade);
            if (record instanceof Trade trade) {
                desk.onTrade(TRADES, nextTrade, trade);
            } else {
                desk.onMarketClock(TRADES, nextTrade, (Clock) record);
            }
        }
        for (; nextOrder < broker.orders.size(); nextOrder++) {
            Object record = broker.orders.get((int) nextOrder);
            if (record instanceof OrderIntent intent) {
                desk.onIntent(ORDERS, nextOrder, intent, clock.instant(), clock.instant());
            } else {
                desk.onDecisionsClock(ORDERS, nextOrder, (Clock) record);
            }
        }
        desk.endOfBatch();
        exchanges.settled();
    }

    /** Lets the desk work until something is so; fails loudly if it does not come to pass. */
    void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        pump();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("%s; reports so far %s", what, lines())
                    .isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
            pump();
        }
    }

    /** The same while time passes in leaps, whenever nothing is out and nothing new is heard. */
    void untilTimePasses(String what, BooleanSupplier condition) {
        until(what, () -> condition.getAsBoolean() || leapWhenQuiet());
    }

    /** Always false. */
    private boolean leapWhenQuiet() {
        long now = System.nanoTime();
        if (pending() != 0 || broker.executions.size() != heard) {
            heard = broker.executions.size();
            quietSince = now;
        } else if (now - quietSince > QUIET.toNanos()) {
            clock.advance(LONG);
            quietSince = now;
        }
        return false;
    }

    /** Requests without an answer and news that are not in the ledger. */
    long pending() {
        return exchanges.connections().pending();
    }

    /** Where the connection stands. */
    GatewayHealth health() {
        return exchanges.connections().health(venue);
    }

    /** How many requests met an error of a class. */
    long errors(String error) {
        return metrics.scrape()
                .lines()
                .filter(line -> line.startsWith("exchange_api_errors_total"))
                .filter(line -> line.contains("error=\"" + error + "\""))
                .mapToLong(line -> (long) Double.parseDouble(line.replaceAll(".* ", "")))
                .sum();
    }

    /** Whether an order's last report has a state. */
    boolean is(String orderId, OrderStatus status) {
        ExecutionReport last = last(orderId);
        return last != null && last.order().status() == status;
    }

    /** Whether an order had its last report. */
    boolean ended(String orderId) {
        ExecutionReport last = last(orderId);
        return last != null && last.order().status().terminal();
    }

    /** Whether a stop works for what an entry opened, the first or a later one. */
    boolean protectedBy(String entryId) {
        return broker.reports().stream()
                .map(report -> report.order().id())
                .filter(id -> id.startsWith(entryId + "-stop"))
                .anyMatch(id -> last(id).order().status().working());
    }

    /** No request is on its way. */
    boolean nothingUnderWay() {
        ExchangeConnections connections = exchanges.connections();
        return connections.venues().stream()
                .allMatch(name -> connections.health(name).requestsUnderWay() == 0);
    }

    /** Waits without giving the desk a turn. */
    void awaitQuietly(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Until an order's last report has a state. */
    ExecutionReport untilReported(String orderId, String status) {
        until(
                orderId + " is " + status,
                () -> {
                    ExecutionReport last = last(orderId);
                    return last != null && last.order().status().name().equals(status);
                });
        return last(orderId);
    }

    /** Until an order has its terminal report. */
    ExecutionReport untilEnded(String orderId) {
        until(
                orderId + " has ended",
                () -> last(orderId) != null && last(orderId).order().status().terminal());
        return last(orderId);
    }

    ExecutionReport last(String orderId) {
        // Published again after a death, an older report may come last.
        return broker.reports().stream()
                .filter(report -> report.order().id().equals(orderId))
                .max(Comparator.comparingInt(report -> report.order().sequence()))
                .orElse(null);
    }

    List<String> lines() {
        return broker.reports().stream()
                .map(
                        report ->
                                "%s %s %s@%s %s"
                                        .formatted(
                                                report.order().id(),
                                                report.order().status(),
                                                report.lastQuantity(),
                                                report.lastPrice(),
                                                report.reason()))
                .toList();
    }

    Venue exchange() {
        return simulator.venue(venue.startsWith("bybit") ? "bybit" : venue);
    }

    TradingDesk desk() {
        return desk;
    }

    Exchanges exchanges() {
        return exchanges;
    }

    Instrument instrument() {
        String category =
                switch (venue) {
                    case "bybit-linear" -> "linear";
                    case "oanda" -> "fx";
                    default -> "spot";
                };
        String name = venue.equals("oanda") ? "BTC_USD" : "BTCUSDT";
        return exchange().exchange().instrument(category, name).orElseThrow();
    }

    /** The market trades, at the exchange and in the topic. */
    void trade(String price, String quantity) {
        broker.trades.add(
                new Trade(
                        venue,
                        symbol,
                        "t" + broker.trades.size(),
                        T0.plusSeconds(broker.trades.size()),
                        new BigDecimal(price),
                        new BigDecimal(quantity)));
        exchange()
                .exchange()
                .trade(instrument(), new BigDecimal(price), new BigDecimal(quantity), true);
    }

    void marketClock(Duration sinceStart) {
        broker.trades.add(new Clock(venue, symbol, T0.plus(sinceStart), Clock.Mark.MARKET, 1));
    }

    /** A bracket; its entry is a market order without a limit. */
    OrderIntent bracket(
            String id, OrderSide side, String quantity, String limit, String stop, String target) {
        return new OrderIntent(
                OrderIds.of(account, id),
                OrderIds.of(account, id),
                null,
                account,
                venue,
                symbol,
                side,
                new BigDecimal(quantity),
                number(limit),
                number(stop),
                number(target),
                false,
                T0,
                T0.plusSeconds(3600));
    }

    OrderIntent flatten(String id, OrderSide side, String quantity) {
        return new OrderIntent(
                OrderIds.of(account, id),
                OrderIds.of(account, id),
                null,
                account,
                venue,
                symbol,
                side,
                new BigDecimal(quantity),
                null,
                null,
                null,
                true,
                T0,
                T0.plusSeconds(3600));
    }

    private static BigDecimal number(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    /** Orders at the exchange with a client id. */
    List<Order> atExchange(String clientId) {
        return exchange()
                .exchange()
                .read(
                        () ->
                                exchange().exchange().orders().all().stream()
                                        .filter(order -> order.clientId().equals(clientId))
                                        .toList());
    }

    /** What the exchange executed in all, by side: the truth. */
    Map<String, BigDecimal> executedAtExchange() {
        return exchange()
                .exchange()
                .read(
                        () -> {
                            Map<String, BigDecimal> sums = new HashMap<>();
                            for (Order order : exchange().exchange().orders().all()) {
                                for (Fill fill : order.fills()) {
                                    sums.merge(
                                            order.side().name(), fill.quantity(), BigDecimal::add);
                                }
                            }
                            return sums;
                        });
    }

    /** How many executions the exchange has of a side. */
    long executionsAtExchange(OrderSide side) {
        return exchange()
                .exchange()
                .read(
                        () ->
                                exchange().exchange().orders().all().stream()
                                        .filter(order -> order.side().name().equals(side.name()))
                                        .mapToLong(order -> order.fills().size())
                                        .sum());
    }

    @Override
    public void close() {
        if (alive) {
            crash();
        }
    }
}
