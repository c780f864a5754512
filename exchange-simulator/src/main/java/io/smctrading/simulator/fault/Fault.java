package io.smctrading.simulator.fault;

import java.time.Duration;

/**
 * One fault that waits to strike.
 *
 * @param operation which requests it strikes; of no meaning for private events
 * @param count how often it strikes
 * @param probability of striking a request that matches, 0 to 1
 * @param seed of the random numbers behind the probability
 * @param hold how long an answer is held, or an address banned
 * @param status HTTP status, 0 for the one that is usual
 * @param code the exchange's error code, empty for the one that is usual
 * @param message the exchange's error text, empty for the one that is usual
 */
public record Fault(
        FaultKind kind,
        Operation operation,
        int count,
        double probability,
        long seed,
        Duration hold,
        int status,
        String code,
        String message) {

    public static final Duration DEFAULT_HOLD = Duration.ofSeconds(60);

    /** A fault that strikes the next request of a kind, once. */
    public static Fault once(FaultKind kind, Operation operation) {
        return new Fault(kind, operation, 1, 1, 0, DEFAULT_HOLD, 0, "", "");
    }

    public Fault times(int often) {
        return new Fault(kind, operation, often, probability, seed, hold, status, code, message);
    }

    public Fault holding(Duration held) {
        return new Fault(kind, operation, count, probability, seed, held, status, code, message);
    }

    public Fault answering(int httpStatus, String errorCode, String text) {
        return new Fault(
                kind, operation, count, probability, seed, hold, httpStatus, errorCode, text);
    }

    public Fault withProbability(double chance, long randomSeed) {
        return new Fault(kind, operation, count, chance, randomSeed, hold, status, code, message);
    }
}
