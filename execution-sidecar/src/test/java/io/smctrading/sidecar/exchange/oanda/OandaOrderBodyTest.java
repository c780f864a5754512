package io.smctrading.sidecar.exchange.oanda;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.ExitTerms;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.Placement;
import io.smctrading.core.execution.Protection;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OandaOrderBodyTest {

    private static final ExitTerms STOP = new ExitTerms("a1-stop", new BigDecimal("1.22000"));
    private static final ExitTerms TARGET = new ExitTerms("a1-target", new BigDecimal("1.18000"));

    @Test
    void marketEntryIsFilledWholeWithinTheCollarAndBringsItsExits() {
        Placement entry =
                new Placement(
                        "a1",
                        "EUR_USD",
                        OrderSide.SELL,
                        Placement.Type.MARKET,
                        new BigDecimal("100"),
                        null,
                        new BigDecimal("1.19900"),
                        false,
                        STOP,
                        TARGET);

        assertThat(OandaOrderBody.of(entry))
                .hasToString(
                        """
                        {"order":{"type":"MARKET","timeInForce":"FOK","priceBound":"1.199",\
                        "instrument":"EUR_USD","units":"-100","positionFill":"DEFAULT",\
                        "clientExtensions":{"id":"a1"},\
                        "takeProfitOnFill":{"timeInForce":"GTC","price":"1.18",\
                        "clientExtensions":{"id":"a1-target"}},\
                        "stopLossOnFill":{"timeInForce":"GTC","price":"1.22",\
                        "clientExtensions":{"id":"a1-stop"}},\
                        "tradeClientExtensions":{"id":"a1"}}}\
                        """);
    }

    @ParameterizedTest
    @CsvSource({"LIMIT, LIMIT", "STOP, STOP", "TAKE_PROFIT, MARKET_IF_TOUCHED"})
    void ordersThatWaitHaveTheirPrice(Placement.Type type, String name) {
        Placement exit =
                new Placement(
                        "a2",
                        "EUR_USD",
                        OrderSide.BUY,
                        type,
                        new BigDecimal("1000"),
                        new BigDecimal("1.2"),
                        null,
                        true,
                        null,
                        null);

        assertThat(OandaOrderBody.of(exit))
                .hasToString(
                        """
                        {"order":{"type":"%s","timeInForce":"GTC","price":"1.2",\
                        "instrument":"EUR_USD","units":"1000","positionFill":"REDUCE_ONLY",\
                        "clientExtensions":{"id":"a2"}}}\
                        """
                                .formatted(name));
    }

    @Test
    void laterExitsAreHungOnTheTrade() {
        Protection protection =
                new Protection(
                        "a1",
                        "EUR_USD",
                        OrderSide.BUY,
                        new BigDecimal("100"),
                        new ExitTerms("a1-stop1", new BigDecimal("1.22")),
                        null);

        assertThat(OandaOrderBody.of(protection))
                .hasToString(
                        """
                        {"stopLoss":{"timeInForce":"GTC","price":"1.22",\
                        "clientExtensions":{"id":"a1-stop1"}}}\
                        """);
    }
}
