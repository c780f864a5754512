package io.smctrading.sidecar.exchange.http;

import io.smctrading.sidecar.exchange.ErrorClass;
import java.time.Duration;
import java.util.Optional;

/** What is certain after a request: every end that one can have. */
public sealed interface Outcome {

    /** The exchange did what it was asked. */
    record Success(HttpAnswer answer) implements Outcome {}

    /**
     * Certain: the exchange read it and did not do it.
     *
     * @param code the exchange's own, such as {@code -2010}
     * @param reason code and words of the exchange
     */
    record Refused(ErrorClass error, String code, String reason) implements Outcome {}

    /** The request may have left; whether the exchange did it is not known. */
    record Unknown(ErrorClass error, String reason) implements Outcome {}

    /**
     * Certain: no request left, or the exchange turned it away unread.
     *
     * @param retryAfter when it makes sense to try again
     */
    record NotSent(ErrorClass error, String reason, Duration retryAfter) implements Outcome {}

    /** The kind of problem, empty for success. */
    default Optional<ErrorClass> problem() {
        if (this instanceof Refused refused) {
            return Optional.of(refused.error());
        }
        if (this instanceof Unknown unknown) {
            return Optional.of(unknown.error());
        }
        return this instanceof NotSent notSent ? Optional.of(notSent.error()) : Optional.empty();
    }

    /** The words of the problem, empty for success. */
    default String reason() {
        if (this instanceof Refused refused) {
            return refused.reason();
        }
        if (this instanceof Unknown unknown) {
            return unknown.reason();
        }
        return this instanceof NotSent notSent ? notSent.reason() : "";
    }
}
