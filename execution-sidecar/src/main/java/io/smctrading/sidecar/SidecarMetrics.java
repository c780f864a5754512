package io.smctrading.sidecar;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.market.Clock;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.GatewayHealth;
import io.smctrading.sidecar.exchange.http.GatewayObserver;
import io.smctrading.sidecar.ledger.ReceivedIntent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** What the sidecar counts and measures, for Prometheus. Safe for several threads. */
public final class SidecarMetrics implements GatewayObserver {

    /** Orders whose latency is still open; more than this are not measured. */
    private static final int MEASURED_ORDERS = 10_000;

    private static final Duration[] BUCKETS =
            IntStream.of(1, 2, 5, 10, 20, 50, 100, 250, 1_000, 10_000)
                    .mapToObj(Duration::ofMillis)
                    .toArray(Duration[]::new);

    /** Where an order's time goes between the broker's append of its intent and its report. */
    private enum OrderStep {
        /** From the append to the read. */
        RECEIVED,
        /** From there to the commit that binds it. */
        DURABLE,
        /** From there to the venue. */
        PLACED,
        /** From there to the broker's hands, durable before. */
        REPORTED
    }

    private record Times(Instant appended, Instant last) {}

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final InstantSource system;
    private final ExchangeMetrics orders = new ExchangeMetrics(registry, BUCKETS);
    private final MarketClocks clocks = new MarketClocks();
    private final Map<String, Times> underWay = new ConcurrentHashMap<>();
    private final Map<OrderStep, Timer> steps = new EnumMap<>(OrderStep.class);
    private final Timer accepted = executionDuration("accepted");
    private final Timer filled = executionDuration("filled");
    private final Map<OrderStatus, AtomicLong> openOrders = new ConcurrentHashMap<>();
    private final Map<String, AtomicReference<Double>> exchanges = new ConcurrentHashMap<>();
    private final AtomicLong outbox = new AtomicLong();
    private final Map<String, AtomicLong> lags = new ConcurrentHashMap<>();
    private final AtomicLong epoch = new AtomicLong();
    private final AtomicLong trading = new AtomicLong();
    private final AtomicLong halted = new AtomicLong();
    private final Counter fills = counter("smc_fills", "Fills.");
    private final Counter duplicates =
            counter("smc_duplicate_intents", "Intents that came again as they were.");
    private final Counter conflicts =
            counter("smc_conflicting_intents", "Intents that came again with other content.");
    private final Counter restarts =
            counter("smc_trading_restarts", "Times trading began anew from the ledger.");

    private final Counter commitFailures =
            counter("smc_offset_commit_failures", "Offset commits the broker did not take.");

    /**
     * @param system system time, for latencies only
     */
    public SidecarMetrics(InstantSource system) {
        this.system = system;
        for (OrderStep step : OrderStep.values()) {
            steps.put(
                    step,
                    timer(
                            "smc_order_seconds",
                            "Steps of an order, each from the one before.",
                            lowerCase(step)));
        }
        gauge("smc_outbox_reports", "Reports that the broker has not confirmed.", outbox);
        gauge("smc_lease_epoch", "Epoch of the lease; 0 without one.", epoch);
        gauge("smc_trading", "1 while this sidecar trades.", trading);
        gauge("smc_trading_halted", "1 while no entries pass.", halted);
    }

    /** An intent that binds is in the ledger, marked as sent. */
    public void durable(ReceivedIntent received) {
        if (underWay.size() < MEASURED_ORDERS) {
            Instant now = system.instant();
            steps.get(OrderStep.RECEIVED).record(between(received.appended(), received.read()));
            steps.get(OrderStep.DURABLE).record(between(received.read(), now));
            underWay.put(received.intent().orderId(), new Times(received.appended(), now));
        }
    }

    /** The venue was given an order. */
    public void placed(String orderId, Instant now) {
        Times times = underWay.get(orderId);
        if (times != null) {
            steps.get(OrderStep.PLACED).record(between(times.last(), now));
            underWay.put(orderId, new Times(times.appended(), now));
        }
    }

    public void duplicate() {
        duplicates.increment();
    }

    public void conflict() {
        conflicts.increment();
    }

    /** New orders of a venue were moved to another. */
    public void failover(String from, String to) {
        registry.counter("smc_failovers", "from", from, "to", to).increment();
    }

    /** Something that a person has to look at. */
    public void alarm(String venue) {
        registry.counter("smc_alarms", "exchange", venue).increment();
    }

    @Override
    public void requestEnded(
            String venue, String operation, Duration took, Optional<ErrorClass> error) {
        Timer.builder("smc_exchange_request")
                .description("Requests to an exchange, the wait for the limiter included.")
                .tag("exchange", venue)
                .tag("operation", operation)
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(took);
        error.ifPresent(
                kind ->
                        registry.counter(
                                        "exchange_api_errors",
                                        "exchange",
                                        venue,
                                        "error",
                                        lowerCase(kind))
                                .increment());
    }

    /**
     * An exchange answered an order.
     *
     * @param intentId intent of the order; only of its entry is the way measured
     * @param left when the request left, by this system's clock
     */
    public void acknowledged(String venue, String intentId, Instant left, Instant now) {
        Times times = underWay.get(intentId);
        if (times != null) {
            orders.acknowledged(venue, intentId, times.appended(), left, now);
        }
        Timer.builder("smc_exchange_acknowledgement")
                .description("From an order's request to the exchange's answer.")
                .tag("exchange", venue)
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(between(left, now));
    }

