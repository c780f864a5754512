package io.smctrading.simulator.oanda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.oanda.v20.Context;
import com.oanda.v20.ContextBuilder;
import com.oanda.v20.ExecuteException;
import com.oanda.v20.RequestException;
import com.oanda.v20.account.AccountID;
import com.oanda.v20.account.AccountSummary;
import com.oanda.v20.order.LimitOrderRequest;
import com.oanda.v20.order.MarketOrderRequest;
import com.oanda.v20.order.OrderCancel404RequestException;
import com.oanda.v20.order.OrderCreate400RequestException;
import com.oanda.v20.order.OrderCreateRequest;
import com.oanda.v20.order.OrderCreateResponse;
import com.oanda.v20.order.OrderSpecifier;
import com.oanda.v20.order.OrderState;
import com.oanda.v20.position.Position;
import com.oanda.v20.pricing.ClientPrice;
import com.oanda.v20.trade.Trade;
import com.oanda.v20.transaction.ClientExtensions;
import com.oanda.v20.transaction.LimitOrderRejectTransaction;
import com.oanda.v20.transaction.OrderFillTransaction;
import com.oanda.v20.transaction.StopLossDetails;
import com.oanda.v20.transaction.TakeProfitDetails;
import com.oanda.v20.transaction.TransactionID;
import com.oanda.v20.transaction.TransactionRejectReason;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OANDA's own Java client drives the simulator. */
class OandaSdkTest {

    private static final AccountID ACCOUNT = new AccountID(OandaDesk.ACCOUNT);
    private static OandaDesk desk;
    private static Context oanda;

    @BeforeAll
    static void start() {
        desk = new OandaDesk();
        oanda =
                new ContextBuilder(desk.venue().uri().toString())
                        .setToken(OandaDesk.TOKEN)
                        .setApplication("test")
                        .build();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @BeforeEach
    void reset() {
        desk.reset();
    }

    private static LimitOrderRequest limit(String price, String clientId) {
        return new LimitOrderRequest()
                .setInstrument("BTC_USD")
                .setUnits("1")
                .setPrice(price)
                .setClientExtensions(new ClientExtensions().setId(clientId));
    }

    @Test
    void placesQueriesAndCancels() throws RequestException, ExecuteException {
        OrderCreateResponse created =
                oanda.order.create(new OrderCreateRequest(ACCOUNT).setOrder(limit("790", "a")));
        String id = created.getOrderCreateTransaction().getId().toString();
        OrderSpecifier byClientId = new OrderSpecifier("@a");

        assertThat(oanda.order.get(ACCOUNT, byClientId).getOrder().getId()).hasToString(id);
        assertThat(oanda.order.listPending(ACCOUNT).getOrders()).hasSize(1);
        assertThat(oanda.order.cancel(ACCOUNT, byClientId).getOrderCancelTransaction().getOrderID())
                .hasToString(id);
        assertThat(oanda.order.get(ACCOUNT, byClientId).getOrder().getState())
                .isEqualTo(OrderState.CANCELLED);
        assertThat(
                        catchThrowableOfType(
                                OrderCancel404RequestException.class,
                                () -> oanda.order.cancel(ACCOUNT, byClientId)))
                .isNotNull();
    }

    @Test
    void readsWhyAnOrderIsRejected() {
        OrderCreate400RequestException rejected =
                catchThrowableOfType(
                        OrderCreate400RequestException.class,
                        () ->
                                oanda.order.create(
                                        new OrderCreateRequest(ACCOUNT)
                                                .setOrder(limit("790.01", "b"))));

        LimitOrderRejectTransaction transaction =
                (LimitOrderRejectTransaction) rejected.getOrderRejectTransaction();
        assertThat(transaction.getRejectReason())
                .isEqualTo(TransactionRejectReason.PRICE_PRECISION_EXCEEDED);
    }

    @Test
    void readsFillsTradesPositionsBalancesAndTheJournal()
            throws RequestException, ExecuteException {
        OrderCreateResponse created =
                oanda.order.create(
                        new OrderCreateRequest(ACCOUNT)
                                .setOrder(
                                        new MarketOrderRequest()
                                                .setInstrument("BTC_USD")
                                                .setUnits("1.5")
                                                .setTakeProfitOnFill(
                                                        new TakeProfitDetails().setPrice("900"))
                                                .setStopLossOnFill(
                                                        new StopLossDetails().setPrice("700"))));

        OrderFillTransaction fill = created.getOrderFillTransaction();
        assertThat(fill.getPrice().doubleValue()).isEqualTo(800.2);
        Trade trade = oanda.trade.listOpen(ACCOUNT).getTrades().get(0);
        assertThat(trade.getId()).hasToString(fill.getTradeOpened().getTradeID().toString());
        assertThat(trade.getStopLossOrder().getPrice().doubleValue()).isEqualTo(700);
        Position position = oanda.position.listOpen(ACCOUNT).getPositions().get(0);
        assertThat(position.getLong().getUnits().doubleValue()).isEqualTo(1.5);
        AccountSummary summary = oanda.account.summary(ACCOUNT).getAccount();
        assertThat(summary.getBalance().doubleValue()).isEqualTo(100_000);
        assertThat(summary.getOpenTradeCount()).isEqualTo(1);
        assertThat(oanda.account.instruments(ACCOUNT).getInstruments()).hasSize(2);
        ClientPrice price = oanda.pricing.get(ACCOUNT, List.of("BTC_USD")).getPrices().get(0);
        assertThat(price.getBids().get(0).getPrice().doubleValue()).isEqualTo(800.0);
        assertThat(oanda.transaction.since(ACCOUNT, new TransactionID("2")).getTransactions())
                .hasSize(4)
                .element(1)
                .isInstanceOf(OrderFillTransaction.class);
    }
}
