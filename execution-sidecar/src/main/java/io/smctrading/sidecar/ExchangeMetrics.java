package io.smctrading.sidecar;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.GatewayHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is counted and measured of each exchange: where an order's time goes, every state and every
 * class of error, and where the connection stands. Safe for several threads.
 */
public final class ExchangeMetrics {

    private static final double MILLIS = 1_000.0;

    /** Orders whose time is measured; more than this at once are not. */
    private static final int MEASURED_ORDERS = 20_000;

    private static final List<String> BREAKER_STATES = List.of("CLOSED", "OPEN", "HALF_OPEN");

    /** Steps of an order at an exchange, each from the one before. */
    private enum Step {
        SENT,
        ACKNOWLEDGED,
        FILLED
    }

    private record Last(Instant time, Set<Step> done) {}

    private final MeterRegistry registry;
    private final Duration[] buckets;
    private final Map<String, Last> orders = new ConcurrentHashMap<>();
    private final Map<String, GatewayHealth> healths = new ConcurrentHashMap<>();

    ExchangeMetrics(MeterRegistry registry, Duration[] buckets) {
        this.registry = registry;
        this.buckets = buckets;
    }

    /**
     * An order is about to be on the wire.
     *
     * @param intent when its intent was read, system time
     */
    public void sent(String exchange, String orderId, Instant intent, Instant now) {
        if (orders.size() < MEASURED_ORDERS) {
            orders.put(orderId, new Last(intent, EnumSet.noneOf(Step.class)));
            step(exchange, orderId, Step.SENT, now);
        }
    }

    /** The exchange has it. */
    public void acknowledged(String exchange, String orderId, Instant now) {
        step(exchange, orderId, Step.ACKNOWLEDGED, now);
    }

    /** It is filled whole. */
    public void filled(String exchange, String orderId, Instant now) {
        step(exchange, orderId, Step.FILLED, now);
        orders.remove(orderId);
    }

    /** It ended otherwise: nothing more is measured of it. */
    public void ended(String orderId) {
        orders.remove(orderId);
    }

    private void step(String exchange, String orderId, Step step, Instant now) {
        orders.computeIfPresent(
                orderId,
                (id, last) -> {
                    if (!last.done().add(step)) {
                        return last;
                    }
                    Duration taken = Duration.between(last.time(), now);
                    Timer.builder("exchange_order_step")
                            .description("Steps of an order at an exchange, from the one before.")
                            .tag("exchange", exchange)
                            .tag("step", lowerCase(step))
                            .serviceLevelObjectives(buckets)
                            .register(registry)
                            .record(taken.isNegative() ? Duration.ZERO : taken);
                    return new Last(now, last.done());
                });
    }

    /** An order came to a state. */
    public void state(String exchange, OrderStatus status) {
        registry.counter("exchange_order_states", "exchange", exchange, "state", lowerCase(status))
                .increment();
    }

    /** A request did not bring what was asked for. */
    public void error(String exchange, ErrorClass error) {
        registry.counter("exchange_api_errors", "exchange", exchange, "class", lowerCase(error))
                .increment();
    }

    /** New orders of a symbol go elsewhere. */
    public void failedOver(String from, String to) {
        registry.counter("exchange_failovers", "from", from, "to", to).increment();
    }

    /** Where a connection stands; to be told every second or so. */
    public void health(String exchange, GatewayHealth health) {
        if (healths.put(exchange, health) == null) {
            gauges(exchange);
        }
    }

    private void gauges(String exchange) {
        for (String state : BREAKER_STATES) {
            Gauge.builder(
                            "exchange_breaker",
                            healths,
                            all -> all.get(exchange).breaker().equals(state) ? 1 : 0)
                    .description("1 for the state that the circuit breaker is in.")
                    .tag("exchange", exchange)
                    .tag("state", state.toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        gauge(
                exchange,
                "exchange_limit_used_ratio",
                "Share of the request limit that is used.",
                GatewayHealth::limitUsed);
        gauge(
                exchange,
                "exchange_requests_under_way",
                "Requests in the bulkhead.",
                health -> health.requestsUnderWay());
        gauge(
                exchange,
                "exchange_banned",
                "1 while no request may be sent.",
                health -> health.bannedUntil() == null ? 0 : 1);
        gauge(
                exchange,
                "exchange_maintenance",
                "1 while the exchange says it does not trade.",
                health -> health.maintenance() ? 1 : 0);
        gauge(
                exchange,
                "exchange_stream_connected",
                "1 while the private stream is up.",
                health -> health.streamConnected() ? 1 : 0);
        gauge(
                exchange,
                "exchange_clock_offset_seconds",
                "The exchange's clock less ours.",
                health -> health.clockOffset().toMillis() / MILLIS);
    }

    private void gauge(
            String exchange,
            String name,
            String description,
            java.util.function.ToDoubleFunction<GatewayHealth> value) {
        Gauge.builder(name, healths, all -> value.applyAsDouble(all.get(exchange)))
                .description(description)
                .tag("exchange", exchange)
                .register(registry);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
