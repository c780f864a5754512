package io.smctrading.sidecar.exchange.http;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.ExchangeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/**
 * Bulkhead, own request limit and circuit breaker of one exchange; what they stop never left. Reads
 * may use three quarters of the request limit: a quarter is kept for orders and cancels.
 */
final class Guards {

    private static final Duration LONGEST_WAIT_FOR_PERMIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT_FOR_PLACE = Duration.ofMillis(100);

    private final HttpLimits limits;
    private final CircuitBreaker breaker;
    private final RateLimiter limiter;
    private final RateLimiter reads;
    private final Bulkhead bulkhead;

    Guards(ExchangeHttp.Setup setup) {
        this.limits = setup.limits();
        this.breaker =
                CircuitBreaker.of(
                        setup.venue(),
                        CircuitBreakerConfig.custom()
                                .clock(setup.source().withZone(ZoneOffset.UTC))
                                .slidingWindowSize(20)
                                .minimumNumberOfCalls(10)
                                .failureRateThreshold(50)
                                .permittedNumberOfCallsInHalfOpenState(3)
                                .waitDurationInOpenState(limits.breakerWait())
                                .build());
        this.limiter = limiter(setup.venue(), limits.weightPerPeriod());
        this.reads = limiter(setup.venue() + " reads", readWeight());
        this.bulkhead =
                Bulkhead.of(
                        setup.venue(),
                        BulkheadConfig.custom()
                                .maxConcurrentCalls(limits.concurrent())
                                .maxWaitDuration(LONGEST_WAIT_FOR_PLACE)
                                .build());
    }

    private RateLimiter limiter(String name, int weight) {
        return RateLimiter.of(
                name,
                RateLimiterConfig.custom()
                        .limitForPeriod(weight)
                        .limitRefreshPeriod(limits.period())
                        .timeoutDuration(shorter(limits.requestTimeout(), LONGEST_WAIT_FOR_PERMIT))
                        .build());
    }

    private int readWeight() {
        return Math.max(1, limits.weightPerPeriod() - limits.weightPerPeriod() / 4);
    }

    /** Sends what may go. */
    Outcome pass(Call call, Supplier<Outcome> sending) {
        if (!bulkhead.tryAcquirePermission()) {
            return notSent(
                    ErrorClass.UNAVAILABLE,
                    limits.concurrent() + " requests are under way",
                    LONGEST_WAIT_FOR_PLACE);
        }
        try {
            boolean mayRead =
                    call.kind() != Call.Kind.READ || reads.acquirePermission(call.weight());
            if (!mayRead || !limiter.acquirePermission(call.weight())) {
                return notSent(
                        ErrorClass.RATE_LIMIT, "own request limit is used up", limits.period());
            }
            if (!breaker.tryAcquirePermission()) {
                return notSent(
                        ErrorClass.UNAVAILABLE,
                        "circuit breaker is " + breaker.getState(),
                        limits.breakerWait());
            }
            return judged(sending);
        } finally {
            bulkhead.onComplete();
        }
    }

    /** CLOSED, OPEN or HALF_OPEN. */
    String breakerState() {
        return breaker.getState().name();
    }

    int underWay() {
        return limits.concurrent() - bulkhead.getMetrics().getAvailableConcurrentCalls();
    }

    /** Whether it is a trouble of the connection or the server, which may pass. */
    static boolean passing(Outcome outcome) {
        return outcome.problem()
                .filter(error -> error == ErrorClass.TRANSPORT || error == ErrorClass.SERVER)
                .isPresent();
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private Outcome judged(Supplier<Outcome> sending) {
        long begun = breaker.getCurrentTimestamp();
        Outcome outcome = null;
        try {
            outcome = sending.get();
            return outcome;
        } finally {
            long took = breaker.getCurrentTimestamp() - begun;
            if (outcome == null) {
                breaker.releasePermission();
            } else if (passing(outcome)) {
                breaker.onError(
                        took,
                        breaker.getTimestampUnit(),
                        new ExchangeException(ErrorClass.TRANSPORT, outcome.reason()));
            } else {
                breaker.onSuccess(took, breaker.getTimestampUnit());
            }
        }
    }

    private static Outcome notSent(ErrorClass error, String reason, Duration retryAfter) {
        return new Outcome.NotSent(error, reason, retryAfter);
    }
}
