package io.smctrading.sidecar;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smctrading.core.execution.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is counted and measured of orders at each exchange: where their time goes, and every state.
 * Safe for several threads.
 */
final class ExchangeMetrics {

    /** Orders whose time is measured; more than this at once are not. */
    private static final int MEASURED_ORDERS = 20_000;

    /** Steps of an order at an exchange, each from the one before. */
    private enum Step {
        SENT,
        ACKNOWLEDGED,
        FILLED
    }

    private record Last(String exchange, Instant time) {}

    private final MeterRegistry registry;
    private final Duration[] buckets;
    private final Map<String, Last> orders = new ConcurrentHashMap<>();

    ExchangeMetrics(MeterRegistry registry, Duration[] buckets) {
        this.registry = registry;
        this.buckets = buckets;
    }

    /**
     * The exchange has an order.
     *
     * @param intent when the broker had its intent
     * @param left when the request left
     */
    void acknowledged(String exchange, String orderId, Instant intent, Instant left, Instant now) {
        if (orders.size() < MEASURED_ORDERS
                && orders.putIfAbsent(orderId, new Last(exchange, now)) == null) {
            measure(exchange, Step.SENT, intent, left);
            measure(exchange, Step.ACKNOWLEDGED, left, now);
        }
    }

    /** It is filled whole, or ended otherwise. */
    void ended(String orderId, boolean filled, Instant now) {
        Last last = orders.remove(orderId);
        if (last != null && filled) {
            measure(last.exchange(), Step.FILLED, last.time(), now);
        }
    }

    private void measure(String exchange, Step step, Instant start, Instant end) {
        Duration taken = Duration.between(start, end);
        Timer.builder("exchange_order_step")
                .description("Steps of an order at an exchange, each from the one before.")
                .tag("exchange", exchange)
                .tag("step", lowerCase(step))
                .serviceLevelObjectives(buckets)
                .register(registry)
                .record(taken.isNegative() ? Duration.ZERO : taken);
    }

    /** An order came to a state. */
    void state(String exchange, OrderStatus status) {
        registry.counter("exchange_order_states", "exchange", exchange, "state", lowerCase(status))
                .increment();
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
