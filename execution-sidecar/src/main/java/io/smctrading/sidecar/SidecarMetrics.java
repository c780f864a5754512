package io.smctrading.sidecar;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.sidecar.ledger.ReceivedIntent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the sidecar counts and measures, for Prometheus. Safe for several threads. */
public final class SidecarMetrics {

    /** Orders whose latency is still open; more than this are not measured. */
    private static final int MEASURED_ORDERS = 10_000;

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final InstantSource system;
    private final Map<String, Instant> appended = new ConcurrentHashMap<>();
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
        gauge("smc_lease_epoch", "Epoch of the lease; 0 without one.", epoch);
        gauge("smc_trading", "1 while this sidecar trades.", trading);
        gauge("smc_trading_halted", "1 while no entries pass.", halted);
    }

    public void received(ReceivedIntent received) {
        if (appended.size() < MEASURED_ORDERS) {
            appended.put(received.intent().orderId(), received.appended());
        }
    }

    public void duplicate() {
        duplicates.increment();
    }

    public void conflict() {
        conflicts.increment();
    }

    public void deadLetter(String topic) {
        registry.counter("smc_dead_letters", "topic", topic).increment();
    }

    /** A record that is nobody's loss, for example a trade that ingest keeps as a dead letter. */
    public void unreadable(String topic) {
        registry.counter("smc_unreadable_records", "topic", topic).increment();
    }

    public void commitFailed() {
        commitFailures.increment();
    }

    public void restarted() {
        restarts.increment();
    }

    /** Counts a report; measures from the broker's append time to acceptance and first fill. */
    public void reported(ExecutionReport report) {
        registry.counter(
                        "smc_order_reports",
                        "leg",
                        lowerCase(report.order().leg()),
                        "status",
                        lowerCase(report.order().status()))
                .increment();
        if (report.fill()) {
            fills.increment();
        }
        Instant start = appended.get(report.order().id());
        if (start == null) {
            return;
        }
        if (report.order().status() == OrderStatus.ACCEPTED) {
            measure("accepted", start);
        } else {
            appended.remove(report.order().id());
            if (report.fill()) {
                measure("filled", start);
            }
        }
    }

    public void lag(String topic, long records) {
        lags.computeIfAbsent(
                        topic,
                        key -> {
                            AtomicLong lag = new AtomicLong();
                            Gauge.builder("smc_feed_lag_records", lag, AtomicLong::doubleValue)
                                    .description("Records not read yet.")
                                    .tag("topic", key)
                                    .register(registry);
                            return lag;
                        })
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

    /** All of it in Prometheus' text format. */
    public String scrape() {
        return registry.scrape();
    }

    private void measure(String step, Instant start) {
        Duration taken = Duration.between(start, system.instant());
        Timer.builder("order_execution_duration")
                .description("From the broker's append of the intent to a step of its order.")
                .tag("step", step)
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(2),
                        Duration.ofMillis(5),
                        Duration.ofMillis(10),
                        Duration.ofMillis(25),
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10))
                .register(registry)
                .record(taken.isNegative() ? Duration.ZERO : taken);
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
