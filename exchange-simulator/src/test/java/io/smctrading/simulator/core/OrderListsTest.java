package io.smctrading.simulator.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The market stands at 100.00; lists behave as Binance says. */
class OrderListsTest {

    private final Desk desk = new Desk();

    private OrderList oco() {
        return desk.exchange.placeList(
                desk.account,
                OrderList.Kind.OCO,
                "oco",
                List.of(
                        desk.limit("target", Side.SELL, "5", "105.00").postOnly(true).build(),
                        desk.stop("stop", Side.SELL, "5", "95.00").build()));
    }

    private OrderList otoco(TimeInForce timeInForce, String quantity, String price) {
        return desk.exchange.placeList(
                desk.account,
                OrderList.Kind.OTOCO,
                "otoco",
                List.of(
                        desk.limit("entry", Side.BUY, quantity, price)
                                .timeInForce(timeInForce)
                                .build(),
                        desk.limit("target", Side.SELL, "1", "105.00").postOnly(true).build(),
                        desk.stop("stop", Side.SELL, "1", "95.00").build()));
    }

    @BeforeEach
    void nothingTold() {
        desk.told.clear();
    }

    @Test
    void pairReservesWhatItSellsOnce() {
        oco();

        assertThat(desk.btc().locked()).isEqualByComparingTo("5");
        assertThat(desk.told).containsExactly("LIST STARTED", "NEW target", "NEW stop");
    }

    @Test
    void triggeredStopExpiresTheTarget() {
        OrderList list = oco();

        desk.trade("95.00", "1");

        assertThat(desk.told.subList(3, desk.told.size()))
                .containsExactly(
                        "EXPIRED target",
                        "TRIGGERED stop",
                        "TRADE stop 2@95.00",
                        "TRADE stop 2@94.99",
                        "TRADE stop 1@94.98",
                        "LIST DONE");
        assertThat(list.done()).isTrue();
        assertThat(desk.btc().total()).isEqualByComparingTo("5");
        assertThat(desk.btc().locked()).isZero();
    }

    @Test
    void partlyFilledTargetExpiresTheStop() {
        OrderList list = oco();

        desk.trade("105.00", "3");

        assertThat(desk.told.subList(3, desk.told.size()))
                .containsExactly("EXPIRED stop", "TRADE target 1@105.00");
        assertThat(list.done()).isFalse();
        assertThat(desk.btc().locked()).isEqualByComparingTo("4");
    }

    @Test
    void cancelOfOneLegCancelsTheList() {
        OrderList list = oco();

        desk.exchange.cancel(list.orders().get(1), "USER");

        assertThat(list.orders())
                .extracting(Order::status)
                .containsExactly(OrderStatus.CANCELED, OrderStatus.CANCELED);
        assertThat(list.done()).isTrue();
        assertThat(desk.btc().locked()).isZero();
    }

    @Test
    void listOfWhichOneLegIsRefusedIsRefusedWhole() {
        assertThatThrownBy(
                        () ->
                                desk.exchange.placeList(
                                        desk.account,
                                        OrderList.Kind.OCO,
                                        "oco",
                                        List.of(
                                                desk.limit("t", Side.SELL, "5", "105.00").build(),
                                                desk.stop("s", Side.SELL, "5", "101.00").build())))
                .isInstanceOf(RefusedException.class);
        assertThat(desk.told).isEmpty();
        assertThat(desk.exchange.orders().open(desk.account)).isEmpty();
    }

    @Test
    void exitsArePlacedOnceTheEntryIsFilledWhole() {
        otoco(TimeInForce.GTC, "2", "99.00");
        assertThat(desk.told)
                .containsExactly("LIST STARTED", "NEW entry", "PENDING target", "PENDING stop");
        desk.told.clear();

        desk.trade("99.00", "3");
        assertThat(desk.told).containsExactly("TRADE entry 1@99.00");
        desk.trade("98.00", "1");

        assertThat(desk.told)
                .containsExactly(
                        "TRADE entry 1@99.00", "TRADE entry 1@99.00", "NEW target", "NEW stop");
    }

    @Test
    void entryThatExpiresPartlyFilledTakesItsExitsAlong() {
        OrderList list = otoco(TimeInForce.IOC, "3", "100.01");

        assertThat(desk.told.subList(4, desk.told.size()))
                .containsExactly(
                        "TRADE entry 2@100.01",
                        "EXPIRED entry",
                        "EXPIRED target",
                        "EXPIRED stop",
                        "LIST DONE");
        assertThat(list.done()).isTrue();
        assertThat(desk.usdt().locked()).isZero();
    }

    @Test
    void killedEntryTakesItsExitsAlong() {
        OrderList list = otoco(TimeInForce.FOK, "3", "100.01");

        assertThat(list.orders()).extracting(Order::status).containsOnly(OrderStatus.EXPIRED);
        assertThat(list.working().executed()).isZero();
    }

    @Test
    void cancelledEntryCancelsItsExits() {
        OrderList list = otoco(TimeInForce.GTC, "2", "99.00");

        desk.exchange.cancel(list.working(), "USER");

        assertThat(list.orders()).extracting(Order::status).containsOnly(OrderStatus.CANCELED);
        assertThat(desk.told).last().isEqualTo("LIST DONE");
    }

    @Test
    void exitsThatTheAccountCannotPayForExpire() {
        desk.place(desk.limit("hold", Side.SELL, "10", "200.00"));
        OrderList list = otoco(TimeInForce.GTC, "1", "100.01");

        assertThat(list.orders())
                .extracting(Order::status)
                .containsExactly(OrderStatus.FILLED, OrderStatus.EXPIRED, OrderStatus.EXPIRED);
        assertThat(list.done()).isTrue();
    }
}
