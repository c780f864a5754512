package io.smctrading.sidecar.exchange.oanda;

import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.http.AnswerRules;
import io.smctrading.sidecar.exchange.http.HttpAnswer;
import io.smctrading.sidecar.exchange.http.JsonView;
import io.smctrading.sidecar.exchange.http.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How OANDA's answers are read: by HTTP status, with a reason in the body of a refusal. */
final class OandaRules implements AnswerRules {

    private static final Duration LIMIT_WINDOW = Duration.ofSeconds(1);

    private static final List<String> REJECTS =
            List.of(
                    "orderRejectTransaction",
                    "orderCancelRejectTransaction",
                    "stopLossOrderRejectTransaction",
                    "takeProfitOrderRejectTransaction",
                    "stopLossOrderCancelRejectTransaction",
                    "takeProfitOrderCancelRejectTransaction");

    @Override
    public Outcome outcomeOf(HttpAnswer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Outcome.Success(answer);
        }
        if (status == 429) {
            return new Outcome.NotSent(
                    ErrorClass.RATE_LIMIT,
                    answer.excerpt(),
                    answer.retryAfter().orElse(LIMIT_WINDOW));
        }
        if (status >= 500) {
            ErrorClass error = status == 503 ? ErrorClass.MAINTENANCE : ErrorClass.SERVER;
            return new Outcome.Unknown(error, answer.excerpt());
        }
        if (status == 401 || status == 403) {
            return new Outcome.Refused(
                    ErrorClass.AUTHORIZATION, "HTTP " + status, answer.excerpt());
        }
        String reason = answer.tryJson().flatMap(OandaRules::reasonOf).orElse("");
        ErrorClass error =
                reason.isEmpty() && status == 404
                        ? ErrorClass.NOT_FOUND
                        : OandaErrors.classOf(reason);
        return reason.isEmpty()
                ? new Outcome.Refused(error, "HTTP " + status, answer.excerpt())
                : new Outcome.Refused(error, reason, reason + " (HTTP " + status + ")");
    }

    @Override
    public Optional<Ban> banOf(HttpAnswer answer) {
        return answer.status() == 429
                ? Optional.of(new Ban(answer.retryAfter().orElse(LIMIT_WINDOW), false))
                : Optional.empty();
    }

    /** The reason of the rejecting transaction, else the code of the error. */
    private static Optional<String> reasonOf(JsonView json) {
        for (String name : REJECTS) {
            Optional<String> reason =
                    json.find(name)
                            .map(reject -> reject.text("rejectReason", ""))
                            .filter(text -> !text.isEmpty());
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.of(json.text("errorCode", "")).filter(text -> !text.isEmpty());
    }
}
