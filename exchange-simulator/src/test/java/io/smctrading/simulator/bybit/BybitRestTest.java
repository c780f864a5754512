package io.smctrading.simulator.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.simulator.bybit.BybitDesk.Answer;
import io.smctrading.simulator.core.Balance;
import io.smctrading.simulator.fault.Fault;
import io.smctrading.simulator.fault.FaultKind;
import io.smctrading.simulator.fault.Operation;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Bybit takes and refuses, and how, over HTTP. */
class BybitRestTest {

    private static BybitDesk desk;

    @BeforeAll
    static void start() {
        desk = new BybitDesk();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @BeforeEach
    void reset() {
        desk.reset();
    }

    private static int orders() {
        return desk.venue().exchange().orders().all().size();
    }

    @ParameterizedTest(name = "{0} → {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "spot   | 'symbol':'NOPE'              | 170121",
                "linear | 'symbol':'NOPE'              | 10001",
                "spot   | 'side':'Long'                | 170117",
                "spot   | 'orderType':'Stop'           | 170116",
                "spot   | 'timeInForce':'DAY'          | 170115",
                "linear | 'timeInForce':'DAY'          | 10001",
                "spot   | 'price':'790.001'            | 170134",
                "linear | 'price':'790.001'            | 10001",
                "spot   | 'price':'900'                | 170193",
                "linear | 'price':'900'                | 110003",
                "spot   | 'side':'Sell','price':'700'  | 170194",
                "spot   | 'qty':'0.1234567'            | 170137",
                "linear | 'qty':'0.1234'               | 10001",
                "spot   | 'qty':'0.00001'              | 170136",
                "spot   | 'qty':'0.005'                | 170140",
                "linear | 'qty':'0.005'                | 110094",
                "spot   | 'qty':'200'                  | 170131",
                "spot   | 'orderLinkId':'no spaces'    | 10001",
                "linear | 'orderLinkId':'0123456789012345678901234567890123456' | 10001",
                "spot   | 'orderFilter':'tpslOrder'    | 170202",
                "spot   | 'orderType':'Market','qty':'80','takeProfit':'900' | 170227",
                "linear | 'stopLoss':'795'             | 10001",
                "linear | 'triggerPrice':'700','triggerDirection':1 | 110092",
                "linear | 'triggerPrice':'900','triggerDirection':2 | 110093",
                "linear | 'reduceOnly':true            | 110017",
                "linear | 'positionIdx':1              | 10001",
                "inverse|                              | 10001",
            })
    void refusesBadOrdersWithBybitsCodes(String category, String changes, int code) {
        String change = changes == null ? "" : changes.replace('\'', '"');

        Answer answer = desk.order(category, change);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.code()).as(answer.message()).isEqualTo(code);
        assertThat(orders()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"spot,170141,170213", "linear,110072,110001"})
    void takesALinkIdOnceEvenAfterItsOrderHasEnded(String category, int duplicate, int unknown) {
        Answer first = desk.order(category, "\"orderLinkId\":\"once\"");
        Answer again = desk.order(category, "\"orderLinkId\":\"once\"");
        assertThat(first.code()).isZero();
        assertThat(again.code()).isEqualTo(duplicate);

        var named = BybitDesk.terms(category, "\"orderLinkId\":\"once\"");
        assertThat(desk.post("/v5/order/cancel", named).code()).isZero();
        assertThat(desk.post("/v5/order/cancel", named).code()).isEqualTo(unknown);
        assertThat(desk.order(category, "\"orderLinkId\":\"once\"").code()).isEqualTo(duplicate);

        assertThat(orders()).isEqualTo(1);
        assertThat(desk.order(category, first).path("orderStatus").asText()).isEqualTo("Cancelled");
        assertThat(desk.order(category, first).path("cancelType").asText())
                .isEqualTo("CancelByUser");
    }

    @ParameterizedTest
    @ValueSource(longs = {-5001, 3000, 10_000})
    void refusesRequestsOfAnotherTime(long away) {
        Answer answer = desk.send("GET", "/v5/account/info", "", desk.signedAt(away));

        assertThat(answer.code()).isEqualTo(10002);
        assertThat(answer.message()).contains("server_timestamp[");
    }

    @Test
    void refusesWhatIsNotSignedWithTheSecretOfAKnownKey() {
        long now = desk.signedAt(0);
        String path = "/v5/account/info";

        assertThat(desk.send("GET", path, "", now, BybitDesk.KEY, "wrong").code()).isEqualTo(10004);
        assertThat(desk.send("GET", path, "", now, "nobody", BybitDesk.SECRET).code())
                .isEqualTo(10003);
        HttpRequest unsigned =
                HttpRequest.newBuilder(URI.create(desk.venue().uri() + path)).build();
        assertThat(desk.send(unsigned).status()).isEqualTo(401);
    }

    @Test
    void aSkewedClockIsToldByTheTimeEndpointAndMakesRequestsTooOld() {
        desk.venue().exchange().skew(Duration.ofSeconds(10));
        long here = System.currentTimeMillis();

        assertThat(desk.send("GET", "/v5/account/info", "", here).code()).isEqualTo(10002);
        long theirs = desk.get("/v5/market/time").result().path("timeSecond").asLong();
        assertThat(theirs * 1000).isGreaterThan(here + 8000);
    }

    @Test
    void spotMarketBuysSpendQuoteUnlessTheUnitSaysOtherwise() {
        Answer byValue = desk.order("spot", "\"orderType\":\"Market\",\"qty\":\"80\"");
        Answer byQuantity =
                desk.order(
                        "spot",
                        "\"orderType\":\"Market\",\"qty\":\"0.1\",\"marketUnit\":\"baseCoin\"");

        assertThat(desk.order("spot", byValue).path("cumExecQty").asText()).isEqualTo("0.099998");
        assertThat(desk.order("spot", byQuantity).path("cumExecQty").asText())
                .isEqualTo("0.100000");
        assertThat(desk.order("spot", byQuantity).path("cumFeeDetail").path("BTC").asText())
                .isEqualTo("0.0001");
    }

    @Test
    void postOnlyOrdersThatWouldTakeAreTakenAndCancelled() {
        Answer answer = desk.order("linear", "\"price\":\"801\",\"timeInForce\":\"PostOnly\"");

        assertThat(answer.code()).isZero();
        assertThat(desk.order("linear", answer).path("orderStatus").asText())
                .isEqualTo("Cancelled");
        assertThat(desk.order("linear", answer).path("rejectReason").asText())
                .isEqualTo("EC_PostOnlyWillTakeLiquidity");
    }

    @Test
    void immediateOrdersThatFindNothingAreCancelled() {
        Answer answer = desk.order("spot", "\"timeInForce\":\"IOC\"");

        assertThat(desk.order("spot", answer).path("orderStatus").asText()).isEqualTo("Cancelled");
        assertThat(desk.order("spot", answer).path("rejectReason").asText())
                .isEqualTo("EC_NoImmediateQtyToFill");
    }

    @Test
    void conditionalOrdersNeedNoFundsUntilTheyAreTriggered() {
        String conditional = "\"qty\":\"200\",\"triggerPrice\":\"810\",\"price\":\"811\"";
        Answer spot = desk.order("spot", conditional + ",\"orderFilter\":\"StopOrder\"");
        Answer linear = desk.order("linear", conditional + ",\"triggerDirection\":1");
        assertThat(spot.code()).isZero();
        assertThat(linear.code()).isZero();
        assertThat(desk.order("spot", spot).path("orderStatus").asText()).isEqualTo("Untriggered");
        assertThat(desk.account().balance("USDT").locked()).isZero();

        desk.trade("810");

        assertThat(desk.order("spot", spot).path("orderStatus").asText()).isEqualTo("Cancelled");
        assertThat(desk.order("linear", linear).path("orderStatus").asText())
                .isIn("New", "PartiallyFilled", "Filled");
    }

    @Test
    void tpslOrdersOfSpotOccupyTheAssetAtOnce() {
        Answer answer =
                desk.order(
                        "spot",
                        "\"side\":\"Sell\",\"qty\":\"2\",\"price\":\"780\","
                                + "\"triggerPrice\":\"781\",\"orderFilter\":\"tpslOrder\"");

        assertThat(desk.order("spot", answer).path("stopOrderType").asText())
                .isEqualTo("tpslOrder");
        assertThat(desk.account().balance("BTC").locked()).isEqualByComparingTo("2");
    }

    @Test
    void amendsAndCancelsAllInOneCategoryOnly() {
        Answer spot = desk.order("spot", "");
        desk.order("linear", "\"orderLinkId\":\"a\"");
        var changed = BybitDesk.terms("linear", "\"orderLinkId\":\"a\",\"price\":\"780\"");
        assertThat(desk.post("/v5/order/amend", changed).code()).isZero();
        assertThat(desk.open("linear").path(0).path("price").asText()).isEqualTo("780.00");

        var all = BybitDesk.JSON.createObjectNode();
        all.put("category", "linear").put("settleCoin", "USDT");
        Answer cancelled = desk.post("/v5/order/cancel-all", all);

        assertThat(cancelled.list()).hasSize(1);
        assertThat(desk.open("linear")).isEmpty();
        assertThat(desk.order("spot", spot).path("orderStatus").asText()).isEqualTo("New");
    }

    @Test
    void pagesOpenOrdersByTheirCursorWithoutGapsOrRepeats() {
        for (int i = 0; i < 120; i++) {
            assertThat(desk.order("linear", "\"qty\":\"0.01\"").code()).isZero();
        }
        Set<String> ids = new HashSet<>();
        int pages = 0;
        String cursor = "";
        do {
            String path =
                    "/v5/order/realtime?category=linear&symbol=BTCUSDT&limit=50&cursor=" + cursor;
            Answer page = desk.get(path);
            page.list().forEach(order -> ids.add(order.path("orderId").asText()));
            cursor = page.result().path("nextPageCursor").asText();
            pages++;
        } while (!cursor.isEmpty());

        assertThat(pages).isEqualTo(3);
        assertThat(ids).hasSize(120);
    }

    @Test
    void executionsAddUpToBalancesAndPositions() {
        desk.order("spot", "\"orderType\":\"Market\",\"qty\":\"800\"");
        desk.order("linear", "\"orderType\":\"Market\",\"qty\":\"1\"");
        desk.trade("820");
        desk.order(
                "linear",
                "\"side\":\"Sell\",\"orderType\":\"Market\",\"qty\":\"5\",\"reduceOnly\":true");

        BigDecimal usdt = new BigDecimal("100000");
        for (String category : new String[] {"spot", "linear"}) {
            for (var fill : desk.get("/v5/execution/list?category=" + category).list()) {
                boolean spot = category.equals("spot");
                BigDecimal value = new BigDecimal(fill.path("execValue").asText());
                boolean buys = fill.path("side").asText().equals("Buy");
                usdt = spot ? usdt.subtract(value) : usdt;
                usdt =
                        fill.path("feeCurrency").asText().equals("USDT")
                                ? usdt.subtract(new BigDecimal(fill.path("execFee").asText()))
                                : usdt;
                usdt = spot ? usdt : buys ? usdt.subtract(value) : usdt.add(value);
            }
        }
        Balance truth = desk.account().balance("USDT");
        assertThat(truth.total()).isEqualByComparingTo(usdt);
        var wallet = desk.get("/v5/account/wallet-balance?accountType=UNIFIED&coin=USDT");
        assertThat(wallet.first().path("coin").path(0).path("walletBalance").asText())
                .isEqualTo(truth.total().stripTrailingZeros().toPlainString());
        var position = desk.get("/v5/position/list?category=linear&symbol=BTCUSDT").first();
        assertThat(position.path("size").asText()).isEqualTo("0.000");
        assertThat(desk.get("/v5/position/closed-pnl?category=linear").list()).hasSize(1);
    }

    @Test
    void leverageDecidesHowMuchMarginAPositionNeeds() {
        var leverage = BybitDesk.JSON.createObjectNode();
        leverage.put("category", "linear").put("symbol", "BTCUSDT");
        leverage.put("buyLeverage", "20").put("sellLeverage", "20");
        assertThat(desk.post("/v5/position/set-leverage", leverage).code()).isZero();
        assertThat(desk.post("/v5/position/set-leverage", leverage).code()).isEqualTo(110043);

        desk.order("linear", "\"orderType\":\"Market\",\"qty\":\"1\"");

        var position = desk.get("/v5/position/list?category=linear&symbol=BTCUSDT").first();
        assertThat(position.path("leverage").asText()).isEqualTo("20");
        assertThat(position.path("positionIM").asText()).isEqualTo("40");
        leverage.put("buyLeverage", "1").put("sellLeverage", "1");
        desk.post("/v5/position/set-leverage", leverage);
        assertThat(desk.order("linear", "\"qty\":\"200\"").code()).isEqualTo(110007);
    }

    @Test
    void aKeyThatAsksTooOftenIsTurnedAwayWithWhenToComeAgain() {
        desk.venue().faults().limitsOff(false);
        Answer answer = desk.order("linear", "");
        assertThat(answer.headers().firstValue("X-Bapi-Limit")).hasValue("10");
        for (int i = 0; i < 30 && answer.code() != 10006; i++) {
            answer = desk.order("linear", "");
        }

        assertThat(answer.code()).isEqualTo(10006);
        assertThat(answer.headers().firstValue("X-Bapi-Limit-Status")).hasValue("0");
        assertThat(answer.headers().firstValue("X-Bapi-Limit-Reset-Timestamp")).isPresent();
    }

    @Test
    void faultsStrikeBeforeAndAfterAnOrderIsTaken() {
        var faults = desk.venue().faults();
        faults.add(Fault.once(FaultKind.ERROR_BEFORE, Operation.PLACE));
        assertThat(desk.order("spot", "").status()).isEqualTo(502);
        assertThat(orders()).isZero();

        faults.add(Fault.once(FaultKind.ERROR_AFTER, Operation.PLACE));
        assertThat(desk.order("spot", "").status()).isEqualTo(502);
        assertThat(orders()).isEqualTo(1);

        faults.add(Fault.once(FaultKind.CODE_AFTER, Operation.PLACE));
        assertThat(desk.order("spot", "").code()).isEqualTo(10016);
        assertThat(orders()).isEqualTo(2);

        faults.add(
                Fault.once(FaultKind.TIMEOUT_AFTER, Operation.PLACE)
                        .holding(Duration.ofMillis(20)));
        assertThat(desk.order("spot", "").code()).isZero();
        assertThat(orders()).isEqualTo(3);

        faults.add(Fault.once(FaultKind.RATE_LIMIT, Operation.ANY));
        assertThat(desk.get("/v5/account/info").code()).isEqualTo(10006);
        assertThat(desk.get("/v5/account/info").code()).isEqualTo(10006);
        faults.maintenance(true);
        assertThat(desk.get("/v5/account/info").status()).isEqualTo(503);
        faults.maintenance(false);
        faults.add(Fault.once(FaultKind.BAN, Operation.ANY).holding(Duration.ofMinutes(10)));
        assertThat(desk.get("/v5/account/info").status()).isEqualTo(403);
        assertThat(desk.get("/v5/market/time").status()).isEqualTo(403);
    }
}
