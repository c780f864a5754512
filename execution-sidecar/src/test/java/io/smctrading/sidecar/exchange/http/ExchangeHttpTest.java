package io.smctrading.sidecar.exchange.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.ExchangeException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExchangeHttpTest {

    private static final String ORDER = "POST /order";
    private static final String CANCEL = "POST /cancel";
    private static final String READ = "GET /read";
    private static final String TIME = "GET /time";

    private final StubExchange stub = new StubExchange();
    private final VirtualClock clock = new VirtualClock();
    private final List<String> observed = new ArrayList<>();
    private final ExchangeHttp http = http(stub.uri(), Duration.ofSeconds(5));

    /** 400 is a refusal that tells its kind; 429 a ban, 5xx unknown. */
    private static final class Rules implements AnswerRules {
        @Override
        public Outcome outcomeOf(HttpAnswer answer) {
            if (answer.status() == 200) {
                return new Outcome.Success(answer);
            }
            if (answer.status() == 400) {
                ErrorClass error = ErrorClass.valueOf(answer.json().text("error"));
                return new Outcome.Refused(error, "1", answer.body());
            }
            return banOf(answer).isPresent()
                    ? new Outcome.NotSent(
                            ErrorClass.RATE_LIMIT, answer.excerpt(), banOf(answer).get().duration())
                    : new Outcome.Unknown(ErrorClass.SERVER, answer.excerpt());
        }

        @Override
        public Optional<Ban> banOf(HttpAnswer answer) {
            return answer.status() != 429
                    ? Optional.empty()
                    : Optional.of(
                            new Ban(
                                    answer.retryAfter().orElseThrow(),
                                    answer.body().equals("orders")));
        }
    }

    @AfterEach
    void close() {
        http.close();
        stub.close();
    }

    @Test
    void anAnswerIsSuccess() {
        stub.answer(ORDER, 200, "{\"id\":1}");

        assertThat(http.call(order())).isInstanceOf(Outcome.Success.class);
        assertThat(observed).containsExactly("order ok");
    }

    @Test
    void anOrderThatFoundNoConnectionWasNotSent() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (ExchangeHttp nobody =
                http(URI.create("http://127.0.0.1:" + free), Duration.ofSeconds(5))) {
            assertThat(nobody.call(order(URI.create("http://127.0.0.1:" + free))))
                    .isInstanceOfSatisfying(
                            Outcome.NotSent.class,
                            outcome -> assertThat(outcome.error()).isEqualTo(ErrorClass.TRANSPORT));
        }
    }

    @Test
    void anOrderWhoseConnectionIsCutIsUnknownAndNeverSentAgain() {
        stub.reset(ORDER);

        assertThat(http.call(order()))
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        outcome -> assertThat(outcome.error()).isEqualTo(ErrorClass.TRANSPORT));
        assertThat(stub.requests(ORDER)).hasSize(1);
    }

    @Test
    void anOrderWithoutAnAnswerIsUnknownAndNeverSentAgain() {
        stub.silence(ORDER);
        try (ExchangeHttp hasty = http(stub.uri(), Duration.ofMillis(150))) {
            assertThat(hasty.call(order()))
                    .isInstanceOfSatisfying(
                            Outcome.Unknown.class,
                            outcome -> assertThat(outcome.reason()).contains("no answer within"));
        }
        assertThat(stub.requests(ORDER)).hasSize(1);
    }

    @Test
    void aServerErrorOfAnOrderIsUnknownAndNeverSentAgain() {
        stub.answer(ORDER, 503, "busy");

        assertThat(http.call(order())).isInstanceOf(Outcome.Unknown.class);
        assertThat(stub.requests(ORDER)).hasSize(1);
    }

    @Test
    void anAnswerThatCannotBeReadLeavesTheOrderUnknown() {
        stub.answer(ORDER, 400, "<html>");

        assertThat(http.call(order()).problem()).contains(ErrorClass.PROTOCOL);
    }

    @Test
    void aReadIsTriedAgain() {
        stub.answer(READ, 503, "busy").reset(READ).answer(READ, 200, "[]");

        assertThat(http.read(read()).body()).isEqualTo("[]");
        assertThat(stub.requests(READ)).hasSize(3);
    }

    @Test
    void aReadThatIsRefusedIsNotTriedAgain() {
        stub.answer(READ, 400, "{\"error\":\"AUTHORIZATION\"}");

        assertThatThrownBy(() -> http.read(read()))
                .isInstanceOfSatisfying(
                        ExchangeException.class,
                        e -> assertThat(e.error()).isEqualTo(ErrorClass.AUTHORIZATION));
        assertThat(stub.requests(READ)).hasSize(1);
    }

    @Test
    void noRequestLeavesDuringABanAndItIsVisible() {
        stub.answer(READ, 429, Map.of("Retry-After", "30"), "").answer(ORDER, 200, "{}");

        assertThat(http.call(read())).isInstanceOf(Outcome.NotSent.class);
        clock.advance(Duration.ofSeconds(10));

        assertThat(http.call(order()))
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        outcome ->
                                assertThat(outcome.retryAfter()).isEqualTo(Duration.ofSeconds(20)));
        assertThat(stub.requests(ORDER)).isEmpty();
        assertThat(http.health(null).bannedUntil())
                .isEqualTo(clock.instant().plus(Duration.ofSeconds(20)));
        clock.advance(Duration.ofSeconds(20));
        assertThat(http.health(null).bannedUntil()).isNull();
        assertThat(http.call(order())).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void cancelsThatABanHeldBackGoFirst() {
        stub.answer(READ, 429, Map.of("Retry-After", "30"), "");
        stub.answer(ORDER, 200, "{}").answer(CANCEL, 200, "{}");
        http.call(read());
        assertThat(http.call(cancel())).isInstanceOf(Outcome.NotSent.class);
        clock.advance(Duration.ofSeconds(30));

        assertThat(http.call(order())).isInstanceOf(Outcome.NotSent.class);
        assertThat(http.call(cancel())).isInstanceOf(Outcome.Success.class);
        assertThat(http.call(order())).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void ordersWaitUntilACancelThatABanHeldBackIsAnswered() {
        stub.answer(READ, 429, Map.of("Retry-After", "30"), "");
        stub.answer(ORDER, 200, "{}").answer(CANCEL, 200, "{}");
        http.call(read());
        http.call(cancel());
        clock.advance(Duration.ofSeconds(30));
        AtomicReference<Outcome> meanwhile = new AtomicReference<>();
        Call leaving =
                new Call(
                        "cancel",
                        Call.Kind.CANCEL,
                        "o1",
                        1,
                        now -> {
                            meanwhile.set(http.call(order()));
                            return post(stub.uri(), "/cancel", now);
                        });

        assertThat(http.call(leaving)).isInstanceOf(Outcome.Success.class);

        assertThat(meanwhile.get()).isInstanceOf(Outcome.NotSent.class);
        assertThat(http.call(order())).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void aCancelThatNobodySendsAnyMoreHoldsUpOthersOnlyAMoment() {
        stub.answer(READ, 429, Map.of("Retry-After", "30"), "").answer(ORDER, 200, "{}");
        http.call(read());
        http.call(cancel());
        clock.advance(Duration.ofSeconds(30).plus(BanGate.CANCELS_FIRST));

        assertThat(http.call(order())).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void aBanOfOrdersLetsCancelsAndReadsGo() {
        stub.answer(ORDER, 429, Map.of("Retry-After", "30"), "orders");
        stub.answer(CANCEL, 200, "{}").answer(READ, 200, "{}");
        http.call(order());

        assertThat(http.call(order())).isInstanceOf(Outcome.NotSent.class);
        assertThat(stub.requests(ORDER)).hasSize(1);
        assertThat(http.call(cancel())).isInstanceOf(Outcome.Success.class);
        assertThat(http.call(read())).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void anOpenBreakerSendsNothingUntilItHasRested() {
        stub.answer(ORDER, 503, "down");
        for (int i = 0; i < 10; i++) {
            http.call(order());
        }

        assertThat(http.call(order()))
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        outcome -> assertThat(outcome.error()).isEqualTo(ErrorClass.UNAVAILABLE));
        assertThat(stub.requests(ORDER)).hasSize(10);
        assertThat(http.health(null).breaker()).isEqualTo("OPEN");

        stub.forget(ORDER).answer(ORDER, 200, "{}");
        clock.advance(Duration.ofSeconds(6));
        assertThat(http.call(order())).isInstanceOf(Outcome.Success.class);
    }

    @Test
    void aFullBulkheadSendsNothing() throws Exception {
        stub.silence(ORDER);
        HttpLimits one =
                new HttpLimits(
                        Duration.ofSeconds(5),
                        100,
                        Duration.ofSeconds(1),
                        1,
                        Duration.ofSeconds(5));
        try (ExchangeHttp narrow = http(one)) {
            CompletableFuture<Outcome> first =
                    CompletableFuture.supplyAsync(() -> narrow.call(order()));
            while (stub.requests(ORDER).isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(narrow.health(null).requestsUnderWay()).isEqualTo(1);
            assertThat(narrow.call(order()).problem()).contains(ErrorClass.UNAVAILABLE);
            stub.close();
            first.get();
        }
    }

    @Test
    void ownRequestLimitHoldsRequestsBack() {
        stub.answer(ORDER, 200, "{}");
        HttpLimits two =
                new HttpLimits(
                        Duration.ofMillis(200), 2, Duration.ofMinutes(1), 4, Duration.ofSeconds(5));
        try (ExchangeHttp slow = http(two)) {
            slow.call(order());
            slow.call(order());
            assertThat(slow.call(order()).problem()).contains(ErrorClass.RATE_LIMIT);
        }
        assertThat(stub.requests(ORDER)).hasSize(2);
    }

    @Test
    void anOrderRefusedForItsTimeIsSignedAnewOnceWithTheCorrectedClock() {
        stub.answer(ORDER, 400, "{\"error\":\"CLOCK\"}").answer(ORDER, 200, "{}");
        Instant theirs = clock.instant().plusSeconds(7);
        stub.answer(TIME, 200, "{\"time\":" + theirs.toEpochMilli() + "}");

        assertThat(http.call(order())).isInstanceOf(Outcome.Success.class);

        assertThat(stub.requests(ORDER))
                .extracting(StubExchange.Request::body)
                .containsExactly(clock.instant().toString(), theirs.toString());
        assertThat(http.health(null).clockOffset()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aSecondClockErrorIsARefusalAndTheOrderIsNotSentAThirdTime() {
        stub.answer(ORDER, 400, "{\"error\":\"CLOCK\"}");
        stub.answer(TIME, 200, "{\"time\":0}");

        assertThat(http.call(order()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        outcome -> assertThat(outcome.error()).isEqualTo(ErrorClass.CLOCK));
        assertThat(stub.requests(ORDER)).hasSize(2);
    }

    @Test
    void aClockThatCannotBeMeasuredLeavesTheOrderRefused() {
        stub.answer(ORDER, 400, "{\"error\":\"CLOCK\"}").answer(TIME, 503, "down");

        assertThat(http.call(order())).isInstanceOf(Outcome.Refused.class);
        assertThat(stub.requests(ORDER)).hasSize(1);
    }

    @Test
    void maintenanceIsVisibleUntilSomethingSucceeds() {
        stub.answer(ORDER, 400, "{\"error\":\"MAINTENANCE\"}").answer(ORDER, 200, "{}");

        http.call(order());
        assertThat(http.health(null).maintenance()).isTrue();
        http.call(order());
        assertThat(http.health(null).maintenance()).isFalse();
    }

    private ExchangeHttp http(URI uri, Duration timeout) {
        return http(uri, HttpLimits.of(timeout, 1000, Duration.ofSeconds(1)));
    }

    @Test
    void questionsLeaveAQuarterOfTheRequestLimitToOrders() {
        stub.answer(READ, 200, "{}");
        stub.answer(ORDER, 200, "{}");
        HttpLimits eight = HttpLimits.of(Duration.ofMillis(500), 8, Duration.ofMinutes(10));
        try (ExchangeHttp limited = http(eight)) {
            for (int i = 0; i < 6; i++) {
                assertThat(limited.call(read())).isInstanceOf(Outcome.Success.class);
            }
            assertThat(limited.call(read())).isInstanceOf(Outcome.NotSent.class);

            assertThat(limited.call(order())).isInstanceOf(Outcome.Success.class);
            assertThat(limited.call(order())).isInstanceOf(Outcome.Success.class);
            assertThat(limited.call(order())).isInstanceOf(Outcome.NotSent.class);
        }
    }

    private ExchangeHttp http(HttpLimits limits) {
        return http(stub.uri(), limits);
    }

    private ExchangeHttp http(URI uri, HttpLimits limits) {
        return new ExchangeHttp(
                new ExchangeHttp.Setup(
                        "stub",
                        limits,
                        new Rules(),
                        Optional.of(
                                new ExchangeHttp.ServerTime(
                                        Call.read(
                                                "time",
                                                1,
                                                now ->
                                                        HttpRequest.newBuilder(
                                                                uri.resolve("/time"))),
                                        answer -> answer.json().millis("time"))),
                        clock,
                        new GatewayObserver() {
                            @Override
                            public void requestEnded(
                                    String venue,
                                    String operation,
                                    Duration took,
                                    Optional<ErrorClass> error) {
                                observed.add(operation + " " + error.map(Enum::name).orElse("ok"));
                            }
                        }));
    }

    private Call order() {
        return order(stub.uri());
    }

    private static Call order(URI uri) {
        return new Call("order", Call.Kind.ORDER, "o1", 1, now -> post(uri, "/order", now));
    }

    private Call cancel() {
        return new Call(
                "cancel", Call.Kind.CANCEL, "o1", 1, now -> post(stub.uri(), "/cancel", now));
    }

    private Call read() {
        return Call.read("read", 1, now -> HttpRequest.newBuilder(stub.uri().resolve("/read")));
    }

    private static HttpRequest.Builder post(URI uri, String path, Instant now) {
        return HttpRequest.newBuilder(uri.resolve(path))
                .POST(HttpRequest.BodyPublishers.ofString(now.toString()));
    }
}
