package io.smctrading.sidecar.exchange.oanda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import io.smctrading.core.market.Instrument;
import io.smctrading.sidecar.exchange.ExchangeException;
import io.smctrading.sidecar.exchange.ExchangeGateway.Position;
import io.smctrading.sidecar.exchange.http.JsonView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OandaTransactionsTest {

    private static final Instant TIME = Instant.parse(OandaJson.TIME);

    private final OandaBook book =
            new OandaBook(
                    id -> Optional.empty(),
                    id ->
                            id.equals("77")
                                    ? Optional.of(
                                            new OandaBook.Trade("EUR_USD", new BigDecimal("50")))
                                    : Optional.empty());
    private final OandaTransactions transactions =
            new OandaTransactions(book, id -> !id.startsWith("foreign"), () -> "CHF");

    @Test
    void tellsABracketFromItsEntryToItsStop() {
        assertThat(
                        Stream.of(
                                        OandaJson.CREATE,
                                        OandaJson.FILL,
                                        OandaJson.TARGET,
                                        OandaJson.STOP,
                                        OandaJson.STOP_FILL,
                                        OandaJson.TARGET_CANCEL)
                                .map(this::order))
                .extracting(
                        VenueOrder::clientId,
                        VenueOrder::status,
                        VenueOrder::side,
                        order -> order.filled().toPlainString(),
                        VenueOrder::reason)
                .containsExactly(
                        tuple("a1", OrderStatus.ACCEPTED, OrderSide.SELL, "0", null),
                        tuple("a1", OrderStatus.FILLED, OrderSide.SELL, "100", null),
                        tuple("a1-target", OrderStatus.ACCEPTED, OrderSide.BUY, "0", null),
                        tuple("a1-stop", OrderStatus.ACCEPTED, OrderSide.BUY, "0", null),
                        tuple("a1-stop", OrderStatus.FILLED, OrderSide.BUY, "100", null),
                        tuple(
                                "a1-target",
                                OrderStatus.CANCELED,
                                OrderSide.BUY,
                                "0",
                                "LINKED_TRADE_CLOSED"));
    }

    @Test
    void aFillHasOnePriceAndAFeeInTheAccountsCurrency() {
        assertThat(fill(OandaJson.FILL))
                .isEqualTo(
                        new VenueFill(
                                "2305",
                                "a1",
                                "2304",
                                "EUR_USD",
                                OrderSide.SELL,
                                new BigDecimal("100"),
                                new BigDecimal("1.20000"),
                                new BigDecimal("0.0500"),
                                "CHF",
                                null,
                                TIME));
        assertThat(fill(OandaJson.STOP_FILL).fee()).isEqualByComparingTo("0.01");
    }

    @Test
    void partsOfAFillAreOneFillAtTheirAverage() {
        String parts =
                OandaJson.STOP_FILL
                        .replace(
                                "\"units\":\"100\",\"price\":\"1.22010\",\"reason\"",
                                "\"units\":\"100\",\"reason\"")
                        .replace(
                                "[{\"tradeID\"",
                                "[{\"tradeID\":\"9\",\"units\":\"300\",\"price\":\"1.22050\"},"
                                        + "{\"tradeID\"")
                        .replace(
                                "\"tradesClosed\"",
                                "\"tradeReduced\":{\"tradeID\":\"8\",\"units\":\"-100\","
                                        + "\"price\":\"1.22030\"},\"tradesClosed\"");

        assertThat(fill(parts).price()).isEqualByComparingTo("1.22038");
    }

    @Test
    void aFillWithoutPricesOfItsPartsHasItsOwn() {
        String old =
                OandaJson.FILL.replace(
                        ",\"price\":\"1.20000\",\"clientExtensions\"", ",\"clientExtensions\"");

        assertThat(fill(old).price()).isEqualByComparingTo("1.2");
    }

    @Test
    void whatIsToldTwiceCountsOnce() {
        order(OandaJson.CREATE);
        order(OandaJson.FILL);
        order(OandaJson.CREATE);

        assertThat(order(OandaJson.FILL).filled()).isEqualByComparingTo("100");
    }

    @Test
    void exitsOfATradeThatWasNotHeardAreAskedFor() {
        VenueOrder exit = order(OandaJson.STOP.replace("\"2305\"", "\"77\""));

        assertThat(exit.quantity()).isEqualByComparingTo("50");
        assertThat(exit.side()).isEqualTo(OrderSide.SELL);
    }

    @Test
    void anOrderThatIsCancelledAtOnceSaysWhy() {
        order(OandaJson.CREATE);
        VenueOrder cancelled =
                order(
                        OandaJson.TARGET_CANCEL
                                .replace("2306", "2304")
                                .replace("LINKED_TRADE_CLOSED", "INSUFFICIENT_LIQUIDITY"));

        assertThat(cancelled.clientId()).isEqualTo("a1");
        assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(cancelled.reason()).isEqualTo("INSUFFICIENT_LIQUIDITY");
    }

    @Test
    void transactionsOfOthersAndOfOtherKindsSayNothing() {
        assertThat(said(OandaJson.CREATE.replace("\"a1\"", "\"foreign-1\""))).isEmpty();
        assertThat(said(OandaJson.CREATE.replace("clientExtensions", "other"))).isEmpty();
        assertThat(said(OandaJson.FILL.replace("clientOrderID", "other"))).isEmpty();
        assertThat(said("{\"type\":\"DAILY_FINANCING\",\"id\":\"1\"}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "orderID", "units", "time", "instrument"})
    void refusesAFillWithoutWhatIsNeededWithThePath(String field) {
        // The part that it opened has units too.
        String text = OandaJson.FILL.replaceFirst("\"" + field + "\"", "\"other\"");

        assertThatThrownBy(() -> said(text))
                .isInstanceOf(ExchangeException.class)
                .hasMessage("transaction." + field + " is missing");
    }

    @Test
    void readsInstruments() {
        JsonView json =
                OandaJson.read(
                        """
                        {"displayName":"EUR/USD","displayPrecision":5,"marginRate":"0.02",\
                        "maximumOrderUnits":"100000000","maximumPositionSize":"0",\
                        "maximumTrailingStopDistance":"1.00000","minimumTradeSize":"1",\
                        "minimumTrailingStopDistance":"0.00050","name":"EUR_USD",\
                        "pipLocation":-4,"tradeUnitsPrecision":0,"type":"CURRENCY"}\
                        """);

        assertThat(OandaQueries.instrumentOf(json))
                .isEqualTo(
                        new Instrument(
                                "oanda",
                                "EUR-USD",
                                "EUR_USD",
                                "EUR",
                                "USD",
                                new BigDecimal("0.00001"),
                                BigDecimal.ONE,
                                BigDecimal.ZERO,
                                true));
    }

    @Test
    void aShortPositionIsBelowZero() {
        JsonView json =
                OandaJson.read(
                        """
                        {"instrument":"EUR_USD","long":{"units":"0","pl":"1"},"short":\
                        {"averagePrice":"1.20000","tradeIDs":["2305"],"units":"-100"}}\
                        """);

        assertThat(OandaQueries.positionOf(json))
                .contains(
                        new Position("EUR_USD", new BigDecimal("-100"), new BigDecimal("1.20000")));
    }

    private Optional<OandaTransactions.Said> said(String text) {
        return transactions.read(OandaJson.read(text));
    }

    private VenueOrder order(String text) {
        return said(text).orElseThrow().order();
    }

    private VenueFill fill(String text) {
        return said(text).orElseThrow().fill();
    }
}
