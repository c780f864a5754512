package io.smctrading.sidecar.exchange.binance;

import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.ExchangeException;
import io.smctrading.sidecar.exchange.http.AnswerRules;
import io.smctrading.sidecar.exchange.http.HttpAnswer;
import io.smctrading.sidecar.exchange.http.JsonView;
import io.smctrading.sidecar.exchange.http.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What Binance's answers mean. Whatever it does not say for certain is unknown: every 5xx, the
 * codes of its own time-outs, and a refusal that cannot be read.
 */
final class BinanceRules implements AnswerRules {

    private static final int SHUTTING_DOWN = -1016;
    private static final double WEIGHT_PER_MINUTE = 6000;
    private static final Duration BAN_WITHOUT_TERM = Duration.ofMinutes(1);
    private static final Duration TOO_MANY_ORDERS = Duration.ofSeconds(10);

    @Override
    public Outcome outcomeOf(HttpAnswer answer) {
        if (answer.status() / 100 == 2) {
            return new Outcome.Success(answer);
        }
        if (answer.status() >= 500) {
            return new Outcome.Unknown(
                    codeOf(answer) == SHUTTING_DOWN ? ErrorClass.MAINTENANCE : ErrorClass.SERVER,
                    answer.excerpt());
        }
        Optional<Ban> ban = banOf(answer);
        if (ban.isPresent()) {
            return new Outcome.NotSent(
                    ErrorClass.RATE_LIMIT, answer.excerpt(), ban.get().duration());
        }
        try {
            JsonView json = answer.json();
            return refusal((int) json.whole("code"), json.text("msg"));
        } catch (ExchangeException e) {
            return new Outcome.Unknown(ErrorClass.PROTOCOL, answer.excerpt());
        }
    }

    @Override
    public Optional<Ban> banOf(HttpAnswer answer) {
        if (answer.status() / 100 != 4) {
            return Optional.empty();
        }
        int code = codeOf(answer);
        boolean tooManyOrders = code == -1015;
        if (answer.status() != 429
                && answer.status() != 418
                && answer.status() != 403
                && code != -1003
                && !tooManyOrders) {
            return Optional.empty();
        }
        Duration otherwise = tooManyOrders ? TOO_MANY_ORDERS : BAN_WITHOUT_TERM;
        return Optional.of(new Ban(answer.retryAfter().orElse(otherwise), tooManyOrders));
    }

    @Override
    public OptionalDouble limitUsed(HttpAnswer answer) {
        return answer.header("X-MBX-USED-WEIGHT-1M")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> OptionalDouble.of(Integer.parseInt(text) / WEIGHT_PER_MINUTE))
                .orElse(OptionalDouble.empty());
    }

    /** What a code means, also one of the WebSocket API. */
    static Outcome refusal(int code, String message) {
        String reason = code + " " + message;
        ErrorClass error =
                switch (code) {
                    case -1000, -1001, -1006, -1007, -1008 -> ErrorClass.SERVER;
                    case -1021 -> ErrorClass.CLOCK;
                    case -1002, -1022, -2014, -2015 -> ErrorClass.AUTHORIZATION;
                    case SHUTTING_DOWN -> ErrorClass.MAINTENANCE;
                    case -1111 -> ErrorClass.FILTER;
                    case -2011, -2013, -2026 -> ErrorClass.NOT_FOUND;
                    case -1010, -1013, -2010 -> errorOf(message);
                    default -> ErrorClass.REFUSED;
                };
        return error == ErrorClass.SERVER
                ? new Outcome.Unknown(error, reason)
                : new Outcome.Refused(error, Integer.toString(code), reason);
    }

    private static ErrorClass errorOf(String message) {
        if (message.startsWith("Filter failure") || message.startsWith("Price * QTY")) {
            return ErrorClass.FILTER;
        }
        return switch (message) {
            case "Account has insufficient balance for requested action." -> ErrorClass.FUNDS;
            case "Duplicate order sent." -> ErrorClass.DUPLICATE_ID;
            case "Market is closed." -> ErrorClass.MAINTENANCE;
            default -> ErrorClass.REFUSED;
        };
    }

    private static int codeOf(HttpAnswer answer) {
        return answer.tryJson()
                .filter(json -> json.has("code"))
                .map(json -> (int) json.whole("code"))
                .orElse(0);
    }
}
