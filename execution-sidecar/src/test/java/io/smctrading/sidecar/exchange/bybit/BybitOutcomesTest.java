package io.smctrading.sidecar.exchange.bybit;

import static io.smctrading.sidecar.exchange.bybit.BybitJson.T0;
import static io.smctrading.sidecar.exchange.bybit.BybitJson.answer;
import static io.smctrading.sidecar.exchange.bybit.BybitJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.ExitTerms;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.Placement;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.sidecar.exchange.CancelAnswer;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.PlaceAnswer;
import io.smctrading.sidecar.exchange.StubExchange;
import io.smctrading.sidecar.exchange.StubExchange.Answer;
import io.smctrading.sidecar.exchange.http.GatewayObserver;
import io.smctrading.sidecar.exchange.http.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is certain after an order, over real sockets. */
class BybitOutcomesTest {

    private static final String CREATE = "/v5/order/create";
    private static final Instant NOW = Instant.ofEpochMilli(T0);
    private static final Secret SECRET = new Secret("the-secret");

    private final StubExchange bybit = new StubExchange();
    private final AtomicInteger skewMillis = new AtomicInteger();
    private BybitGateway gateway;

    @BeforeEach
    void start() {
        bybit.on(
                "/v5/market/time",
                request ->
                        Answer.ok(
                                answer(
                                        0,
                                        "OK",
                                        object().put(
                                                        "timeNano",
                                                        (T0 + skewMillis.get()) + "000000"))));
        BybitConfig config =
                new BybitConfig(
                        bybit.uri(),
                        URI.create("ws://127.0.0.1:1"),
                        new Secret("the-key"),
                        SECRET,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        BybitConfig.WEIGHT_LIMIT);
        gateway =
                new BybitGateway(
                        BybitCategory.SPOT,
                        config,
                        id -> true,
                        InstantSource.fixed(NOW),
                        GatewayObserver.NONE);
    }

    @AfterEach
    void stop() {
        gateway.close();
        bybit.close();
    }

    @Test
    void anAcceptedOrderIsOnItsWayOnly() {
        bybit.on(CREATE, accepted());

        assertThat(gateway.place(order()))
                .isEqualTo(
                        new PlaceAnswer.Accepted(
                                List.of(
                                        new VenueOrder(
                                                "a1",
                                                "1321003749386327552",
                                                "BTCUSDT",
                                                OrderSide.BUY,
                                                OrderStatus.ACCEPTED,
                                                new BigDecimal("0.5"),
                                                BigDecimal.ZERO,
                                                NOW,
                                                null)),
                                List.of()));
    }

    @Test
    void signsTheBodyAsItIsSent() {
        bybit.on(CREATE, accepted());
        gateway.place(order());

        StubExchange.Asked request = bybit.asked(CREATE).get(0);
        assertThat(request.header("X-BAPI-API-KEY")).isEqualTo("the-key");
        assertThat(request.header("X-BAPI-TIMESTAMP")).isEqualTo(Long.toString(T0));
        assertThat(request.header("X-BAPI-SIGN"))
                .isEqualTo(SECRET.hmacSha256(T0 + "the-key5000" + request.body()));
    }

    @ParameterizedTest
    @ValueSource(ints = {10000, 10016, 170146})
    void nothingIsKnownAfterATroubleOfTheServer(int code) {
        bybit.on(CREATE, answer(code, "Server error.", object()));

        assertThat(gateway.place(order()))
                .isEqualTo(new PlaceAnswer.Unknown(ErrorClass.SERVER, code + " Server error."));
        assertThat(bybit.asked(CREATE)).hasSize(1);
    }

