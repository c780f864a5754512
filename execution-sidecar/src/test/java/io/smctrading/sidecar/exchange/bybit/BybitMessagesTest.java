package io.smctrading.sidecar.exchange.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.execution.Liquidity;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.market.Instrument;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.ExchangeException;
import io.smctrading.sidecar.exchange.ExchangeGateway.Position;
import io.smctrading.sidecar.exchange.http.JsonView;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of Bybit's documents, July 2026. */
class BybitMessagesTest {

    @Test
    void readsAnOpenOrder() {
        BybitOrder order = BybitOrder.of(Recorded.first("order-realtime"));

        assertThat(order.orderId()).isEqualTo("fd4300ae-7847-404e-b947-b46980a4d140");
        assertThat(order.orderLinkId()).isEqualTo("test-000005");
        assertThat(order.side()).isEqualTo(OrderSide.BUY);
        assertThat(order.status()).isEqualTo(OrderStatus.ACCEPTED);
        assertThat(order.quantity()).isEqualByComparingTo("0.10");
        assertThat(order.filled()).isEqualByComparingTo("0");
        assertThat(order.hasExits()).isTrue();
        assertThat(order.stopLoss()).isEqualByComparingTo("1500");
        assertThat(order.updated()).isEqualTo(Instant.ofEpochMilli(1684738540561L));
        assertThat(order.reason()).isNull();
    }

    @Test
    void readsWhyAnOrderEnded() {
        BybitOrder order = BybitOrder.of(Recorded.first("order-history"));

        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(order.reason()).isEqualTo("EC_PostOnlyWillTakeLiquidity");
        assertThat(order.toVenueOrder("YLxaWKMiHU").venueSymbol()).isEqualTo("BTCUSDT");
    }

    @Test
    void readsAnOrderOfTheStream() {
        JsonView message = Recorded.json("stream-order");
        BybitOrder order = BybitOrder.of(message.list("data").get(0));

        assertThat(order.category()).isEqualTo("option");
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order.filled()).isEqualByComparingTo("1");
        assertThat(order.mayBeExit()).isFalse();
    }

    @Test
    void readsExecutionsOfAnswersAndOfTheStream() {
        BybitExecution listed = BybitExecution.of(Recorded.first("execution-list"));
        assertThat(listed.executionId()).isEqualTo("e0cbe81d-0f18-5866-9415-cf319b5dab3b");
        assertThat(listed.trade()).isTrue();

        BybitExecution streamed =
                BybitExecution.of(Recorded.json("stream-execution").list("data").get(0));
        VenueFill fill = streamed.toVenueFill("a1-stop", bitcoin(), BybitCategory.LINEAR);
        assertThat(fill)
                .isEqualTo(
                        new VenueFill(
                                "0ab1bdf7-4219-438b-b30a-32ec863018f7",
                                "a1-stop",
                                "9aac161b-8ed6-450d-9cab-c5cc67c21784",
                                "BTCUSDT",
                                OrderSide.SELL,
                                new BigDecimal("0.5"),
                                new BigDecimal("95900.1"),
                                new BigDecimal("26.3725275"),
                                "USDT",
                                Liquidity.TAKER,
                                Instant.ofEpochMilli(1746270400353L)));
    }

    @ParameterizedTest
    @CsvSource({
        "spot, Buy, 0.001, BTC",
        "spot, Sell, 0.001, USDT",
        "spot, Buy, -0.001, USDT",
        "spot, Sell, -0.001, BTC",
        "linear, Buy, 0.001, USDT"
    })
    void feeIsInWhatBybitTakesItFromWhereItDoesNotSay(
            String category, String side, String fee, String asset) {
        String text =
                Recorded.text("execution-list")
                        .replace("\"side\": \"Buy\"", "\"side\": \"" + side + "\"")
                        .replace("\"execFee\": \"0.071409\"", "\"execFee\": \"" + fee + "\"");
        BybitExecution execution =
                BybitExecution.of(JsonView.parse("x", text).at("result").list("list").get(0));
        BybitCategory of = category.equals("spot") ? BybitCategory.SPOT : BybitCategory.LINEAR;

        assertThat(execution.toVenueFill("a1", bitcoin(), of).feeAsset()).isEqualTo(asset);
    }

    @Test
    void readsInstrumentsOfBothCategories() {
        Instrument spot =
                BybitInstruments.of(BybitCategory.SPOT, Recorded.first("instruments-spot"))
                        .orElseThrow();
        assertThat(spot)
                .isEqualTo(
                        new Instrument(
                                "bybit",
                                "BTC-USDT",
                                "BTCUSDT",
                                "BTC",
                                "USDT",
                                new BigDecimal("0.1"),
                                new BigDecimal("0.000001"),
                                new BigDecimal("5"),
                                false));
        Instrument linear =
                BybitInstruments.of(BybitCategory.LINEAR, Recorded.first("instruments-linear"))
                        .orElseThrow();
        assertThat(linear.venue()).isEqualTo("bybit-linear");
        assertThat(linear.symbol()).isEqualTo("BTC-USDT");
        assertThat(linear.tickSize()).isEqualByComparingTo("0.1");
        assertThat(linear.lotSize()).isEqualByComparingTo("0.001");
        assertThat(linear.minimumNotional()).isEqualByComparingTo("5");
        assertThat(linear.shortable()).isTrue();
    }

    @Test
    void leavesOutContractsThatEnd() {
        JsonView json =
                JsonView.parse(
                        "x",
                        Recorded.text("instruments-linear")
                                .replace("LinearPerpetual", "LinearFutures"));

        assertThat(BybitInstruments.of(BybitCategory.LINEAR, json.at("result").list("list").get(0)))
                .isEmpty();
    }

    @Test
    void aShortPositionIsBelowZero() {
        assertThat(BybitQueries.positionOf(Recorded.first("position-list")))
                .contains(
                        new Position(
                                "BTCUSD",
                                new BigDecimal("-300"),
                                new BigDecimal("27464.50441675")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orderId",
                "symbol",
                "side",
                "orderStatus",
                "qty",
                "createdTime",
                "updatedTime"
            })
    void refusesAnOrderWithoutWhatIsNeededWithThePath(String field) {
        String text = Recorded.text("order-realtime").replace("\"" + field + "\"", "\"other\"");

        assertThatThrownBy(
                        () ->
                                BybitOrder.of(
                                        JsonView.parse("answer", text)
                                                .at("result")
                                                .list("list")
                                                .get(0)))
                .isInstanceOf(ExchangeException.class)
                .hasMessage("answer.result.list[0]." + field + " is missing")
                .extracting(problem -> ((ExchangeException) problem).error())
                .isEqualTo(ErrorClass.PROTOCOL);
    }

    @Test
    void refusesAStatusThatNobodyKnows() {
        String text = Recorded.text("order-realtime").replace("\"New\"", "\"Odd\"");

        assertThatThrownBy(
                        () ->
                                BybitOrder.of(
                                        JsonView.parse("answer", text)
                                                .at("result")
                                                .list("list")
                                                .get(0)))
                .hasMessageContaining("answer.result.list[0].orderStatus")
                .hasMessageContaining("Odd");
    }

    private static Instrument bitcoin() {
        return BybitInstruments.of(BybitCategory.SPOT, Recorded.first("instruments-spot"))
                .orElseThrow();
    }
}
