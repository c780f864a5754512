package io.smctrading.stack.bench;

import io.smctrading.analytics.Migrations;
import io.smctrading.platform.console.ProgressBar;
import io.smctrading.schemas.Topics;
import io.smctrading.stack.Database;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.Stack;
import io.smctrading.stack.flink.Job;
import io.smctrading.stack.replay.TradeFile;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Trades live through the whole system, with an order at every closed one-minute candle. */
final class LatencyBench {

    /** Probes of smc-cep: an entry far from the market at each closed one-minute candle. */
    private static final List<String> PROBES = List.of("--probe.signals", "true");

    /** Lets every probe through: small beside the equity, as many symbols as there are. */
    private static final List<String> ROOM_FOR_PROBES =
            List.of(
                    "--entry.order",
                    "limit",
                    "--equity.initial",
                    "1000000000",
                    "--limits.position",
                    "0.00001",
                    "--limits.open-positions",
                    "10000",
                    "--memory",
                    "1h");

    /** As many as a decision takes. */
    private static final int HOPS = 3;

    private static final Duration WARM_UP = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Stack stack;
    private final LatencyPlan plan;
    private final Consumer<String> progress;

    /**
     * @param progress told a line at a time what is done
     */
    LatencyBench(Stack stack, LatencyPlan plan, Consumer<String> progress) {
        this.stack = stack;
        this.plan = plan;
        this.progress = progress;
    }

    LatencyReport run(Machine machine, String settings) {
        BenchTopics topics = new BenchTopics(stack);
        Namespace namespace = topics.open("latency");
        Percentiles floor = floor(topics);
        try (MarketWriter writer =
                new MarketWriter(
                        stack.endpoints(),
                        namespace,
                        plan.series(),
                        RecordSender.prompt(stack.endpoints().kafka()))) {
            writer.instruments();
            writer.flush();
            startTrading(namespace);
            LiveMarket market =
                    new LiveMarket(
                            writer,
                            TradeFile.bitstampWeek().trades(),
                            plan.tradesPerSecond(),
                            plan.seed());
            Instant start = Instant.now();
            Instant first = minuteAfter(start.plus(WARM_UP));
            Instant last = first.plus(plan.minutes() - 1L, ChronoUnit.MINUTES);
            Instant end =
                    last.plus(LiveMarket.CLOCK_DELAY)
                            .plus(LiveMarket.CLOCK_SPREAD)
                            .plus(1, ChronoUnit.SECONDS);
            double seconds = Duration.between(start, end).toMillis() / 1e3;
            progress.accept(
                    "trading from %s, measured are the minutes that end from %s to %s"
                            .formatted(start.truncatedTo(ChronoUnit.SECONDS), first, last));
            ProgressBar bar =
                    new ProgressBar(
                            System.out,
                            ProgressBar.onTerminal(),
                            "trades",
                            (long) (seconds * plan.tradesPerSecond()));
            TaskManagerProbe taskManager = new TaskManagerProbe(stack);
            ProcessorTimes before = ProcessorTimes.of(stack);
            Map<String, Long> collectedBefore = taskManager.garbageCollectionMillis();
            market.tradeUntil(end, bar::at);
            Map<String, Double> cores = ProcessorTimes.of(stack).coresSince(before, seconds);
            Map<String, Long> collected = taskManager.garbageCollectionMillis();
            collected.replaceAll((name, time) -> time - collectedBefore.getOrDefault(name, 0L));
            awaitQuiet(namespace);
            return LatencyReport.of(
                    machine,
                    settings,
                    market.trades() / seconds,
                    cores,
                    collected,
                    floor,
                    Journeys.read(stack.endpoints(), namespace, first, last));
        }
    }

    private Percentiles floor(BenchTopics topics) {
        RelayChain.topics(HOPS).forEach(topics::create);
        progress.accept("measuring the floor: three hops of plain clients");
        return RelayChain.measure(
                stack.endpoints().kafka(), HOPS, plan.tradesPerSecond(), plan.floorTime());
    }

    private void startTrading(Namespace namespace) {
        Database analytics = stack.endpoints().analytics();
        Migrations.migrate(
                analytics.url(),
                analytics.user(),
                analytics.password(),
                namespace.databaseSchema());
        stack.startSidecar(namespace, List.of());
        Map<Job, List<String>> arguments = Map.of(Job.SMC_CEP, PROBES, Job.RISK, ROOM_FOR_PROBES);
        for (Job job : plan.jobs()) {
            stack.submit(
                    job,
                    namespace,
                    new ArrayList<>(arguments.getOrDefault(job, List.of())),
                    Optional.empty());
        }
    }

    /** Waits until no stage has written anything for a while. */
    private void awaitQuiet(Namespace namespace) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        long written = -1;
        long quietSince = System.nanoTime();
        while (System.nanoTime() - quietSince < QUIET_NANOS && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            long now =
                    stack.topics().recordsIn(namespace, Topics.SIGNALS)
                            + stack.topics().recordsIn(namespace, Topics.ORDERS)
                            + stack.topics().recordsIn(namespace, Topics.EXECUTIONS);
            if (now != written) {
                written = now;
                quietSince = System.nanoTime();
            }
        }
    }

    private static Instant minuteAfter(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
    }
}
