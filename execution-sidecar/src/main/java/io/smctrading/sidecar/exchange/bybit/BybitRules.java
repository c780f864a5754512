package io.smctrading.sidecar.exchange.bybit;

import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.http.AnswerRules;
import io.smctrading.sidecar.exchange.http.HttpAnswer;
import io.smctrading.sidecar.exchange.http.JsonView;
import io.smctrading.sidecar.exchange.http.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How Bybit's answers are read: HTTP 200 with a {@code retCode} in most cases, also for refusals.
 */
final class BybitRules implements AnswerRules {

    /** Bybit lifts the ban of an address after ten minutes. */
    static final Duration ADDRESS_BAN = Duration.ofMinutes(10);

    private static final Duration LIMIT_WINDOW = Duration.ofSeconds(1);

    @Override
    public Outcome outcomeOf(HttpAnswer answer) {
        if (answer.status() == 403) {
            return new Outcome.NotSent(ErrorClass.RATE_LIMIT, answer.excerpt(), ADDRESS_BAN);
        }
        if (answer.status() == 429) {
            return new Outcome.NotSent(ErrorClass.RATE_LIMIT, answer.excerpt(), LIMIT_WINDOW);
        }
        if (answer.status() >= 500) {
            ErrorClass error = answer.status() == 503 ? ErrorClass.MAINTENANCE : ErrorClass.SERVER;
            return new Outcome.Unknown(error, answer.excerpt());
        }
        if (answer.status() != 200) {
            ErrorClass error =
                    answer.status() == 401 ? ErrorClass.AUTHORIZATION : ErrorClass.REFUSED;
            return new Outcome.Refused(error, "HTTP " + answer.status(), answer.excerpt());
        }
        JsonView json = answer.json();
        return ofCode(answer, Math.toIntExact(json.whole("retCode")), json.text("retMsg", ""));
    }

    private static Outcome ofCode(HttpAnswer answer, int code, String message) {
        if (code == BybitErrors.OK) {
            return new Outcome.Success(answer);
        }
        String reason = code + " " + message;
        ErrorClass error = BybitErrors.classOf(code, message);
        if (BybitErrors.outcomeUnknown(code)) {
            return new Outcome.Unknown(error, reason);
        }
        return switch (error) {
            case RATE_LIMIT -> new Outcome.NotSent(error, reason, untilReset(answer));
            case CLOCK -> new Outcome.NotSent(error, reason, LIMIT_WINDOW);
            default -> new Outcome.Refused(error, Integer.toString(code), reason);
        };
    }

    @Override
    public Optional<Ban> banOf(HttpAnswer answer) {
        if (answer.status() == 403) {
            return Optional.of(new Ban(ADDRESS_BAN, false));
        }
        boolean limited =
                answer.status() == 429
                        || answer.tryJson()
                                .filter(json -> json.has("retCode"))
                                .filter(
                                        json ->
                                                json.whole("retCode")
                                                        == BybitErrors.TOO_MANY_REQUESTS)
                                .isPresent();
        return limited ? Optional.of(new Ban(untilReset(answer), false)) : Optional.empty();
    }

    /** Bybit tells what is left of the limit of the path that was asked. */
    @Override
    public OptionalDouble limitUsed(HttpAnswer answer) {
        Optional<Long> limit = number(answer, "X-Bapi-Limit");
        Optional<Long> left = number(answer, "X-Bapi-Limit-Status");
        if (limit.isEmpty() || left.isEmpty() || limit.get() <= 0) {
            return OptionalDouble.empty();
        }
        double used = 1.0 - (double) left.get() / limit.get();
        return OptionalDouble.of(Math.max(0, Math.min(1, used)));
    }

    /** Between the answer's time and that of the limit's reset, both Bybit's; a second at most. */
    private static Duration untilReset(HttpAnswer answer) {
        Optional<Long> reset = number(answer, "X-Bapi-Limit-Reset-Timestamp");
        Optional<Long> time =
                answer.tryJson().filter(json -> json.has("time")).map(json -> json.whole("time"));
        if (reset.isEmpty() || time.isEmpty()) {
            return LIMIT_WINDOW;
        }
        Duration wait = Duration.ofMillis(Math.max(1, reset.get() - time.get()));
        return wait.compareTo(LIMIT_WINDOW) > 0 ? LIMIT_WINDOW : wait;
    }

    private static Optional<Long> number(HttpAnswer answer, String header) {
        return answer.header(header).filter(text -> text.matches("\\d{1,18}")).map(Long::parseLong);
    }
}
