package io.smctrading.sidecar.exchange.oanda;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.ExitTerms;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.Placement;
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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is certain after a request, and what a search proves, over real sockets. */
class OandaGatewayTest {

    private static final String ACCOUNT = "/v3/accounts/101-004-1435156-001";
    private static final String ORDERS = ACCOUNT + "/orders";
    private static final String SINCE = ACCOUNT + "/transactions/sinceid";
    private static final Instant NOW = Instant.parse(OandaJson.TIME);

    private final StubExchange oanda =
            new StubExchange()
                    .on(
                            ACCOUNT + "/summary",
                            """
                            {"account":{"currency":"USD","balance":"1000.5","marginUsed":"2.4"},\
                            "lastTransactionID":"2300"}\
                            """);
    private final OandaGateway gateway =
            new OandaGateway(
                    new OandaConfig(
                            oanda.uri(),
                            oanda.uri(),
                            new Secret("the-token"),
                            "101-004-1435156-001",
                            Duration.ofSeconds(5)),
                    id -> true,
                    InstantSource.fixed(NOW),
                    GatewayObserver.NONE);

    @AfterEach
    void stop() {
        gateway.close();
        oanda.close();
    }

    @Test
    void aMarketOrderThatIsFilledAtOnceIsToldWithItsFill() {
        oanda.on(ORDERS, created("\"orderFillTransaction\":" + OandaJson.FILL + ","));

        assertThat(gateway.place(order()))
                .isInstanceOfSatisfying(
                        PlaceAnswer.Accepted.class,
                        accepted -> {
                            assertThat(accepted.orders())
                                    .extracting(VenueOrder::status)
                                    .containsExactly(OrderStatus.FILLED);
                            assertThat(accepted.fills())
                                    .extracting(VenueFill::executionId)
                                    .containsExactly("2305");
                        });
        assertThat(oanda.asked(ORDERS).get(0).header("Authorization"))
                .isEqualTo("Bearer the-token");
        assertThat(gateway.bookmark()).isEqualTo("2307");
    }

    @Test
    void aMarketOrderThatIsCancelledAtOnceSaysWhy() {
        oanda.on(
                ORDERS,
                created(
                        "\"orderCancelTransaction\":"
                                + OandaJson.TARGET_CANCEL
                                        .replace("2306", "2304")
                                        .replace("LINKED_TRADE_CLOSED", "BOUNDS_VIOLATION")
                                + ","));

        assertThat(gateway.place(order()))
                .isInstanceOfSatisfying(
                        PlaceAnswer.Accepted.class,
                        accepted -> {
                            assertThat(accepted.orders().get(0).status())
                                    .isEqualTo(OrderStatus.CANCELED);
                            assertThat(accepted.orders().get(0).reason())
                                    .isEqualTo("BOUNDS_VIOLATION");
                        });
    }

    @Test
    void aRejectedOrderWasCertainlyNotTaken() {
        Map<String, ErrorClass> reasons =
                Map.of(
                        "INSUFFICIENT_MARGIN", ErrorClass.FUNDS,
                        "PRICE_PRECISION_EXCEEDED", ErrorClass.FILTER,
                        "UNITS_MIMIMUM_NOT_MET", ErrorClass.FILTER,
                        "STOP_LOSS_ON_FILL_PRICE_INVALID", ErrorClass.FILTER,
                        "INSTRUMENT_NOT_TRADEABLE", ErrorClass.MAINTENANCE,
                        "TIME_IN_FORCE_INVALID", ErrorClass.REFUSED);
        reasons.forEach(
                (reason, error) -> {
                    oanda.on(ORDERS, request -> Answer.of(400, rejected(reason)));

                    assertThat(gateway.place(order()))
                            .isEqualTo(new PlaceAnswer.Refused(error, reason + " (HTTP 400)"));
                });
    }

    @Test
    void anIdThatIsPendingMayBeThisVeryOrder() {
        oanda.on(ORDERS, request -> Answer.of(400, rejected("CLIENT_ORDER_ID_ALREADY_EXISTS")));

        assertThat(gateway.place(order()))
                .isInstanceOfSatisfying(
                        PlaceAnswer.Unknown.class,
                        answer -> assertThat(answer.error()).isEqualTo(ErrorClass.DUPLICATE_ID));
    }

    @ParameterizedTest
    @CsvSource({"500", "502", "503", "0", "201"})
    void nothingIsKnownAfterATroubleOfServerConnectionOrAnswer(int status) {
        oanda.on(ORDERS, request -> status == 0 ? Answer.cut() : Answer.of(status, "{}"));

        assertThat(gateway.place(order())).isInstanceOf(PlaceAnswer.Unknown.class);
        assertThat(oanda.asked(ORDERS)).hasSize(1);
    }