    /** Where a connection to an exchange stands. */
    public void exchange(String venue, GatewayHealth health, boolean well) {
        exchangeGauge("smc_exchange_up", "1 if new orders may go there.", venue, well ? 1 : 0);
        exchangeGauge(
                "smc_exchange_breaker_open",
                "1 while the circuit breaker is open.",
                venue,
                health.breaker().equals("OPEN") ? 1 : 0);
        exchangeGauge(
                "smc_exchange_stream_up",
                "1 while the private stream is up.",
                venue,
                health.streamConnected() ? 1 : 0);
        exchangeGauge(
                "smc_exchange_limit_used",
                "Share of the request limit that is used.",
                venue,
                health.limitUsed());
        exchangeGauge(
                "smc_exchange_clock_offset_seconds",
                "The exchange's clock less ours.",
                venue,
                health.clockOffset().toMillis() / 1e3);
        exchangeGauge(
                "smc_exchange_requests_under_way",
                "Requests that wait for an answer.",
                venue,
                health.requestsUnderWay());
    }

    private void exchangeGauge(String name, String description, String venue, double value) {
        exchanges
                .computeIfAbsent(
                        name + ':' + venue,
                        key -> {
                            AtomicReference<Double> number = new AtomicReference<>(0.0);
                            Gauge.builder(name, number, AtomicReference::get)
                                    .description(description)
                                    .tag("exchange", venue)
                                    .register(registry);
                            return number;
                        })
                .set(value);
    }

    public void deadLetter(String topic) {
        registry.counter("smc_dead_letters", "topic", topic).increment();
    }

    public void commitFailed() {
        commitFailures.increment();
    }

    public void restarted() {
        restarts.increment();
    }

    /** Counts a report that was handed to the broker; measures how long that took. */
    public void reported(ExecutionReport report) {
        registry.counter(
                        "smc_order_reports",
                        "leg",
                        lowerCase(report.order().leg()),
                        "status",
                        lowerCase(report.order().status()))
                .increment();
        OrderLog.reported(report);
        orders.state(report.intent().venue(), report.order().status());
        if (report.fill()) {
            fills.increment();
        }
        String orderId = report.order().id();
        Instant now = system.instant();
        if (report.order().status().terminal()) {
            orders.ended(orderId, report.order().status() == OrderStatus.FILLED, now);
        }
        Times times = underWay.get(orderId);
        if (times == null) {
            return;
        }
        if (report.order().sequence() == 1) {
            steps.get(OrderStep.REPORTED).record(between(times.last(), now));
        }
        if (report.order().status() == OrderStatus.ACCEPTED) {
            accepted.record(between(times.appended(), now));
        } else {
            underWay.remove(orderId);
            if (report.fill()) {
                filled.record(between(times.appended(), now));
            }
        }
    }

    /** What works at the venue, by state. */
    public void openOrders(Map<OrderStatus, Long> counts) {
        for (OrderStatus status : OrderStatus.values()) {
            if (status.working()) {
                openOrders
                        .computeIfAbsent(
                                status,
                                key ->
                                        taggedGauge(
                                                "smc_open_orders",
                                                "Orders that work at the venue.",
                                                "status",
                                                lowerCase(key)))
                        .set(counts.getOrDefault(status, 0L));
            }
        }
    }

    /** Reports on their way to the broker. */
    public void outboxIs(long reports) {
        outbox.set(reports);
    }

    public void lag(String topic, long records) {
        lags.computeIfAbsent(
                        topic,
                        key ->
                                taggedGauge(
                                        "smc_feed_lag_records",
                                        "Records not read yet.",
                                        "topic",
                                        key))
                .set(records);
    }

    public void leaseEpoch(long newEpoch) {
        epoch.set(newEpoch);
    }

    public void trading(boolean yes) {
        trading.set(yes ? 1 : 0);
    }

    public void halted(boolean yes) {
        halted.set(yes ? 1 : 0);
    }

    /** A clock left for executions. */
    public void passed(Clock clock) {
        clocks.passed(clock);
    }

    /** Up to where each market has come. */
    public MarketClocks clocks() {
        return clocks;
    }

    /**
     * A request of the API was answered.
     *
     * @param route as it is documented, not as it was called: there are few of them
     */
    public void answered(String method, String route, int status, long nanos) {
        Timer.builder("api_requests")
                .description("Requests of the HTTP API, until they were answered.")
                .tag("method", method)
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(BUCKETS)
                .register(registry)
                .record(Duration.ofNanos(nanos));
    }

    /** All of it in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    private Timer executionDuration(String step) {
        return timer(
                "order_execution_duration",
                "From the broker's append of the intent to a step of its order.",
                step);
    }

    private Timer timer(String name, String description, String step) {
        return Timer.builder(name)
                .description(description)
                .tag("step", step)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private AtomicLong taggedGauge(String name, String description, String tag, String value) {
        AtomicLong number = new AtomicLong();
        Gauge.builder(name, number, AtomicLong::doubleValue)
                .description(description)
                .tag(tag, value)
                .register(registry);
        return number;
    }

    /** Two clocks are compared: less than nothing is nothing. */
    private static Duration between(Instant start, Instant end) {
        Duration taken = Duration.between(start, end);
        return taken.isNegative() ? Duration.ZERO : taken;
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private void gauge(String name, String description, AtomicLong value) {
        Gauge.builder(name, value, AtomicLong::doubleValue)
                .description(description)
                .register(registry);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
