package io.smctrading.stack.bench;

import io.smctrading.stack.Database;
import io.smctrading.stack.MetricsPage;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.Stack;
import io.smctrading.stack.StackConfig;
import io.smctrading.stack.StackException;
import io.smctrading.stack.StackPort;
import io.smctrading.stack.TradingPlan;
import io.smctrading.stack.TradingVenue;
import io.smctrading.stack.bench.ExecutionPlan.Part;
import io.smctrading.stack.bench.OrderTimes.OrderTime;
import io.smctrading.stack.exchange.SimulatorClient;
import io.smctrading.stack.replay.TradeFile;
import io.smctrading.stack.server.ServerProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Sends intents through the sidecar to the simulated exchange and compares all books. */
final class ExecutionBench {

    /** The share that the goal is about. */
    static final String GOAL_HOP = "read to request";

    private static final TradingVenue VENUE = TradingVenue.BINANCE;
    private static final String ACCOUNTS = "execution-accounts.json";
    private static final String SIDECAR = "sidecar";
    private static final int FLOOR_RATE = 100;
    private static final Duration FLOOR_TIME = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LAST_NEWS_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Fills the exchange with open orders before the restart. */
    private static final int FILLING_RATE = 400;

    /** The sidecar's own limit would otherwise hold back what the exchange lets through here. */
    private static final List<String> WITHOUT_LIMITS = List.of("--binance.weight-limit", "1000000");

    private final Stack stack;
    private final ExecutionPlan plan;
    private final Consumer<String> progress;
    private final SimulatorClient simulator;

    /**
     * @param progress told a line at a time what is done
     */
    ExecutionBench(Stack stack, ExecutionPlan plan, Consumer<String> progress) {
        this.stack = stack;
        this.plan = plan;
        this.progress = progress;
        this.simulator = new SimulatorClient(stack.endpoints().simulator());
    }

    /** The servers that it needs: no jobs, an exchange with accounts that never run dry. */
    static StackConfig servers(StackConfig config) {
        Path accounts = config.state().root().resolve(ACCOUNTS);
        try (InputStream packaged = ExecutionBench.class.getResourceAsStream(ACCOUNTS)) {
            Files.createDirectories(accounts.getParent());
            Files.copy(packaged, accounts, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + accounts, e);
        }
        return config.withoutFlink()
                .withPlan(new TradingPlan(List.of(VENUE), BigDecimal.ZERO, Optional.of(accounts)));
    }

    ExecutionReport run(Machine machine) {
        ExecutionFloors floors = floors(openMarket());
        ExecutionReport.Flow throughput =
                plan.parts().contains(Part.THROUGHPUT)
                        ? measured("throughput", at -> flow(at, plan.load(), plan.loadSeconds()))
                        : null;
        ExecutionReport.Flow latency =
                plan.parts().contains(Part.LATENCY)
                        ? measured("latency", at -> flow(at, plan.rate(), plan.seconds()))
                        : null;
        ExecutionReport.Restart restart =
                plan.parts().contains(Part.RESTART) ? measured("restart", this::restart) : null;
        return new ExecutionReport(machine, floors, throughput, latency, restart);
    }

    /** A sidecar that trades, and who writes its orders. */
    private record Place(Namespace namespace, IntentWriter writer) {}

    /** Measures with a market, a ledger and a sidecar of its own. */
    private <T> T measured(String name, Function<Place, T> measurement) {
        BigDecimal price = openMarket();
        Namespace namespace = new BenchTopics(stack).open(name);
        stack.startSidecar(namespace, WITHOUT_LIMITS);
        try (IntentWriter writer = new IntentWriter(stack.endpoints(), namespace, VENUE, price)) {
            return measurement.apply(new Place(namespace, writer));
        } finally {
            stack.server(SIDECAR).stop();
        }
    }

    private BigDecimal openMarket() {
        simulator.reset(VENUE.exchange());
        simulator.enforceLimits(VENUE.exchange(), false);
        Instant begin = TradeFile.bitstampWeek().trades().get(0).time();
        var unused =
                simulator.advance(
                        VENUE.exchange(), begin.plus(1, java.time.temporal.ChronoUnit.HOURS));
        return simulator
                .state(VENUE.exchange())
                .lastPrices()
                .get(VENUE.category() + ':' + VENUE.instrument().getVenueSymbol());
    }

    private ExecutionFloors floors(BigDecimal price) {
        progress.accept("measuring the floors");
        BenchTopics topics = new BenchTopics(stack);
        RelayChain.topics(1).forEach(topics::create);
        URI exchange =
                URI.create("http://" + stack.config().ports().address(StackPort.SIMULATOR_BINANCE));
        return new ExecutionFloors(
                ExecutionFloors.fsync(stack.config().state().root()),
                ExecutionFloors.commit(stack.endpoints().ledger()),
                ExecutionFloors.request(exchange, stack.config().plan(), price.toPlainString()),
                RelayChain.measure(stack.endpoints().kafka(), 1, FLOOR_RATE, FLOOR_TIME));
    }

    /**
     * Market orders that are filled at once, a while at the rate of the latency before it counts.
     */
    private ExecutionReport.Flow flow(Place at, int rate, int seconds) {
        progress.accept("%,d orders/s for %d s in %s".formatted(rate, seconds, at.namespace()));
        IntentWriter writer = at.writer();
        write(writer, plan.rate(), plan.warmUpSeconds(), IntentWriter::filled);
        Set<String> uncounted = new HashSet<>(writer.written());
        ProcessorTimes before = ProcessorTimes.of(stack);
        long begin = System.nanoTime();
        write(writer, rate, seconds, IntentWriter::filled);
        Map<String, Double> cores =
                ProcessorTimes.of(stack).coresSince(before, (System.nanoTime() - begin) / 1e9);
        settle(at);
        ProcessMemory memory = memory();
        double acknowledged = acknowledged();
        ExchangeBook book = ExchangeBook.read(stack.endpoints().simulator(), VENUE.exchange());
        Map<String, OrderTime> times = OrderTimes.read(stack.endpoints(), at.namespace(), book);
        times.keySet().removeAll(uncounted);
        return new ExecutionReport.Flow(
                perSecond(times.values()),
                rate,
                hops(times.values()),
                acknowledged,
                cores,
                memory,
                compare(at, book));
    }

