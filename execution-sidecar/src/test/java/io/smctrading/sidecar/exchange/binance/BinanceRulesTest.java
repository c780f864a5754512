package io.smctrading.sidecar.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.http.AnswerRules;
import io.smctrading.sidecar.exchange.http.HttpAnswer;
import io.smctrading.sidecar.exchange.http.Outcome;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceRulesTest {

    private final BinanceRules rules = new BinanceRules();

    @ParameterizedTest
    @CsvSource({
        "-1013, Filter failure: LOT_SIZE, FILTER",
        "-1111, Parameter 'quantity' has too much precision., FILTER",
        "-2010, Filter failure: NOTIONAL, FILTER",
        "-2010, Price * QTY is zero or less., FILTER",
        "-2010, Account has insufficient balance for requested action., FUNDS",
        "-2010, Duplicate order sent., DUPLICATE_ID",
        "-2010, Order would trigger immediately., REFUSED",
        "-1013, Market is closed., MAINTENANCE",
        "-1016, This service is no longer available., MAINTENANCE",
        "-1021, Timestamp for this request is outside of the recvWindow., CLOCK",
        "-1022, Signature for this request is not valid., AUTHORIZATION",
        "-2015, 'Invalid API-key, IP, or permissions for action.', AUTHORIZATION",
        "-2011, Unknown order sent., NOT_FOUND",
        "-2013, Order does not exist., NOT_FOUND",
        "-1121, Invalid symbol., REFUSED"
    })
    void aCodeIsARefusalForCertain(int code, String message, ErrorClass error) {
        assertThat(rules.outcomeOf(answer(400, code, message)))
                .isEqualTo(
                        new Outcome.Refused(error, Integer.toString(code), code + " " + message));
    }

    @ParameterizedTest
    @CsvSource({"400, -1006", "400, -1007", "400, -1000", "400, -1001", "500, -2010", "503, -1008"})
    void whatBinanceDoesNotSayForCertainIsUnknown(int status, int code) {
        assertThat(rules.outcomeOf(answer(status, code, "?")))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        outcome -> assertThat(outcome.error()).isEqualTo(ErrorClass.SERVER));
    }

    @Test
    void aRefusalThatCannotBeReadIsUnknown() {
        assertThat(rules.outcomeOf(answer(400, "<html>", Map.of())).problem())
                .contains(ErrorClass.PROTOCOL);
    }

    @ParameterizedTest
    @CsvSource({"429, 7", "418, 7", "403, 7"})
    void tooManyRequestsWereTurnedAwayUnread(int status, long seconds) {
        HttpAnswer answer = answer(status, "", Map.of("Retry-After", List.of("7")));

        assertThat(rules.outcomeOf(answer))
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        outcome ->
                                assertThat(outcome.retryAfter())
                                        .isEqualTo(Duration.ofSeconds(seconds)));
        assertThat(rules.banOf(answer))
                .contains(new AnswerRules.Ban(Duration.ofSeconds(seconds), false));
    }

    @Test
    void aBanWithoutATermLastsAMinute() {
        assertThat(rules.banOf(answer(400, -1003, "Too many requests queued.")))
                .contains(new AnswerRules.Ban(Duration.ofMinutes(1), false));
    }

    @Test
    void tooManyOrdersForbidOrdersOnly() {
        assertThat(rules.banOf(answer(429, -1015, "Too many new orders.")))
                .contains(new AnswerRules.Ban(Duration.ofSeconds(10), true));
    }

    @Test
    void tellsTheUsedShareOfTheLimit() {
        assertThat(
                        rules.limitUsed(
                                answer(200, "", Map.of("X-MBX-USED-WEIGHT-1M", List.of("1500")))))
                .hasValue(0.25);
    }

    private static HttpAnswer answer(int status, int code, String message) {
        return answer(status, "{\"code\":%d,\"msg\":\"%s\"}".formatted(code, message), Map.of());
    }

    private static HttpAnswer answer(int status, String body, Map<String, List<String>> headers) {
        return new HttpAnswer(
                "place", status, HttpHeaders.of(headers, (name, value) -> true), body);
    }
}
