package io.smctrading.simulator.bybit;

import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.ExchangeListener;
import io.smctrading.simulator.core.Fill;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.core.OrderList;
import io.smctrading.simulator.core.OrderRequest;
import io.smctrading.simulator.core.RefusedException;
import io.smctrading.simulator.core.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Exits attached to spot limit orders: TP/SL orders over what was bought less fees, placed once the
 * entry is filled, or has ended with a part of it filled. They occupy the asset from then on; of a
 * pair the one that is woken cancels the other.
 */
final class SpotExits implements ExchangeListener {

    private final Exchange exchange;

    SpotExits(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void orderChanged(Order order, Change change, Fill fill, Instant at) {
        boolean spot = order.instrument().kind() == Instrument.Kind.SPOT;
        if (spot && order.status().ended() && order.executed().signum() > 0) {
            protect(order);
        }
    }

    private void protect(Order entry) {
        List<OrderRequest> exits = new ArrayList<>();
        add(exits, entry, true);
        add(exits, entry, false);
        try {
            if (exits.size() == 2) {
                exchange.placeList(entry.account(), OrderList.Kind.OCO, "", exits);
            } else if (!exits.isEmpty()) {
                exchange.place(entry.account(), exits.get(0));
            }
        } catch (RefusedException unaffordable) {
            // What was bought is gone already; Bybit places no exit then either.
            return;
        }
    }

    private static void add(List<OrderRequest> exits, Order entry, boolean profit) {
        String price = Attributes.of(entry, profit ? Attributes.TAKE_PROFIT : Attributes.STOP_LOSS);
        if (price.isEmpty()) {
            return;
        }
        String limit =
                Attributes.of(
                        entry, profit ? Attributes.TP_LIMIT_PRICE : Attributes.SL_LIMIT_PRICE);
        BigDecimal quantity = received(entry);
        if (quantity.compareTo(entry.instrument().minimumQuantity()) < 0) {
            return;
        }
        Protection wanted =
                new Protection(
                        profit,
                        true,
                        new BigDecimal(price),
                        limit.isEmpty() ? null : new BigDecimal(limit),
                        "",
                        "",
                        OrderNames.of(entry));
        exits.add(wanted.order(entry.instrument(), entry.side(), quantity));
    }

    private static BigDecimal received(Order entry) {
        BigDecimal received = entry.executed();
        if (entry.side() == Side.BUY) {
            for (Fill fill : entry.fills()) {
                if (fill.feeAsset().equals(entry.instrument().base())) {
                    received = received.subtract(fill.fee());
                }
            }
        }
        BigDecimal step = entry.instrument().step();
        return received.divide(step, 0, RoundingMode.DOWN).multiply(step);
    }
}
