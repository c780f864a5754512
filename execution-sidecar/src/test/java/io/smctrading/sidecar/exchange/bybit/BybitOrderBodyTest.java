package io.smctrading.sidecar.exchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.ExitTerms;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.Placement;
import io.smctrading.core.execution.Protection;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class BybitOrderBodyTest {

    private static final ExitTerms STOP = new ExitTerms("a1-stop", new BigDecimal("27000.0"));
    private static final ExitTerms TARGET = new ExitTerms("a1-target", new BigDecimal("35000.0"));

    private final BybitOrderBody spot = new BybitOrderBody(BybitCategory.SPOT);
    private final BybitOrderBody linear = new BybitOrderBody(BybitCategory.LINEAR);

    @Test
    void spotMarketOrderWithoutCollarCountsInTheBaseAsset() {
        assertThat(spot.of(order(Placement.Type.MARKET, null, null, false, null, null)))
                .hasToString(
                        """
                        {"category":"spot","symbol":"BTCUSDT","side":"Buy","qty":"0.01",\
                        "orderLinkId":"a1","orderType":"Market","marketUnit":"baseCoin"}\
                        """);
    }

    @Test
    void spotMarketEntryWithExitsIsTakenAtTheCollarOrCancelled() {
        assertThat(spot.of(order(Placement.Type.MARKET, null, "28100.5", false, STOP, TARGET)))
                .hasToString(
                        """
                        {"category":"spot","symbol":"BTCUSDT","side":"Buy","qty":"0.01",\
                        "orderLinkId":"a1","orderType":"Limit","price":"28100.5",\
                        "timeInForce":"IOC","takeProfit":"35000","tpOrderType":"Market",\
                        "stopLoss":"27000","slOrderType":"Market"}\
                        """);
    }

    @Test
    void linearExitsAreOfThisEntryAlone() {
        assertThat(linear.of(order(Placement.Type.LIMIT, "28000", null, false, STOP, TARGET)))
                .hasToString(
                        """
                        {"category":"linear","symbol":"BTCUSDT","side":"Buy","qty":"0.01",\
                        "orderLinkId":"a1","positionIdx":0,"orderType":"Limit","price":"28000",\
                        "timeInForce":"GTC","reduceOnly":false,"takeProfit":"35000",\
                        "tpOrderType":"Market","stopLoss":"27000","slOrderType":"Market",\
                        "tpslMode":"Partial"}\
                        """);
    }

    @Test
    void conditionalOrderTriggersInTheDirectionOfItsKind() {
        assertThat(linear.of(order(Placement.Type.STOP, "29000", null, true, null, null)))
                .hasToString(
                        """
                        {"category":"linear","symbol":"BTCUSDT","side":"Buy","qty":"0.01",\
                        "orderLinkId":"a1","positionIdx":0,"orderType":"Market",\
                        "triggerPrice":"29000","triggerDirection":1,"triggerBy":"LastPrice",\
                        "reduceOnly":true}\
                        """);
        assertThat(
                        linear.of(
                                        order(
                                                Placement.Type.TAKE_PROFIT,
                                                "27000",
                                                null,
                                                true,
                                                null,
                                                null))
                                .get("triggerDirection")
                                .intValue())
                .isEqualTo(2);
        assertThat(spot.of(order(Placement.Type.STOP, "29000", null, false, null, null)))
                .hasToString(
                        """
                        {"category":"spot","symbol":"BTCUSDT","side":"Buy","qty":"0.01",\
                        "orderLinkId":"a1","orderType":"Market","marketUnit":"baseCoin",\
                        "triggerPrice":"29000","orderFilter":"StopOrder"}\
                        """);
    }

    @Test
    void linearExitsOfWhatIsHeldOnlyCloseAndHaveOurIds() {
        Protection held = held();
        assertThat(linear.stopOf(held))
                .hasToString(
                        """
                        {"category":"linear","symbol":"BTCUSDT","side":"Sell","qty":"0.01",\
                        "orderLinkId":"a1-stop","positionIdx":0,"reduceOnly":true,\
                        "orderType":"Market","triggerPrice":"27000","triggerDirection":2,\
                        "triggerBy":"LastPrice"}\
                        """);
        assertThat(linear.targetOf(held))
                .hasToString(
                        """
                        {"category":"linear","symbol":"BTCUSDT","side":"Sell","qty":"0.01",\
                        "orderLinkId":"a1-target","positionIdx":0,"reduceOnly":true,\
                        "orderType":"Limit","price":"35000","timeInForce":"GTC"}\
                        """);
    }

    @Test
    void spotExitsOfWhatIsHeldLockNothingSoThatBothCanWait() {
        assertThat(spot.stopOf(held()).get("orderFilter").textValue()).isEqualTo("StopOrder");
        assertThat(spot.targetOf(held()))
                .hasToString(
                        """
                        {"category":"spot","symbol":"BTCUSDT","side":"Sell","qty":"0.01",\
                        "orderLinkId":"a1-target","orderType":"Market","marketUnit":"baseCoin",\
                        "triggerPrice":"35000","orderFilter":"StopOrder"}\
                        """);
    }

    @Test
    void saysWhatBybitCannotDo() {
        assertThat(spot.refusal(order(Placement.Type.MARKET, null, null, false, STOP, null)))
                .hasValueSatisfying(reason -> assertThat(reason).contains("collar"));
        assertThat(spot.refusal(order(Placement.Type.STOP, "29000", null, false, STOP, null)))
                .isPresent();
        assertThat(linear.refusal(order(Placement.Type.LIMIT, "28000", null, true, STOP, null)))
                .isPresent();
        assertThat(linear.refusal(order(Placement.Type.MARKET, null, null, false, STOP, TARGET)))
                .isEmpty();
    }

    private static Placement order(
            Placement.Type type,
            String price,
            String collar,
            boolean reduceOnly,
            ExitTerms stop,
            ExitTerms target) {
        return new Placement(
                "a1",
                "BTCUSDT",
                OrderSide.BUY,
                type,
                new BigDecimal("0.010000"),
                price == null ? null : new BigDecimal(price),
                collar == null ? null : new BigDecimal(collar),
                reduceOnly,
                stop,
                target);
    }

    private static Protection held() {
        return new Protection(
                "a1", "BTCUSDT", OrderSide.SELL, new BigDecimal("0.010"), STOP, TARGET);
    }
}
