package io.smctrading.sidecar.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.Placement;
import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.sidecar.exchange.CancelAnswer;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.Evidence;
import io.smctrading.sidecar.exchange.ExchangeException;
import io.smctrading.sidecar.exchange.ExchangeGateway;
import io.smctrading.sidecar.exchange.PlaceAnswer;
import io.smctrading.sidecar.exchange.http.GatewayObserver;
import io.smctrading.sidecar.exchange.http.JsonView;
import io.smctrading.sidecar.exchange.http.Secret;
import io.smctrading.sidecar.exchange.http.StubExchange;
import io.smctrading.sidecar.exchange.http.VirtualClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only Binance's own words can show, over a real socket. */
class BinanceGatewayTest {

    private static final String ORDER = "POST /api/v3/order";
    private static final String QUERY = "GET /api/v3/order";
    private static final String OPEN = "GET /api/v3/openOrders";
    private static final String ALL = "GET /api/v3/allOrders";
    private static final String TRADES = "GET /api/v3/myTrades";
    private static final String UNKNOWN_ORDER =
            "{\"code\":-2013,\"msg\":\"Order does not exist.\"}";
    private static final String ID = "00112233445566778899aabbccdd";

    private final VirtualClock clock = new VirtualClock();
    private final StubExchange stub =
            new StubExchange()
                    .answer("GET /api/v3/time", 200, "{\"serverTime\":1782864000000}")
                    .answer(QUERY, 400, UNKNOWN_ORDER)
                    .answer(OPEN, 200, "[]")
                    .answer(ALL, 200, "[]")
                    .answer(TRADES, 200, "[]");
    private final BinanceGateway gateway =
            new BinanceGateway(
                    new BinanceConfig(
                            stub.uri(),
                            stub.uri(),
                            new Secret("key"),
                            new Secret("secret"),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(5),
                            BinanceConfig.WEIGHT_LIMIT),
                    id -> id.startsWith("0"),
                    clock,
                    GatewayObserver.NONE);

    @AfterEach
    void close() {
        gateway.close();
        stub.close();
    }

    @Test
    void anAnswerThatCannotBeReadLeavesAnAcceptedOrderUnknown() {
        stub.answer(ORDER, 200, "{\"symbol\":\"BTCUSDT\"}");

        assertThat(gateway.place(limit()))
                .isInstanceOfSatisfying(
                        PlaceAnswer.Unknown.class,
                        answer -> {
                            assertThat(answer.error()).isEqualTo(ErrorClass.PROTOCOL);
                            assertThat(answer.reason()).contains("place.");
                        });
        assertThat(stub.requests(ORDER)).hasSize(1);
    }

    @Test
    void anOrderRefusedForItsTimeIsSignedAnewOnce() {
        stub.answer(ORDER, 400, "{\"code\":-1021,\"msg\":\"outside of the recvWindow\"}")
                .answer(ORDER, 200, RecordedMessages.text("order-full"));

        assertThat(gateway.place(limit())).isInstanceOf(PlaceAnswer.Accepted.class);
        assertThat(stub.requests(ORDER)).hasSize(2);
    }

