package io.smctrading.sidecar.exchange.http;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** How one exchange's answers are to be read. */
public interface AnswerRules {

    /** What is certain after this answer. */
    Outcome outcomeOf(HttpAnswer answer);

    /** Whether it forbids further requests. */
    default Optional<Ban> banOf(HttpAnswer answer) {
        return Optional.empty();
    }

    /** Share of the request limit that is used, 0 … 1, if it tells. */
    default OptionalDouble limitUsed(HttpAnswer answer) {
        return OptionalDouble.empty();
    }

    /**
     * No requests for a while.
     *
     * @param duration how long
     * @param ordersOnly whether only orders are meant: reads and cancels may go on
     */
    record Ban(Duration duration, boolean ordersOnly) {}
}
