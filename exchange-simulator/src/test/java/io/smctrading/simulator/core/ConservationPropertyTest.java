package io.smctrading.simulator.core;

import static io.smctrading.simulator.core.Desk.number;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever is ordered, traded and cancelled: nothing is made of nothing, nothing is lost. */
class ConservationPropertyTest {

    private static final List<TimeInForce> TIMES =
            List.of(TimeInForce.GTC, TimeInForce.IOC, TimeInForce.FOK);

    @Property(tries = 60)
    void balancesAreTheOpeningOnesPlusWhatTheFillsSay(@ForAll long seed) {
        Desk desk = new Desk();
        Random random = new Random(seed);
        for (int step = 0; step < 60; step++) {
            act(desk, random, step);
            check(desk);
        }
    }

    @Property(tries = 10)
    void sameCallsGiveTheSameStory(@ForAll long seed) {
        assertThat(story(seed)).isEqualTo(story(seed));
    }

    private static List<String> story(long seed) {
        Desk desk = new Desk();
        Random random = new Random(seed);
        for (int step = 0; step < 60; step++) {
            act(desk, random, step);
        }
        return desk.told;
    }

    private static void act(Desk desk, Random random, int step) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        String quantity = BigDecimal.valueOf(1 + random.nextInt(4000), 3).toPlainString();
        String price = BigDecimal.valueOf(9_900 + random.nextInt(200), 2).toPlainString();
        String id = "o" + step;
        try {
            switch (random.nextInt(7)) {
                case 0 -> desk.place(desk.market(side, quantity));
                case 1, 2 ->
                        desk.place(
                                desk.limit(id, side, quantity, price)
                                        .timeInForce(TIMES.get(random.nextInt(TIMES.size()))));
                case 3 -> desk.place(desk.stop(id, side, quantity, price));
                case 4 -> list(desk, id, side, quantity, price);
                case 5 -> {
                    List<Order> open = desk.exchange.orders().open(desk.account);
                    if (!open.isEmpty()) {
                        desk.exchange.cancel(open.get(random.nextInt(open.size())), "USER");
                    }
                }
                default -> desk.trade(price, quantity);
            }
        } catch (RefusedException e) {
            // Then nothing may have changed, which is checked next.
        }
    }

    private static void list(Desk desk, String id, Side side, String quantity, String price) {
        Side exit = side.opposite();
        BigDecimal entry = number(price);
        BigDecimal away = side.buys() ? BigDecimal.ONE : BigDecimal.ONE.negate();
        desk.exchange.placeList(
                desk.account,
                OrderList.Kind.OTOCO,
                id,
                List.of(
                        desk.limit(id + "e", side, quantity, price).build(),
                        desk.limit(id + "t", exit, quantity, entry.add(away).toPlainString())
                                .postOnly(true)
                                .build(),
                        desk.stop(id + "s", exit, quantity, entry.subtract(away).toPlainString())
                                .build()));
    }

    private static void check(Desk desk) {
        BigDecimal usdt = number("10000");
        BigDecimal btc = number("10");
        for (Fill fill : desk.exchange.orders().fills(desk.account)) {
            boolean buys = fill.order().side().buys();
            usdt = buys ? usdt.subtract(fill.value()) : usdt.add(fill.value());
            btc = buys ? btc.add(fill.quantity()) : btc.subtract(fill.quantity());
            usdt = "USDT".equals(fill.feeAsset()) ? usdt.subtract(fill.fee()) : usdt;
            btc = "BTC".equals(fill.feeAsset()) ? btc.subtract(fill.fee()) : btc;
        }
        assertThat(desk.usdt().total()).isEqualByComparingTo(usdt);
        assertThat(desk.btc().total()).isEqualByComparingTo(btc);
        BigDecimal reserved = BigDecimal.ZERO;
        for (Order order : desk.exchange.orders().all()) {
            assertThat(order.executed()).isLessThanOrEqualTo(order.quantity());
            reserved = reserved.add(order.locked());
        }
        assertThat(desk.usdt().locked().add(desk.btc().locked())).isEqualByComparingTo(reserved);
        for (Balance balance : List.of(desk.usdt(), desk.btc())) {
            assertThat(balance.free()).isNotNegative();
            assertThat(balance.locked()).isNotNegative();
        }
    }
}