    @Test
    void tooManyOrdersLetCancelsGo() {
        stub.answer(
                ORDER,
                429,
                Map.of("Retry-After", "5"),
                "{\"code\":-1015,\"msg\":\"Too many new orders.\"}");
        stub.answer("DELETE /api/v3/order", 200, RecordedMessages.text("cancel"));

        assertThat(gateway.place(limit()))
                .isInstanceOfSatisfying(
                        PlaceAnswer.NotSent.class,
                        answer -> assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(5)));
        assertThat(gateway.cancel("LTCBTC", "myOrder1")).isInstanceOf(CancelAnswer.Canceled.class);
    }

    @Test
    void absenceNeedsAllThatCanBeAsked() {
        Evidence evidence = gateway.search("BTCUSDT", ID, clock.instant(), "");

        assertThat(evidence).isInstanceOf(Evidence.Absent.class);
        assertThat(List.of(OPEN, ALL, TRADES)).allMatch(route -> stub.requests(route).size() == 1);
        assertThat(stub.requests(QUERY))
                .extracting(StubExchange.Request::query)
                .anyMatch(query -> query.contains("origClientOrderId=" + ID + "&"))
                .anyMatch(query -> query.contains("origClientOrderId=" + ID + "_&"));
    }

    @Test
    void aQuestionWithoutAnAnswerLeavesItOpen() {
        stub.forget(TRADES).answer(TRADES, 403, "");

        assertThat(gateway.search("BTCUSDT", ID, clock.instant(), ""))
                .isInstanceOf(Evidence.Inconclusive.class);
    }

    @Test
    void anOrderThatOnlyTheHistoryKnowsIsFound() {
        stub.forget(ALL).answer(ALL, 200, "[" + order(ID, "NEW", -1, "LIMIT") + "]");

        assertThat(orders(gateway.search("BTCUSDT", ID, clock.instant(), "")))
                .extracting(VenueOrder::clientId)
                .containsExactly(ID);
    }

    @Test
    void anOrderThatOnlyItsExecutionShowsIsFound() {
        stub.forget(TRADES).answer(TRADES, 200, RecordedMessages.text("my-trades"));
        stub.forget(QUERY)
                .answer(QUERY, 400, UNKNOWN_ORDER)
                .answer(QUERY, 400, UNKNOWN_ORDER)
                .answer(QUERY, 200, order(ID, "FILLED", -1, "MARKET"));

        Evidence evidence = gateway.search("BNBBTC", ID, clock.instant(), "");

        assertThat(orders(evidence))
                .extracting(VenueOrder::status)
                .containsExactly(OrderStatus.FILLED);
    }

    @Test
    void aCanceledOrderIsFoundUnderTheIdOfItsCancel() {
        stub.forget(QUERY)
                .answer(QUERY, 400, UNKNOWN_ORDER)
                .answer(QUERY, 200, order(ID + "_", "CANCELED", -1, "LIMIT"));

        assertThat(orders(gateway.search("BTCUSDT", ID, clock.instant(), "")))
                .extracting(VenueOrder::clientId, VenueOrder::status)
                .containsExactly(tuple(ID, OrderStatus.CANCELED));
    }

    @Test
    void membersOfACanceledListAreToldApartByTheirKinds() {
        stub.forget(ALL)
                .answer(ALL, 200, "[" + order(ID + "_target2", "CANCELED", 7, "LIMIT_MAKER") + "]");
        stub.answer("GET /api/v3/orderList", 200, "{\"orders\":[]}");
        String stopped = order(ID + "_target2", "CANCELED", 7, "STOP_LOSS");

        assertThat(orders(gateway.search("BTCUSDT", ID + "-target2", clock.instant(), "")))
                .extracting(VenueOrder::clientId)
                .containsExactly(ID + "-target2");
        assertThat(new ClientIds().of(JsonView.parse("order", stopped))).isEqualTo(ID + "-stop2");
    }

    @Test
    void tellsOnlyOfOurExecutions() {
        stub.forget(TRADES).answer(TRADES, 200, RecordedMessages.text("my-trades"));
        stub.forget(ALL)
                .answer(
                        ALL,
                        200,
                        BinanceMessagesTest.changedText(
                                "all-orders",
                                json ->
                                        ((ObjectNode) json.get(0))
                                                .put("symbol", "BNBBTC")
                                                .put("orderId", 100234)
                                                .put("clientOrderId", "web_foreign")));

        assertThat(gateway.fills("BNBBTC", clock.instant())).isEmpty();
    }

    @Test
    void executionsAreReadPageByPage() {
        stub.forget(TRADES).answer(TRADES, 200, page(1000)).answer(TRADES, 200, page(1));
        stub.forget(ALL).answer(ALL, 200, "[" + order(ID, "FILLED", -1, "LIMIT") + "]");

        List<VenueFill> fills = gateway.fills("BTCUSDT", clock.instant());

        assertThat(fills).hasSize(1001).allMatch(fill -> fill.clientId().equals(ID));
        assertThat(stub.requests(TRADES).get(1).query()).contains("fromId=1000&");
    }

    @Test
    void balancesAreFreeAndLocked() {
        stub.answer("GET /api/v3/account", 200, RecordedMessages.text("account"));

        assertThat(gateway.balances())
                .contains(
                        new ExchangeGateway.Balance(
                                "BTC",
                                new BigDecimal("4723846.89208129"),
                                new BigDecimal("0.00000000")));
    }

    @Test
    void aReadThatIsRefusedSaysWhy() {
        stub.answer(
                "GET /api/v3/account",
                401,
                "{\"code\":-2015,\"msg\":\"Invalid API-key, IP, or permissions for action.\"}");

        assertThatThrownBy(gateway::balances)
                .isInstanceOfSatisfying(
                        ExchangeException.class,
                        e -> assertThat(e.error()).isEqualTo(ErrorClass.AUTHORIZATION))
                .hasMessageContaining("-2015");
    }

    private static List<VenueOrder> orders(Evidence evidence) {
        assertThat(evidence).isInstanceOf(Evidence.Found.class);
        return ((Evidence.Found) evidence).orders();
    }

    private static String order(String clientId, String status, long list, String type) {
        return BinanceMessagesTest.changedText(
                "order",
                json ->
                        ((ObjectNode) json)
                                .put("symbol", "BTCUSDT")
                                .put("clientOrderId", clientId)
                                .put("status", status)
                                .put("orderListId", list)
                                .put("type", type));
    }

    private static String page(int size) {
        StringBuilder page = new StringBuilder("[");
        for (int i = 0; i < size; i++) {
            int id = i;
            String trade =
                    BinanceMessagesTest.changedText(
                            "my-trades",
                            json ->
                                    ((ObjectNode) json.get(0))
                                            .put("symbol", "BTCUSDT")
                                            .put("orderId", 1)
                                            .put("id", id));
            page.append(i == 0 ? "" : ",").append(trade, 1, trade.length() - 1);
        }
        return page.append("]").toString();
    }

    private static Placement limit() {
        return new Placement(
                ID,
                "BTCUSDT",
                OrderSide.BUY,
                Placement.Type.LIMIT,
                BigDecimal.ONE,
                BigDecimal.TEN,
                null,
                false,
                null,
                null);
    }
}
