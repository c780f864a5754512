package io.smctrading.simulator.core;

import static io.smctrading.simulator.core.Desk.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The book stands at 100.00 / 100.01 with 2 on each level. */
class MatchingTest {

    private final Desk desk = new Desk();

    @Test
    void marketOrderTakesLevelAfterLevel() {
        Order order = desk.place(desk.market(Side.BUY, "5"));

        assertThat(desk.told)
                .containsExactly(
                        "NEW m0", "TRADE m0 2@100.01", "TRADE m0 2@100.02", "TRADE m0 1@100.03");
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order.executedValue()).isEqualByComparingTo("500.09");
    }

    @Test
    void feeOfASpotBuyIsTakenFromWhatIsBought() {
        desk.place(desk.market(Side.BUY, "1"));

        assertThat(desk.btc().free()).isEqualByComparingTo("10.999");
        assertThat(desk.usdt().free()).isEqualByComparingTo("9899.99");
        assertThat(desk.usdt().locked()).isZero();
    }

    @Test
    void feeOfASpotSaleIsTakenFromTheProceeds() {
        desk.place(desk.market(Side.SELL, "1"));

        assertThat(desk.btc().free()).isEqualByComparingTo("9");
        assertThat(desk.usdt().free()).isEqualByComparingTo("10099.9");
    }

    @Test
    void marketOrderByValueBuysWholeStepsOnly() {
        Order order =
                desk.place(
                        OrderRequest.of(desk.spot, Side.BUY, OrderType.MARKET)
                                .quoteQuantity(number("250.50"))
                                .clientId("q"));

        assertThat(order.executed()).isEqualByComparingTo("2.504");
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void limitOrderTakesWhatItReachesAndRestsWithTheRest() {
        Order order = desk.place(desk.limit("a", Side.BUY, "5", "100.02"));

        assertThat(desk.told).containsExactly("NEW a", "TRADE a 2@100.01", "TRADE a 2@100.02");
        assertThat(order.status()).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        assertThat(desk.usdt().locked()).isEqualByComparingTo("100.02");
    }

    @Test
    void immediateOrCancelExpiresWithWhatItDoesNotReach() {
        Order order =
                desk.place(desk.limit("a", Side.BUY, "5", "100.02").timeInForce(TimeInForce.IOC));

        assertThat(desk.told).last().isEqualTo("EXPIRED a");
        assertThat(order.executed()).isEqualByComparingTo("4");
        assertThat(desk.usdt().locked()).isZero();
    }

    @Test
    void fillOrKillTradesNothingUnlessItTradesWhole() {
        Order order =
                desk.place(desk.limit("a", Side.BUY, "5", "100.02").timeInForce(TimeInForce.FOK));

        assertThat(desk.told).containsExactly("NEW a", "EXPIRED a");
        assertThat(order.executed()).isZero();
    }

    @Test
    void restingOrderWaitsUntilTheQueueAheadHasTraded() {
        Order order = desk.place(desk.limit("a", Side.BUY, "3", "99.50"));
        desk.trade("99.50", "1.5");
        assertThat(order.executed()).isZero();

        desk.trade("99.50", "1.5");
        assertThat(order.executed()).isEqualByComparingTo("1");

        desk.trade("99.50", "0.75");
        assertThat(order.executed()).isEqualByComparingTo("1.75");
        assertThat(order.fills()).allMatch(Fill::maker);
    }

    @Test
    void tradeBeyondThePriceFillsARestingOrderWhole() {
        Order order = desk.place(desk.limit("a", Side.BUY, "3", "99.50"));

        desk.trade("99.49", "0.001");

        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(order.executedValue()).isEqualByComparingTo("298.5");
    }

    @Test
    void oneTradeFillsOrdersAtAPriceOnceAndInTheirOrder() {
        Order first = desk.place(desk.limit("a", Side.SELL, "1", "101.00"));
        Order second = desk.place(desk.limit("b", Side.SELL, "1", "101.00"));

        desk.trade("101.00", "3.5");

        assertThat(first.executed()).isEqualByComparingTo("1");
        assertThat(second.executed()).isEqualByComparingTo("0.5");
    }

    @Test
    void postOnlyOrderThatWouldTakeIsRefused() {
        assertThatThrownBy(
                        () -> desk.place(desk.limit("a", Side.BUY, "1", "100.01").postOnly(true)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal()).isEqualTo(Refusal.WOULD_TAKE));
        assertThat(desk.told).isEmpty();
        assertThat(desk.usdt().locked()).isZero();
    }

    @Test
    void stopOrderBecomesAMarketOrderWhenItsPriceTrades() {
        Order order = desk.place(desk.stop("s", Side.SELL, "1", "99.00"));
        assertThat(order.waitsForTrigger()).isTrue();
        assertThat(desk.btc().locked()).isEqualByComparingTo("1");

        desk.trade("98.90", "1");

        assertThat(desk.told).containsExactly("NEW s", "TRIGGERED s", "TRADE s 1@98.90");
        assertThat(desk.btc().locked()).isZero();
    }

    @Test
    void stopOrderWhosePriceIsReachedIsRefused() {
        assertThatThrownBy(() -> desk.place(desk.stop("s", Side.SELL, "1", "100.50")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal()).isEqualTo(Refusal.WOULD_TRIGGER));
    }

    @Test
    void clientIdIsFreeAgainOnceItsOrderHasEnded() {
        desk.place(desk.limit("a", Side.BUY, "1", "90.00"));
        assertThatThrownBy(() -> desk.place(desk.limit("a", Side.BUY, "1", "90.00")))
                .isInstanceOf(RefusedException.class);

        desk.exchange.cancel(
                desk.exchange.orders().byClientId(desk.account, "a").orElseThrow(), "USER");

        assertThat(desk.place(desk.limit("a", Side.BUY, "1", "90.00")).open()).isTrue();
    }

    @Test
    void orderBeyondTheBalanceIsRefusedAndReservesNothing() {
        assertThatThrownBy(() -> desk.place(desk.limit("a", Side.BUY, "101", "99.50")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal()).isEqualTo(Refusal.INSUFFICIENT_BALANCE));
        assertThat(desk.usdt()).isEqualTo(Balance.NONE.add(number("10000")));
    }

    @Test
    void marginPositionIsNettedAndItsProfitSettledInCash() {
        for (Side side : List.of(Side.BUY, Side.SELL, Side.SELL)) {
            desk.exchange.place(
                    desk.account,
                    OrderRequest.of(desk.linear, side, OrderType.MARKET)
                            .quantity(number("1"))
                            .build());
        }

        Position position = desk.account.position(desk.linear);
        assertThat(position.quantity()).isEqualByComparingTo("-1");
        assertThat(position.entryPrice()).isEqualByComparingTo("100.00");
        assertThat(position.realisedProfit()).isEqualByComparingTo("-0.01");
        assertThat(desk.usdt().total()).isEqualByComparingTo("9999.99");
    }
}
