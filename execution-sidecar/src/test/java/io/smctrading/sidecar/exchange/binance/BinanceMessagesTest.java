package io.smctrading.sidecar.exchange.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smctrading.core.execution.Liquidity;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.core.market.Instrument;
import io.smctrading.sidecar.exchange.ErrorClass;
import io.smctrading.sidecar.exchange.ExchangeException;
import io.smctrading.sidecar.exchange.http.JsonView;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinanceMessagesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final BinanceOrders orders = new BinanceOrders(new ClientIds());

    @Test
    void readsAnOrderThatWasFilledAtOnce() {
        JsonView answer = RecordedMessages.json("order-full");

        assertThat(orders.orders(answer))
                .containsExactly(
                        new VenueOrder(
                                "6gCrw2kRUAF9CvJDGP16IP",
                                "28",
                                "BTCUSDT",
                                OrderSide.SELL,
                                OrderStatus.FILLED,
                                new BigDecimal("10.00000000"),
                                new BigDecimal("10.00000000"),
                                Instant.ofEpochMilli(1507725176595L),
                                null));
        assertThat(orders.fills(answer)).hasSize(5);
        assertThat(orders.fills(answer).get(0))
                .isEqualTo(
                        new VenueFill(
                                "56",
                                "6gCrw2kRUAF9CvJDGP16IP",
                                "28",
                                "BTCUSDT",
                                OrderSide.SELL,
                                new BigDecimal("1.00000000"),
                                new BigDecimal("4000.00000000"),
                                new BigDecimal("4.00000000"),
                                "USDT",
                                null,
                                Instant.ofEpochMilli(1507725176595L)));
    }

    @Test
    void readsAllOrdersOfAList() {
        assertThat(orders.orders(RecordedMessages.json("otoco")))
                .extracting(VenueOrder::clientId, VenueOrder::status, VenueOrder::side)
                .containsExactly(
                        tuple("fM9Y4m23IFJVCQmIrlUmMK", OrderStatus.ACCEPTED, OrderSide.SELL),
                        tuple("6pcQbFIzTXGZQ1e2MkGDq4", OrderStatus.ACCEPTED, OrderSide.BUY),
                        tuple("r4JMv9cwAYYUwwBZfbussx", OrderStatus.ACCEPTED, OrderSide.BUY));
        assertThat(orders.orders(RecordedMessages.json("oto"))).hasSize(2);
        assertThat(orders.orders(RecordedMessages.json("oco"))).hasSize(2);
    }

    @Test
    void aCanceledOrderKeepsTheIdItWasPlacedWith() {
        VenueOrder order = orders.order(RecordedMessages.json("cancel"));

        assertThat(order.clientId()).isEqualTo("myOrder1");
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(orders.orders(RecordedMessages.json("cancel-list")))
                .extracting(VenueOrder::clientId)
                .containsExactly("pO9ufTiFGg3nw2fOdgeOXa", "TXOvglzXuaubXAaENpaRCB");
    }

    @Test
    void readsQueriedOrders() {
        for (JsonView order :
                List.of(
                        RecordedMessages.json("order"),
                        RecordedMessages.json("open-orders").list().get(0),
                        RecordedMessages.json("all-orders").list().get(0))) {
            assertThat(orders.order(order))
                    .isEqualTo(
                            new VenueOrder(
                                    "myOrder1",
                                    "1",
                                    "LTCBTC",
                                    OrderSide.BUY,
                                    OrderStatus.ACCEPTED,
                                    new BigDecimal("1.0"),
                                    new BigDecimal("0.0"),
                                    Instant.ofEpochMilli(1499827319559L),
                                    null));
        }
    }

    @Test
    void readsTheTradeList() {
        assertThat(orders.trade(RecordedMessages.json("my-trades").list().get(0), "mine"))
                .isEqualTo(
                        new VenueFill(
                                "28457",
                                "mine",
                                "100234",
                                "BNBBTC",
                                OrderSide.BUY,
                                new BigDecimal("12.00000000"),
                                new BigDecimal("4.00000100"),
                                new BigDecimal("10.10000000"),
                                "BNB",
                                Liquidity.TAKER,
                                Instant.ofEpochMilli(1499865549590L)));
    }

    @Test
    void readsInstrumentsWithTheirSteps() {
        assertThat(BinanceInstruments.of(RecordedMessages.json("exchange-info")))
                .containsExactly(
                        new Instrument(
                                "binance",
                                "ETH-BTC",
                                "ETHBTC",
                                "ETH",
                                "BTC",
                                new BigDecimal("0.000001"),
                                new BigDecimal("0.001"),
                                BigDecimal.TEN.setScale(0).stripTrailingZeros(),
                                false));
    }

    @Test
    void filtersThatAreSwitchedOffLeaveThePrecisionOfTheAssets() {
        JsonView info =
                changed(
                        "exchange-info",
                        json -> ((ObjectNode) json.at("/symbols/0")).putArray("filters"));

        Instrument instrument = BinanceInstruments.of(info).get(0);
        assertThat(instrument.tickSize()).isEqualByComparingTo("0.00000001");
        assertThat(instrument.lotSize()).isEqualByComparingTo("0.00000001");
        assertThat(instrument.minimumNotional()).isZero();
    }

    @Test
    void leavesOutWhatIsNotTradedNow() {
        JsonView halted =
                changed(
                        "exchange-info",
                        json -> ((ObjectNode) json.at("/symbols/0")).put("status", "HALT"));

        assertThat(BinanceInstruments.of(halted)).isEmpty();
    }

    @Test
    void readsAnExecutionReport() {
        JsonView event = RecordedMessages.json("execution-report").at("event");

        assertThat(orders.reported(event))
                .isEqualTo(
                        new VenueOrder(
                                "mUvoqJxFIILMdfAW5iGSOW",
                                "4293153",
                                "ETHBTC",
                                OrderSide.BUY,
                                OrderStatus.ACCEPTED,
                                new BigDecimal("1.00000000"),
                                new BigDecimal("0.00000000"),
                                Instant.ofEpochMilli(1499405658657L),
                                null));
    }

    @Test
    void theReportOfACancelIsOfTheOrderThatIsCanceled() {
        JsonView event =
                changed(
                                "execution-report",
                                json ->
                                        ((ObjectNode) json.get("event"))
                                                .put("c", "ofTheCancel")
                                                .put("C", "ofTheOrder")
                                                .put("x", "CANCELED")
                                                .put("X", "CANCELED"))
                        .at("event");

        assertThat(orders.reported(event).clientId()).isEqualTo("ofTheOrder");
        assertThat(orders.reported(event).status()).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void readsTheExecutionOfAReport() {
        JsonView event =
                changed(
                                "execution-report",
                                json ->
                                        ((ObjectNode) json.get("event"))
                                                .put("x", "TRADE")
                                                .put("X", "PARTIALLY_FILLED")
                                                .put("l", "0.4")
                                                .put("L", "0.1026")
                                                .put("n", "0.0004")
                                                .put("N", "ETH")
                                                .put("t", 77)
                                                .put("m", true))
                        .at("event");

        assertThat(orders.executed(event))
                .isEqualTo(
                        new VenueFill(
                                "77",
                                "mUvoqJxFIILMdfAW5iGSOW",
                                "4293153",
                                "ETHBTC",
                                OrderSide.BUY,
                                new BigDecimal("0.4"),
                                new BigDecimal("0.1026"),
                                new BigDecimal("0.0004"),
                                "ETH",
                                Liquidity.MAKER,
                                Instant.ofEpochMilli(1499405658657L)));
    }

    @Test
    void tellsWhyAnOrderExpired() {
        JsonView event =
                changed(
                                "execution-report",
                                json ->
                                        ((ObjectNode) json.get("event"))
                                                .put("X", "EXPIRED")
                                                .put("eR", "OCO_TRIGGER"))
                        .at("event");

        assertThat(orders.reported(event).reason()).isEqualTo("OCO_TRIGGER");
    }

    @ParameterizedTest
    @CsvSource({
        "symbol",
        "orderId",
        "clientOrderId",
        "side",
        "status",
        "origQty",
        "executedQty",
        "transactTime"
    })
    void refusesAnAnswerWithoutARequiredField(String field) {
        JsonView answer = changed("order-full", json -> ((ObjectNode) json).remove(field));

        String path = field.equals("transactTime") ? "updateTime" : field;
        refused(() -> orders.orders(answer), "order-full." + path + " is missing");
    }

    @ParameterizedTest
    @CsvSource({"tradeId", "price", "qty", "commission", "commissionAsset"})
    void refusesAFillWithoutARequiredField(String field) {
        JsonView answer =
                changed("order-full", json -> ((ObjectNode) json.at("/fills/3")).remove(field));

        refused(() -> orders.fills(answer), "order-full.fills[3]." + field + " is missing");
    }

    @ParameterizedTest
    @CsvSource({
        "id",
        "orderId",
        "symbol",
        "qty",
        "price",
        "commission",
        "commissionAsset",
        "time",
        "isBuyer",
        "isMaker"
    })
    void refusesATradeWithoutARequiredField(String field) {
        JsonView trade =
                changed("my-trades", json -> ((ObjectNode) json.get(0)).remove(field))
                        .list()
                        .get(0);

        refused(() -> orders.trade(trade, "mine"), "my-trades[0]." + field + " is missing");
    }

    @ParameterizedTest
    @CsvSource({"s", "c", "S", "X", "i", "q", "z", "T"})
    void refusesAReportWithoutARequiredField(String field) {
        JsonView event =
                changed("execution-report", json -> ((ObjectNode) json.get("event")).remove(field))
                        .at("event");

        refused(() -> orders.reported(event), "execution-report.event." + field + " is missing");
    }

    @ParameterizedTest
    @CsvSource({"symbol", "status", "baseAsset", "quoteAsset", "filters", "isSpotTradingAllowed"})
    void refusesAnInstrumentWithoutARequiredField(String field) {
        JsonView info =
                changed(
                        "exchange-info",
                        json -> ((ObjectNode) json.at("/symbols/0")).remove(field));

        refused(
                () -> BinanceInstruments.of(info),
                "exchange-info.symbols[0]." + field + " is missing");
    }

    @Test
    void refusesAStatusThatNobodyKnows() {
        JsonView answer = changed("order-full", json -> ((ObjectNode) json).put("status", "ODD"));

        refused(() -> orders.orders(answer), "order-full.status is \"ODD\", not known");
    }

    static JsonView changed(String name, Consumer<JsonNode> change) {
        return JsonView.parse(name, changedText(name, change));
    }

    /** A recorded message, otherwise than it was recorded. */
    static String changedText(String name, Consumer<JsonNode> change) {
        try {
            JsonNode json = MAPPER.readTree(RecordedMessages.text(name));
            change.accept(json);
            return json.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refused(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        ExchangeException.class,
                        e -> assertThat(e.error()).isEqualTo(ErrorClass.PROTOCOL))
                .hasMessageContaining(message);
    }
}
