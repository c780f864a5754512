package io.smctrading.sidecar.exchange.bybit;

import static io.smctrading.sidecar.exchange.bybit.BybitJson.T0;
import static io.smctrading.sidecar.exchange.bybit.BybitJson.answer;
import static io.smctrading.sidecar.exchange.bybit.BybitJson.execution;
import static io.smctrading.sidecar.exchange.bybit.BybitJson.list;
import static io.smctrading.sidecar.exchange.bybit.BybitJson.object;
import static io.smctrading.sidecar.exchange.bybit.BybitJson.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.core.execution.ExitTerms;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.Protection;
import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.sidecar.exchange.CancelAnswer;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.Evidence;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Searches, open orders, fills, cancels and later exits, over real sockets. */
class BybitSearchTest {

    private static final String REALTIME = "/v5/order/realtime";
    private static final String HISTORY = "/v5/order/history";
    private static final String EXECUTIONS = "/v5/execution/list";
    private static final String CREATE = "/v5/order/create";
    private static final String CANCEL = "/v5/order/cancel";
    private static final Instant NOW = Instant.ofEpochMilli(T0 + 60_000);

    private final StubExchange bybit = new StubExchange();
    private BybitGateway linear;

    @BeforeEach
    void start() {
        bybit.on(
                        "/v5/market/time",
                        answer(0, "OK", object().put("timeNano", NOW.toEpochMilli() + "000000")))
                .on("/v5/market/instruments-info", Recorded.text("instruments-linear"))
                .on(REALTIME, list())
                .on(HISTORY, list())
                .on(EXECUTIONS, list());
        linear = gateway(BybitCategory.LINEAR);
    }

    @AfterEach
    void stop() {
        linear.close();
        bybit.close();
    }

    @Test
    void anOrderIsAbsentOnlyIfOpenOrdersHistoryAndExecutionsAllSaySo() {
        assertThat(linear.search("BTCUSDT", "a1", NOW, "")).isInstanceOf(Evidence.Absent.class);

        bybit.on(EXECUTIONS, request -> Answer.of(500, ""));
        assertThat(linear.search("BTCUSDT", "a1", NOW, ""))
                .isInstanceOfSatisfying(
                        Evidence.Inconclusive.class,
                        told -> assertThat(told.error()).isEqualTo(ErrorClass.SERVER));

        bybit.on(EXECUTIONS, list(linearExecution("orderLinkId", "a1")));
        assertThat(linear.search("BTCUSDT", "a1", NOW, ""))
                .isInstanceOf(Evidence.Inconclusive.class);
    }

    @Test
    void findsAnEntryWithItsExitsAndTheirExecutions() {
        ObjectNode entry =
                order(
                        "orderLinkId",
                        "a1",
                        "orderId",
                        "id-1",
                        "orderStatus",
                        "Filled",
                        "cumExecQty",
                        "1",
                        "stopLoss",
                        "90",
                        "takeProfit",
                        "120");
        ObjectNode stop =
                order(
                        "parentOrderLinkId",
                        "a1",
                        "orderId",
                        "id-2",
                        "side",
                        "Sell",
                        "stopOrderType",
                        "PartialStopLoss",
                        "orderStatus",
                        "Filled",
                        "cumExecQty",
                        "1");
        ObjectNode target =
                order(
                        "parentOrderLinkId",
                        "a1",
                        "orderId",
                        "id-3",
                        "side",
                        "Sell",
                        "stopOrderType",
                        "PartialTakeProfit",
                        "orderStatus",
                        "Deactivated",
                        "cancelType",
                        "CancelByTpSlTsClear");
        bybit.on(
                        REALTIME,
                        request ->
                                Answer.ok(
                                        request.query().contains("orderLinkId=a1")
                                                ? list(entry)
                                                : list()))
                .on(HISTORY, list(target, stop, entry))
                .on(
                        EXECUTIONS,
                        list(
                                linearExecution(
                                        "execId",
                                        "e2",
                                        "orderId",
                                        "id-2",
                                        "stopOrderType",
                                        "PartialStopLoss",
                                        "execTime",
                                        Long.toString(T0 + 9)),
                                linearExecution("execId", "e1", "orderLinkId", "a1", "side", "Buy"),
                                linearExecution("execId", "e1", "orderLinkId", "a1", "side", "Buy"),
                                linearExecution("execId", "e3", "orderLinkId", "b1")));

        Evidence.Found found = (Evidence.Found) linear.search("BTCUSDT", "a1", NOW, "");

        assertThat(found.orders())
                .extracting(VenueOrder::clientId)
                .containsExactly("a1", "a1-target", "a1-stop");
        assertThat(found.orders())
                .extracting(VenueOrder::status)
                .containsExactly(OrderStatus.FILLED, OrderStatus.CANCELED, OrderStatus.FILLED);
        assertThat(found.fills())
                .extracting(VenueFill::executionId, VenueFill::clientId)
                .containsExactly(tuple("e1", "a1"), tuple("e2", "a1-stop"));
    }

