package io.smctrading.simulator.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.smctrading.simulator.bybit.BybitDesk.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Take profits and stop losses that come with an order or a position. */
class BybitExitsTest {

    private static final String BRACKET = "\"takeProfit\":\"900\",\"stopLoss\":\"700\"";
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

    private static List<String> exits(String category) {
        List<String> exits = new ArrayList<>();
        for (JsonNode order : desk.open(category)) {
            String type = order.path("stopOrderType").asText();
            if (!type.isEmpty()) {
                exits.add(
                        type
                                + " "
                                + order.path("qty").asText()
                                + " "
                                + order.path("triggerPrice").asText());
            }
        }
        return exits;
    }

    /** Lets some of a resting buy at 790 be filled. */
    private static void sell(String category, String quantity) {
        desk.venue()
                .exchange()
                .trade(
                        desk.instrument(category),
                        new BigDecimal("790"),
                        new BigDecimal(quantity),
                        true);
    }

    private static BigDecimal position() {
        return desk.account().position(desk.instrument("linear")).quantity();
    }

    @Test
    void exitsOfAWholePositionFollowItsSizeFromTheFirstFillOn() {
        desk.order("linear", "\"orderLinkId\":\"entry\"," + BRACKET);
        assertThat(exits("linear")).isEmpty();

        sell("linear", "2.03");
        assertThat(exits("linear"))
                .containsExactlyInAnyOrder("TakeProfit 0.030 900.00", "StopLoss 0.030 700.00");
        sell("linear", "1");
        assertThat(exits("linear"))
                .containsExactlyInAnyOrder("TakeProfit 0.100 900.00", "StopLoss 0.100 700.00");

        JsonNode exit = desk.open("linear").path(0);
        assertThat(exit.path("parentOrderLinkId").asText()).isEqualTo("entry");
        assertThat(exit.path("createType").asText()).startsWith("CreateBy");
        assertThat(exit.path("reduceOnly").asBoolean()).isTrue();
        assertThat(exit.path("orderStatus").asText()).isEqualTo("Untriggered");
        JsonNode held = desk.get("/v5/position/list?category=linear&symbol=BTCUSDT").first();
        assertThat(held.path("takeProfit").asText()).isEqualTo("900.00");
    }

    @Test
    void anExitThatClosesThePositionTakesTheOtherOneWithIt() {
        desk.order("linear", "\"orderType\":\"Market\",\"qty\":\"0.5\"," + BRACKET);
        assertThat(exits("linear")).hasSize(2);

        desk.trade("699");

        assertThat(position()).isZero();
        assertThat(desk.open("linear")).isEmpty();
        List<String> ended = new ArrayList<>();
        for (JsonNode order : desk.get("/v5/order/history?category=linear").list()) {
            ended.add(
                    order.path("stopOrderType").asText()
                            + " "
                            + order.path("orderStatus").asText()
                            + " "
                            + order.path("cancelType").asText());
        }
        assertThat(ended)
                .containsExactly(
                        "StopLoss Filled UNKNOWN",
                        "TakeProfit Deactivated CancelByTpSlTsClear",
                        " Filled UNKNOWN");
    }

    @Test
    void partialExitsBelongToTheirEntryAndExcludeEachOther() {
        desk.order("linear", "\"orderType\":\"Market\",\"qty\":\"0.5\"");
        desk.order(
                "linear",
                "\"orderType\":\"Market\",\"qty\":\"0.2\",\"tpslMode\":\"Partial\","
                        + "\"tpOrderType\":\"Limit\",\"tpLimitPrice\":\"899\","
                        + BRACKET);
        assertThat(exits("linear"))
                .containsExactlyInAnyOrder(
                        "PartialTakeProfit 0.200 900.00", "PartialStopLoss 0.200 700.00");

        desk.trade("900");

        assertThat(position()).isEqualByComparingTo("0.5");
        assertThat(desk.open("linear")).isEmpty();
        JsonNode newest = desk.get("/v5/order/history?category=linear").first();
        assertThat(newest.path("stopOrderType").asText()).isEqualTo("PartialStopLoss");
        assertThat(newest.path("cancelType").asText())
                .isEqualTo("CancelByOCOSlCanceledByTpTriggered");
    }

    @Test
    void aPositionGetsMovesAndLosesItsExitsByTradingStop() {
        desk.order("linear", "\"orderType\":\"Market\",\"qty\":\"0.5\"");
        assertThat(tradingStop("\"stopLoss\":\"750\"").code()).isZero();
        assertThat(exits("linear")).containsExactly("StopLoss 0.500 750.00");
        String id = desk.open("linear").path(0).path("orderId").asText();

        assertThat(tradingStop("\"stopLoss\":\"760\",\"takeProfit\":\"850\"").code()).isZero();
        assertThat(exits("linear"))
                .containsExactlyInAnyOrder("StopLoss 0.500 760.00", "TakeProfit 0.500 850.00");
        assertThat(desk.open("linear").findValuesAsText("orderId")).contains(id);

        assertThat(tradingStop("\"stopLoss\":\"0\"").code()).isZero();
        assertThat(tradingStop("\"stopLoss\":\"0\"").code()).isEqualTo(34040);
        assertThat(exits("linear")).containsExactly("TakeProfit 0.500 850.00");
        assertThat(tradingStop("\"stopLoss\":\"810\"").code()).isEqualTo(10001);
    }

    private static Answer tradingStop(String changes) {
        var body = BybitDesk.JSON.createObjectNode();
        body.put("category", "linear").put("symbol", "BTCUSDT");
        body.put("tpslMode", "Full").put("positionIdx", 0);
        body.setAll(
                (com.fasterxml.jackson.databind.node.ObjectNode)
                        BybitDesk.json("{" + changes + "}"));
        return desk.post("/v5/position/trading-stop", body);
    }

    @Test
    void spotExitsAreOrdersOfTheirOwnOnceTheEntryIsFilled() {
        desk.order("spot", BRACKET);
        sell("spot", "2.03");
        assertThat(exits("spot")).isEmpty();

        sell("spot", "1");

        assertThat(exits("spot"))
                .containsExactlyInAnyOrder(
                        "tpslOrder 0.099900 900.00", "tpslOrder 0.099900 700.00");
        assertThat(desk.account().balance("BTC").locked()).isEqualByComparingTo("0.0999");

        desk.trade("699");

        assertThat(desk.open("spot")).isEmpty();
        assertThat(desk.account().balance("BTC").total()).isEqualByComparingTo("10");
        assertThat(desk.account().balance("BTC").locked()).isZero();
    }

    @Test
    void spotExitsCoverWhatWasFilledOfAnEntryThatIsCancelled() {
        Answer entry = desk.order("spot", "\"stopLoss\":\"700\"");
        sell("spot", "2.05");

        var named = BybitDesk.terms("spot", "");
        named.put("orderId", entry.result().path("orderId").asText());
        desk.post("/v5/order/cancel", named);

        assertThat(desk.order("spot", entry).path("orderStatus").asText())
                .isEqualTo("PartiallyFilledCanceled");
        assertThat(exits("spot")).containsExactly("tpslOrder 0.049950 700.00");
    }
}
