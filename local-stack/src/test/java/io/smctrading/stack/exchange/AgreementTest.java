package io.smctrading.stack.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smctrading.stack.StackException;
import io.smctrading.stack.TradingVenue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {

    /** Bought 1 at 800 with a fee in the base asset, sold 0.5 at 900 with a fee in the quote. */
    private static final String SPOT =
            """
            {"venue":"binance","private_events":7,
             "instruments":[{"category":"spot","symbol":"BTCUSDT","lastPrice":"1000"},
                            {"category":"spot","symbol":"ETHUSDT","lastPrice":null}],
             "accounts":[{"id":"1","initial":{"USDT":"100000","BTC":"10"},
               "balances":{"USDT":{"total":"99649.55","locked":"0"},"BTC":"10.499"},
               "positions":[],
               "orders":[
                 {"id":"1","clientId":"a","category":"spot","symbol":"BTCUSDT","side":"BUY",
                  "type":"MARKET","status":"FILLED","quantity":"1","filled":"1"},
                 {"id":"2","clientId":"b","category":"spot","symbol":"BTCUSDT","side":"SELL",
                  "type":"LIMIT","status":"FILLED","quantity":"0.5","filled":"0.5"},
                 {"id":"3","clientId":"","category":"spot","symbol":"ETHUSDT","side":"BUY",
                  "type":"LIMIT","status":"NEW","quantity":"1","filled":"0"}],
               "fills":[
                 {"id":"11","category":"spot","symbol":"BTCUSDT","side":"BUY","price":"800",
                  "quantity":"1","fee":"0.001","feeAsset":"BTC"},
                 {"id":"12","category":"spot","symbol":"BTCUSDT","side":"SELL","price":"900",
                  "quantity":"0.5","fee":"0.45","feeAsset":"USDT"}]}]}
            """;

    private static LedgerBook spotLedger() {
        return new LedgerBook(
                2,
                List.of("BUY 800", "SELL 900"),
                new BigDecimal("1.5"),
                new BigDecimal("0.499"),
                // -0.999 x 800 - 0.8, + 0.5 x 900 - 0.45
                new BigDecimal("-350.45"),
                new BigDecimal("1.25"));
    }

    @Test
    void holdsWhenEverySideSaysTheSame() throws IOException {
        Agreement agreement = agreement(spotLedger(), new BigDecimal("100148.55"));

        assertThat(agreement.lines()).allMatch(line -> line.difference().signum() == 0);
        assertThat(agreement.lines())
                .extracting(Agreement.Line::name)
                .containsExactly(
                        "orders",
                        "executions",
                        "quantity BTC",
                        "balance BTC",
                        "cash USDT",
                        "fees USDT",
                        "equity USDT");
        assertThat(agreement.lost()).isZero();
        assertThat(agreement.duplicates()).isZero();
        assertThat(agreement.holds()).isTrue();
        assertThat(agreement.json().path("agrees").asBoolean()).isTrue();
        assertThat(agreement.json().path("lines").path(4).path("exchange").decimalValue())
                .isEqualTo(new BigDecimal("99649.55"));
    }

    @Test
    void doesNotHoldForACentOrASatoshi() throws IOException {
        assertThat(agreement(spotLedger(), new BigDecimal("100148.56")).holds()).isFalse();

        LedgerBook right = spotLedger();
        LedgerBook satoshi =
                new LedgerBook(
                        right.orders(),
                        right.fills(),
                        right.quantity(),
                        right.position().add(new BigDecimal("0.00000001")),
                        right.cash(),
                        right.fees());
        assertThat(agreement(satoshi, null).holds()).isFalse();
        assertThat(printed(agreement(satoshi, null)))
                .containsPattern("balance BTC +10.49900001 +10.499 +0.00000001  <- differs")
                .containsPattern("cash USDT +99649.55 +99649.55 +0.00\n");
    }

    @Test
    void countsWhatIsLostAndWhatIsDoubled() throws IOException {
        LedgerBook right = spotLedger();
        LedgerBook other =
                new LedgerBook(
                        right.orders(),
                        List.of("BUY 800", "BUY 800"),
                        right.quantity(),
                        right.position(),
                        right.cash(),
                        right.fees());

        Agreement agreement = agreement(other, null);

        assertThat(agreement.lost()).isOne();
        assertThat(agreement.duplicates()).isOne();
        assertThat(agreement.holds()).isFalse();
    }

    @Test
    void anOrderThatTheExchangeAcceptedTwiceIsADuplicate() throws IOException {
        SimulatorState state = state(SPOT.replace("\"clientId\":\"b\"", "\"clientId\":\"a\""));

        assertThat(Agreement.of(TradingVenue.BINANCE, spotLedger(), state, null).duplicates())
                .isOne();
    }

    /**
     * Sold 2 short at 900, price now 850: the wallet holds the fee only, the rest is unrealised.
     */
    @Test
    void valuesAnOpenShortAtItsEntryPrice() throws IOException {
        String margin =
                """
                {"instruments":[{"category":"linear","symbol":"BTCUSDT","lastPrice":850}],
                 "accounts":[{"initial":{"USDT":"100000"},"balances":{"USDT":"99999.01"},
                   "positions":[{"category":"linear","symbol":"BTCUSDT","quantity":"-2",
                     "entryPrice":"900"}],
                   "orders":[],
                   "fills":[{"id":"x","category":"linear","symbol":"BTCUSDT","side":"Sell",
                     "price":"900","quantity":"2","fee":"0.99","feeAsset":"USDT"}]}]}
                """;
        LedgerBook ledger =
                new LedgerBook(
                        0,
                        List.of("SELL 900"),
                        new BigDecimal("2"),
                        new BigDecimal("-2"),
                        new BigDecimal("1799.01"),
                        new BigDecimal("0.99"));

        Agreement agreement =
                Agreement.of(
                        TradingVenue.BYBIT_LINEAR,
                        ledger,
                        state(margin),
                        new BigDecimal("100099.01"));

        assertThat(agreement.holds()).isTrue();
        assertThat(agreement.lines()).extracting(Agreement.Line::name).contains("position BTC");
    }

    @Test
    void namesWhatAStateLacks() {
        assertThatThrownBy(() -> state(SPOT.replace("\"price\"", "\"prize\"")))
                .isInstanceOf(StackException.class)
                .hasMessage("the simulator's state lacks 'price'");
    }

    private static Agreement agreement(LedgerBook ledger, BigDecimal equity) throws IOException {
        return Agreement.of(TradingVenue.BINANCE, ledger, state(SPOT), equity);
    }

    private static SimulatorState state(String json) throws IOException {
        return SimulatorState.of(new ObjectMapper().readTree(json));
    }

    private static String printed(Agreement agreement) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        agreement.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