    @Test
    void readsOpenOrdersPageByPage() {
        String first =
                list(order("orderLinkId", "a1"))
                        .replace("\"nextPageCursor\":\"\"", "\"nextPageCursor\":\"p%3D2%26s%3D6\"");
        bybit.on(
                REALTIME,
                request -> {
                    if (!request.query().contains("settleCoin=USDT")) {
                        return Answer.ok(list());
                    }
                    return Answer.ok(
                            request.query().contains("cursor=p=2&s=6")
                                    ? list(order("orderLinkId", "a2"), order())
                                    : first);
                });

        assertThat(linear.openOrders())
                .extracting(VenueOrder::clientId)
                .containsExactly("a1", "a2");
        assertThat(bybit.asked(REALTIME))
                .allSatisfy(request -> assertThat(request.query()).contains("limit=50"));
    }

    @Test
    void asksForFillsWeekByWeek() {
        linear.fills("BTCUSDT", NOW.minus(Duration.ofDays(15)));

        assertThat(bybit.asked(EXECUTIONS)).hasSize(3);
    }

    @Test
    void anAttachedExitIsCancelledByBybitsOwnId() {
        bybit.on(
                        REALTIME,
                        request ->
                                Answer.ok(
                                        request.query().contains("symbol=BTCUSDT")
                                                ? list(
                                                        order(
                                                                "parentOrderLinkId",
                                                                "a1",
                                                                "orderId",
                                                                "id-7",
                                                                "stopOrderType",
                                                                "PartialStopLoss",
                                                                "orderStatus",
                                                                "Untriggered"))
                                                : list()))
                .on(CANCEL, answer(0, "OK", object().put("orderId", "id-7")));

        assertThat(linear.cancel("BTCUSDT", "a1-stop")).isEqualTo(new CancelAnswer.Requested());
        assertThat(bybit.asked(CANCEL).get(0).body())
                .isEqualTo("{\"category\":\"linear\",\"symbol\":\"BTCUSDT\",\"orderId\":\"id-7\"}");
        assertThat(linear.cancel("BTCUSDT", "a1-target"))
                .isInstanceOf(CancelAnswer.NotWorking.class);
    }

    @Test
    void spotIsToldThatAConditionalOrderIsMeant() {
        bybit.on(
                        REALTIME,
                        list(
                                order(
                                        "orderLinkId",
                                        "a1",
                                        "orderId",
                                        "id-8",
                                        "stopOrderType",
                                        "Stop",
                                        "orderStatus",
                                        "Untriggered")))
                .on(
                        CANCEL,
                        request ->
                                Answer.ok(
                                        request.body().contains("\"orderFilter\":\"StopOrder\"")
                                                ? answer(0, "OK", object())
                                                : answer(
                                                        170213,
                                                        "Order does not exist.",
                                                        object())));

        try (BybitGateway spot = gateway(BybitCategory.SPOT)) {
            assertThat(spot.cancel("BTCUSDT", "a1")).isEqualTo(new CancelAnswer.Requested());
        }
    }

    @Test
    void anOrderThatEndedIsNotWorking() {
        bybit.on(CANCEL, answer(110001, "Order does not exist", object()));

        assertThat(linear.cancel("BTCUSDT", "a1"))
                .isEqualTo(new CancelAnswer.NotWorking("110001 Order does not exist"));
    }

    @Test
    void protectionIsTwoOrdersWithOurIds() {
        bybit.on(CREATE, answer(0, "OK", object().put("orderId", "id-9")));

        assertThat(linear.protect(protection()))
                .isInstanceOfSatisfying(
                        PlaceAnswer.Accepted.class,
                        accepted ->
                                assertThat(accepted.orders())
                                        .extracting(VenueOrder::clientId)
                                        .containsExactly("a1-stop1", "a1-target1"));
    }

    @Test
    void aStopThatIsRefusedBringsNoTargetAndATargetThatIsRefusedLeavesTheStop() {
        bybit.on(CREATE, answer(110017, "truncated", object()));
        assertThat(linear.protect(protection())).isInstanceOf(PlaceAnswer.Refused.class);
        assertThat(bybit.asked(CREATE)).hasSize(1);

        bybit.on(
                CREATE,
                request ->
                        Answer.ok(
                                request.body().contains("a1-stop1")
                                        ? answer(0, "OK", object().put("orderId", "id-9"))
                                        : answer(110003, "price", object())));
        assertThat(linear.protect(protection()))
                .isInstanceOfSatisfying(
                        PlaceAnswer.Accepted.class,
                        accepted ->
                                assertThat(accepted.orders())
                                        .extracting(VenueOrder::status)
                                        .containsExactly(
                                                OrderStatus.ACCEPTED, OrderStatus.REJECTED));
    }

    private static Protection protection() {
        return new Protection(
                "a1",
                "BTCUSDT",
                OrderSide.SELL,
                BigDecimal.ONE,
                new ExitTerms("a1-stop1", new BigDecimal("90")),
                new ExitTerms("a1-target1", new BigDecimal("120")));
    }

    private static ObjectNode linearExecution(String... pairs) {
        return execution(pairs).put("category", "linear");
    }

    private BybitGateway gateway(BybitCategory category) {
        return new BybitGateway(
                category,
                new BybitConfig(
                        bybit.uri(),
                        URI.create("ws://127.0.0.1:1"),
                        new Secret("key"),
                        new Secret("secret"),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        BybitConfig.WEIGHT_LIMIT),
                id -> true,
                InstantSource.fixed(NOW),
                GatewayObserver.NONE);
    }
}