    @Test
    void tooManyRequestsBan() {
        oanda.on(ORDERS, request -> new Answer(429, "{}", Map.of("Retry-After", "3")));

        assertThat(gateway.place(order()))
                .isInstanceOfSatisfying(
                        PlaceAnswer.NotSent.class,
                        answer -> assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(3)));
        assertThat(gateway.place(order())).isInstanceOf(PlaceAnswer.NotSent.class);
        assertThat(oanda.asked(ORDERS)).hasSize(1);
    }

    @Test
    void aWrongTokenIsNotShown() {
        oanda.on(
                ORDERS,
                request -> Answer.of(401, "{\"errorMessage\":\"Insufficient authorization\"}"));

        assertThat(gateway.place(order()))
                .isInstanceOfSatisfying(
                        PlaceAnswer.Refused.class,
                        answer -> {
                            assertThat(answer.error()).isEqualTo(ErrorClass.AUTHORIZATION);
                            assertThat(answer.reason()).doesNotContain("the-token");
                        });
    }

    @Test
    void absenceIsProvenByAllTransactionsSinceTheBookmark() {
        oanda.on(SINCE, "{\"transactions\":[],\"lastTransactionID\":\"2303\"}")
                .on(ACCOUNT + "/pendingOrders", "{\"orders\":[],\"lastTransactionID\":\"2303\"}");

        assertThat(gateway.search("EUR_USD", "a1", NOW, "2303"))
                .isInstanceOf(Evidence.Absent.class);
        assertThat(oanda.asked(SINCE).get(0).query()).isEqualTo("id=2303");
        assertThat(oanda.asked(ORDERS + "/@a1")).hasSize(1);
    }

    @Test
    void withoutABookmarkNothingIsProven() {
        oanda.on(ACCOUNT + "/transactions", "{\"pages\":[],\"lastTransactionID\":\"2303\"}")
                .on(ACCOUNT + "/pendingOrders", "{\"orders\":[],\"lastTransactionID\":\"2303\"}");

        assertThat(gateway.search("EUR_USD", "a1", NOW, ""))
                .isInstanceOf(Evidence.Inconclusive.class);
    }

    @Test
    void findsAnEntryWithItsExitsAmongTheTransactionsPageByPage() {
        oanda.on(
                SINCE,
                request ->
                        Answer.ok(
                                request.query().equals("id=2303")
                                        ? transactions("2308", OandaJson.CREATE, OandaJson.FILL)
                                        : transactions(
                                                "2308",
                                                OandaJson.TARGET,
                                                OandaJson.STOP,
                                                OandaJson.STOP_FILL)));

        Evidence.Found found = (Evidence.Found) gateway.search("EUR_USD", "a1", NOW, "2303");

        assertThat(found.orders())
                .extracting(VenueOrder::clientId)
                .containsExactly("a1", "a1-target", "a1-stop");
        assertThat(found.fills())
                .extracting(VenueFill::executionId)
                .containsExactly("2305", "2308");
    }

    @Test
    void readsFillsOfAnInstrumentFromThePagesOfATime() {
        oanda.on(
                        ACCOUNT + "/transactions",
                        """
                        {"from":"x","to":"y","pageSize":1000,"count":2,"pages":\
                        ["https://api-fxtrade.oanda.com%s/transactions/idrange?from=2304&to=2308"],\
                        "lastTransactionID":"2308"}\
                        """
                                .formatted(ACCOUNT))
                .on(
                        ACCOUNT + "/transactions/idrange",
                        request ->
                                Answer.ok(
                                        request.query().equals("from=2304&to=2308")
                                                ? transactions(
                                                        "2308",
                                                        OandaJson.CREATE,
                                                        OandaJson.FILL,
                                                        OandaJson.FILL
                                                                .replace("EUR_USD", "EUR_CHF")
                                                                .replace("\"2304\"", "\"2299\""))
                                                : "{}"));

        assertThat(gateway.fills("EUR_USD", NOW)).hasSize(1);
    }

    @Test
    void openExitsHaveTheSizeOfTheirTrade() {
        oanda.on(
                        ACCOUNT + "/pendingOrders",
                        """
                        {"orders":[{"timeInForce":"GTC","triggerCondition":"TRIGGER_DEFAULT",\
                        "partialFill":"DEFAULT_FILL","positionFill":"POSITION_DEFAULT","id":"2304",\
                        "price":"1.20000","instrument":"EUR_USD","state":"PENDING","units":"-100",\
                        "clientExtensions":{"comment":"myComment","id":"myID"},"type":"LIMIT",\
                        "createTime":"%1$s"},\
                        {"id":"2307","type":"STOP_LOSS","tradeID":"2305","price":"1.22000",\
                        "state":"PENDING","clientExtensions":{"id":"a1-stop"},"createTime":"%1$s"},\
                        {"id":"2309","type":"LIMIT","instrument":"EUR_USD","units":"1",\
                        "state":"PENDING","createTime":"%1$s"}],"lastTransactionID":"2309"}\
                        """
                                .formatted(OandaJson.TIME))
                .on(
                        ACCOUNT + "/openTrades",
                        """
                        {"trades":[{"id":"2305","instrument":"EUR_USD","initialUnits":"-100",\
                        "currentUnits":"-60"}],"lastTransactionID":"2309"}\
                        """);

        assertThat(gateway.openOrders())
                .extracting(VenueOrder::clientId)
                .containsExactly("myID", "a1-stop");
        assertThat(gateway.openOrders().get(1).quantity()).isEqualByComparingTo("60");
        assertThat(gateway.openOrders().get(1).side()).isEqualTo(OrderSide.BUY);
        assertThat(gateway.bookmark()).isEqualTo("2309");
    }

    @Test
    void cancelsByOurId() {
        String path = ORDERS + "/@a1/cancel";
        oanda.on(ORDERS, created(""));
        gateway.place(order());
        oanda.on(
                path,
                "{\"orderCancelTransaction\":"
                        + OandaJson.TARGET_CANCEL
                                .replace("2306", "2304")
                                .replace("LINKED_TRADE_CLOSED", "CLIENT_REQUEST")
                        + ",\"lastTransactionID\":\"2309\"}");

        assertThat(gateway.cancel("EUR_USD", "a1"))
                .isInstanceOfSatisfying(
                        CancelAnswer.Canceled.class,
                        answer ->
                                assertThat(answer.orders())
                                        .extracting(VenueOrder::reason)
                                        .containsExactly("CLIENT_REQUEST"));
        assertThat(oanda.asked(path).get(0).method()).isEqualTo("PUT");

        oanda.on(
                path,
                request ->
                        Answer.of(
                                404,
                                """
                                {"orderCancelRejectTransaction":{"id":"1","type":\
                                "ORDER_CANCEL_REJECT","rejectReason":"ORDER_DOESNT_EXIST"},\
                                "errorCode":"ORDER_DOESNT_EXIST"}\
                                """));
        assertThat(gateway.cancel("EUR_USD", "a1")).isInstanceOf(CancelAnswer.NotWorking.class);
    }

    @Test
    void laterExitsAreToldWithTheirIds() {
        oanda.on(ORDERS, created("\"orderFillTransaction\":" + OandaJson.FILL + ","));
        gateway.place(order());
        oanda.on(
                ACCOUNT + "/trades/@a1/orders",
                "{\"takeProfitOrderTransaction\":"
                        + OandaJson.TARGET
                        + ",\"stopLossOrderTransaction\":"
                        + OandaJson.STOP
                        + ",\"lastTransactionID\":\"2307\"}");

        assertThat(
                        gateway.protect(
                                new Protection(
                                        "a1",
                                        "EUR_USD",
                                        OrderSide.BUY,
                                        new BigDecimal("100"),
                                        new ExitTerms("a1-stop", new BigDecimal("1.22")),
                                        new ExitTerms("a1-target", new BigDecimal("1.18")))))
                .isInstanceOfSatisfying(
                        PlaceAnswer.Accepted.class,
                        accepted ->
                                assertThat(accepted.orders())
                                        .extracting(VenueOrder::clientId)
                                        .containsExactly("a1-stop", "a1-target"));
    }

    private static String created(String more) {
        return "{\"orderCreateTransaction\":"
                + OandaJson.CREATE
                + ","
                + more
                + "\"relatedTransactionIDs\":[\"2304\"],\"lastTransactionID\":\"2307\"}";
    }

    private static String rejected(String reason) {
        return """
        {"orderRejectTransaction":{"id":"2310","type":"MARKET_ORDER_REJECT",\
        "rejectReason":"%s"},"relatedTransactionIDs":["2310"],\
        "lastTransactionID":"2310","errorMessage":"…","errorCode":"%s"}\
        """
                .formatted(reason, reason);
    }

    private static String transactions(String last, String... transactions) {
        return "{\"transactions\":["
                + String.join(",", transactions)
                + "],\"lastTransactionID\":\""
                + last
                + "\"}";
    }

    private static Placement order() {
        return new Placement(
                "a1",
                "EUR_USD",
                OrderSide.SELL,
                Placement.Type.MARKET,
                new BigDecimal("100"),
                null,
                null,
                false,
                null,
                null);
    }
}