    @Test
    void nothingIsKnownWhenTheConnectionIsLost() {
        bybit.on(CREATE, request -> Answer.cut());

        assertThat(gateway.place(order())).isInstanceOf(PlaceAnswer.Unknown.class);
        assertThat(bybit.asked(CREATE)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500, ''", "502, <html>", "200, <html>", "200, '{\"retCode\":0}'"})
    void nothingIsKnownAfterAnAnswerThatSaysNothing(int status, String body) {
        bybit.on(CREATE, request -> Answer.of(status, body));

        assertThat(gateway.place(order())).isInstanceOf(PlaceAnswer.Unknown.class);
        assertThat(bybit.asked(CREATE)).hasSize(1);
    }

    @Test
    void aRefusalIsCertainAndSaysOfWhatKind() {
        assertRefused(170131, "Balance insufficient", ErrorClass.FUNDS);
        assertRefused(110007, "Available balance is insufficient", ErrorClass.FUNDS);
        assertRefused(170140, "Order value exceeded lower limit", ErrorClass.FILTER);
        assertRefused(110003, "Order price exceeds the allowable range.", ErrorClass.FILTER);
        assertRefused(110094, "Order notional value below the lower limit", ErrorClass.FILTER);
        assertRefused(10003, "API key is invalid.", ErrorClass.AUTHORIZATION);
        assertRefused(10001, "Request parameter error", ErrorClass.REFUSED);
    }

    @Test
    void whatIsOffTheGridIsAFilterAlsoWhereBybitCallsItAParameter() {
        assertRefused(10001, "params error: Qty invalid", ErrorClass.FILTER);
        assertRefused(
                10001,
                "The number of contracts exceeds maximum limit allowed: too large",
                ErrorClass.FILTER);
        assertRefused(170130, "Data sent for paramter 'qty' is not valid.", ErrorClass.FILTER);
    }

    private void assertRefused(int code, String words, ErrorClass error) {
        bybit.on(CREATE, answer(code, words, object()));

        assertThat(gateway.place(order()))
                .isEqualTo(new PlaceAnswer.Refused(error, code + " " + words));
    }

    @Test
    void anIdThatExistsMayBeThisVeryOrder() {
        for (int code : new int[] {110072, 170141}) {
            bybit.on(CREATE, answer(code, "Duplicate", object()));

            assertThat(gateway.place(order()))
                    .isEqualTo(
                            new PlaceAnswer.Unknown(ErrorClass.DUPLICATE_ID, code + " Duplicate"));
        }
    }

    @Test
    void tooManyVisitsBanUntilTheLimitIsReset() {
        bybit.on(
                CREATE,
                request ->
                        new Answer(
                                200,
                                answer(10006, "Too many visits!", object()),
                                Map.of(
                                        "X-Bapi-Limit", "20",
                                        "X-Bapi-Limit-Status", "0",
                                        "X-Bapi-Limit-Reset-Timestamp", Long.toString(T0 + 400))));

        assertThat(gateway.place(order()))
                .isEqualTo(
                        new PlaceAnswer.NotSent(
                                ErrorClass.RATE_LIMIT,
                                "10006 Too many visits!",
                                Duration.ofMillis(400)));
        assertThat(gateway.place(order())).isInstanceOf(PlaceAnswer.NotSent.class);
        assertThat(bybit.asked(CREATE)).hasSize(1);
        assertThat(gateway.health().bannedUntil()).isEqualTo(NOW.plusMillis(400));
        assertThat(gateway.health().limitUsed()).isEqualTo(1.0);
    }

    @Test
    void aForbiddenAddressIsSilentForTenMinutes() {
        bybit.on(CREATE, request -> Answer.of(403, "access too frequent"));

        assertThat(gateway.place(order()))
                .isInstanceOfSatisfying(
                        PlaceAnswer.NotSent.class,
                        answer ->
                                assertThat(answer.retryAfter()).isEqualTo(Duration.ofMinutes(10)));
        assertThat(gateway.cancel("BTCUSDT", "a1")).isInstanceOf(CancelAnswer.Failed.class);
        assertThat(bybit.asked("/v5/order/cancel")).isEmpty();
        assertThat(gateway.health().bannedUntil()).isEqualTo(NOW.plusSeconds(600));
    }

    @Test
    void anOrderOutsideTheWindowIsSignedOnceMoreWithTheCorrectedClock() {
        bybit.on(
                CREATE,
                request ->
                        request.header("X-BAPI-TIMESTAMP").equals(Long.toString(T0))
                                ? Answer.ok(answer(10002, "time exceeds", object()))
                                : Answer.ok(accepted()));
        skewMillis.set(10_000);

        assertThat(gateway.place(order())).isInstanceOf(PlaceAnswer.Accepted.class);
        assertThat(bybit.asked(CREATE))
                .extracting(request -> request.header("X-BAPI-TIMESTAMP"))
                .containsExactly(Long.toString(T0), Long.toString(T0 + 10_000));
        assertThat(gateway.health().clockOffset()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void anOrderThatStaysOutsideTheWindowWasNotTaken() {
        bybit.on(CREATE, answer(10002, "time exceeds", object()));

        assertThat(gateway.place(order()))
                .isInstanceOfSatisfying(
                        PlaceAnswer.NotSent.class,
                        answer -> assertThat(answer.error()).isEqualTo(ErrorClass.CLOCK));
        assertThat(bybit.asked(CREATE)).hasSize(2);
    }

    @Test
    void nothingLeftIfNobodyListens() {
        bybit.close();

        assertThat(gateway.place(order()))
                .isInstanceOfSatisfying(
                        PlaceAnswer.NotSent.class,
                        answer -> assertThat(answer.error()).isEqualTo(ErrorClass.TRANSPORT));
    }

    @Test
    void whatBybitCannotDoIsRefusedUnsent() {
        Placement placement =
                new Placement(
                        "a1",
                        "BTCUSDT",
                        OrderSide.BUY,
                        Placement.Type.MARKET,
                        BigDecimal.ONE,
                        null,
                        null,
                        false,
                        new ExitTerms("a1-stop", BigDecimal.ONE),
                        null);

        assertThat(gateway.place(placement)).isInstanceOf(PlaceAnswer.Refused.class);
        assertThat(bybit.asked(CREATE)).isEmpty();
    }

    private static String accepted() {
        return answer(
                0, "OK", object().put("orderId", "1321003749386327552").put("orderLinkId", "a1"));
    }

    private static Placement order() {
        return new Placement(
                "a1",
                "BTCUSDT",
                OrderSide.BUY,
                Placement.Type.LIMIT,
                new BigDecimal("0.5"),
                new BigDecimal("28000"),
                null,
                false,
                null,
                null);
    }
}