    /** Orders at an even pace, and a trade and a clock every second. */
    private static void write(
            IntentWriter writer, int rate, int seconds, BiConsumer<IntentWriter, Instant> order) {
        Pace pace = new Pace(rate);
        long second = -1;
        long written = 0;
        while (written < (long) rate * seconds) {
            if (pace.elapsed().toSeconds() > second) {
                second = pace.elapsed().toSeconds();
                writer.market(Instant.now());
            }
            long due = Math.min(pace.due(), (long) rate * seconds - written);
            for (long i = 0; i < due; i++) {
                order.accept(writer, Instant.now());
            }
            written += due;
        }
        writer.flush();
    }

    /** Waits until every entry has its answer, or none comes any more. */
    private void settle(Place at) {
        Database ledger = stack.endpoints().ledger();
        int intents = at.writer().written().size();
        int settled = 0;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (settled < intents && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
            int now = LedgerCounts.of(ledger, at.namespace()).settled();
            if (now > settled) {
                settled = now;
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
        }
        // The last executions and reports are behind the answers.
        LockSupport.parkNanos(LAST_NEWS_NANOS);
        progress.accept("ledger: " + LedgerCounts.of(ledger, at.namespace()));
    }

    private static double perSecond(Collection<OrderTime> times) {
        double first = times.stream().mapToDouble(OrderTime::left).min().orElse(Double.NaN);
        double last = times.stream().mapToDouble(OrderTime::left).max().orElse(Double.NaN);
        return (times.size() - 1) * 1e3 / (last - first);
    }

    private static Map<String, Percentiles> hops(Collection<OrderTime> times) {
        Map<String, Percentiles> hops = new LinkedHashMap<>();
        hops.put("append to read", OrderTimes.share(times, one -> one.read() - one.appended()));
        hops.put("read to transaction", OrderTimes.share(times, one -> one.begun() - one.read()));
        hops.put(
                "transaction to request", OrderTimes.share(times, one -> one.left() - one.begun()));
        hops.put(GOAL_HOP, OrderTimes.share(times, one -> one.left() - one.read()));
        hops.put("append to request", OrderTimes.share(times, one -> one.left() - one.appended()));
        hops.put("request to booked", OrderTimes.share(times, one -> one.booked() - one.left()));
        hops.put("read to booked", OrderTimes.share(times, one -> one.booked() - one.read()));
        hops.put(
                "append to report",
                OrderTimes.share(times, one -> one.reported() - one.appended()));
        return hops;
    }

    private ProcessMemory memory() {
        return ProcessMemory.of(
                ProcessHandle.of(stack.server(SIDECAR).pid())
                        .orElseThrow(() -> StackException.failed("the sidecar has ended")));
    }

    /** Mean of request to answer so far, by the sidecar's own histogram. */
    private double acknowledged() {
        String name = "smc_exchange_acknowledgement_seconds";
        Optional<MetricsPage> page =
                MetricsPage.read(URI.create(stack.endpoints().sidecar() + "/metrics"));
        if (page.isEmpty()) {
            return Double.NaN;
        }
        double sum = page.get().sum(name + "_sum", "exchange", VENUE.code()).orElse(Double.NaN);
        double count = page.get().sum(name + "_count", "exchange", VENUE.code()).orElse(Double.NaN);
        return sum / count * 1e3;
    }

    private ExecutionReport.Comparison compare(Place at, ExchangeBook book) {
        Database ledger = stack.endpoints().ledger();
        LedgerCounts counts = LedgerCounts.of(ledger, at.namespace());
        Set<String> fills = LedgerCounts.fills(ledger, at.namespace());
        List<String> written = at.writer().written();
        int lost = (int) written.stream().filter(id -> !book.created().containsKey(id)).count();
        return new ExecutionReport.Comparison(
                written.size(),
                lost,
                book.repeated(),
                counts.refused(),
                counts.orders(),
                book.orders(),
                fills.size(),
                book.fills().size(),
                fills.equals(book.fills()));
    }

    private ExecutionReport.Restart restart(Place at) {
        int open = plan.restartOrders();
        progress.accept("%,d open brackets, then kill -9".formatted(open));
        int rate = Math.min(FILLING_RATE, open);
        write(at.writer(), rate, (open + rate - 1) / rate, IntentWriter::resting);
        settle(at);
        open = at.writer().written().size();
        ServerProcess sidecar = stack.server(SIDECAR);
        sidecar.kill();
        String waiting = at.writer().resting(Instant.now());
        at.writer().flush();
        Instant started = Instant.now();
        stack.restart(SIDECAR);
        Instant ready = Instant.now();
        settle(at);
        Instant placed =
                LedgerCounts.placed(stack.endpoints().ledger(), at.namespace(), waiting)
                        .orElseThrow(
                                () -> StackException.failed("no order left after the restart"));
        ExchangeBook book = ExchangeBook.read(stack.endpoints().simulator(), VENUE.exchange());
        return new ExecutionReport.Restart(
                open,
                Duration.between(started, ready).toMillis() / 1e3,
                Duration.between(ready, placed).toMillis() / 1e3,
                memory(),
                compare(at, book));
    }
}
