package io.smctrading.simulator.bybit;

import io.smctrading.simulator.core.Account;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.ExchangeListener;
import io.smctrading.simulator.core.Fill;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.core.OrderRequest;
import io.smctrading.simulator.core.RefusedException;
import io.smctrading.simulator.core.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Exits of positions in perpetuals. With {@code tpslMode=Full} there is one take profit and one
 * stop loss for the whole position, from the first fill of the entry on, and they follow its size.
 * With {@code Partial} each entry has a pair of its own that grows with what is filled of it; what
 * wakes one of a pair cancels the other. Once the position is closed, all of its exits are
 * cancelled.
 */
final class LinearExits implements ExchangeListener {

    private final Exchange exchange;

    LinearExits(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void orderChanged(Order order, Change change, Fill fill, Instant at) {
        if (order.instrument().kind() != Instrument.Kind.MARGIN) {
            return;
        }
        if (change == Change.TRADE) {
            if (!order.request().reduceOnly()) {
                protect(order);
            }
            followPosition(order.account(), order.instrument());
        } else if (change == Change.TRIGGERED) {
            cancelOther(order);
        }
    }

    /**
     * Gives a whole position an exit, in place of the one there is; null takes that away.
     *
     * @return whether anything changed
     */
    boolean setFull(Account account, Instrument instrument, boolean profit, Protection wanted) {
        String type = profit ? Protection.TAKE_PROFIT : Protection.STOP_LOSS;
        Optional<Order> present = full(account, instrument, type);
        if (wanted == null) {
            present.ifPresent(order -> cancel(order, CancelReason.BY_USER));
            return present.isPresent();
        }
        BigDecimal held = account.position(instrument).quantity();
        OrderRequest order = wanted.order(instrument, side(held), held.abs());
        if (present.isEmpty()) {
            exchange.place(account, order);
        } else if (present.get().trigger().equals(order.trigger())) {
            return false;
        } else {
            exchange.retrigger(present.get(), order.trigger());
        }
        return true;
    }

    /** Places an exit for a part of a position. */
    void addPartial(
            Account account, Instrument instrument, Protection wanted, BigDecimal quantity) {
        BigDecimal held = account.position(instrument).quantity();
        exchange.place(account, wanted.order(instrument, side(held), quantity));
    }

    /** The exit of a whole position, if there is one. */
    Optional<Order> full(Account account, Instrument instrument, String type) {
        return exits(account, instrument).stream()
                .filter(order -> Attributes.is(order, Attributes.STOP_ORDER_TYPE, type))
                .findFirst();
    }

    private void protect(Order entry) {
        BigDecimal held = entry.account().position(entry.instrument()).quantity();
        if (held.signum() == 0 || side(held) != entry.side()) {
            return;
        }
        exit(entry, true);
        exit(entry, false);
    }

    private void exit(Order entry, boolean profit) {
        String price = Attributes.of(entry, profit ? Attributes.TAKE_PROFIT : Attributes.STOP_LOSS);
        if (price.isEmpty()) {
            return;
        }
        Protection wanted = protection(entry, profit, new BigDecimal(price));
        Optional<Order> present =
                exits(entry.account(), entry.instrument()).stream()
                        .filter(order -> Attributes.is(order, Protection.GROUP, wanted.group()))
                        .filter(
                                order ->
                                        Attributes.is(
                                                order,
                                                Attributes.STOP_ORDER_TYPE,
                                                wanted.stopOrderType()))
                        .findFirst();
        if (present.isPresent()) {
            if (wanted.partial()) {
                resize(present.get(), entry.executed());
            }
        } else if (wanted.partial()) {
            addPartial(entry.account(), entry.instrument(), wanted, entry.executed());
        } else {
            setFull(entry.account(), entry.instrument(), profit, wanted);
        }
    }

    private static Protection protection(Order entry, boolean profit, BigDecimal trigger) {
        String limit =
                Attributes.of(
                        entry, profit ? Attributes.TP_LIMIT_PRICE : Attributes.SL_LIMIT_PRICE);
        String type =
                Attributes.of(entry, profit ? Attributes.TP_ORDER_TYPE : Attributes.SL_ORDER_TYPE);
        return new Protection(
                profit,
                Attributes.is(entry, Attributes.TPSL_MODE, "Partial"),
                trigger,
                type.equals("Limit") && !limit.isEmpty() ? new BigDecimal(limit) : null,
                Attributes.of(entry, profit ? Attributes.TP_TRIGGER_BY : Attributes.SL_TRIGGER_BY),
                entry.clientId(),
                OrderNames.of(entry));
    }

    private void followPosition(Account account, Instrument instrument) {
        BigDecimal held = account.position(instrument).quantity();
        for (Order exit : exits(account, instrument)) {
            if (exit.status().ended() || exit.triggered()) {
                continue;
            }
            boolean closes = held.signum() != 0 && exit.side() == side(held).opposite();
            if (!closes) {
                cancel(exit, CancelReason.POSITION_CLOSED);
            } else if (!Protection.isPartial(type(exit))) {
                resize(exit, held.abs());
            }
        }
    }

    private void cancelOther(Order triggered) {
        String type = type(triggered);
        if (!Protection.isExit(type) || !Protection.isPartial(type)) {
            return;
        }
        boolean profit = Protection.isProfit(type);
        String group = Attributes.of(triggered, Protection.GROUP);
        for (Order exit : exits(triggered.account(), triggered.instrument())) {
            if (exit != triggered
                    && !group.isEmpty()
                    && Attributes.is(exit, Protection.GROUP, group)) {
                cancel(exit, profit ? CancelReason.PROFIT_TRIGGERED : CancelReason.STOP_TRIGGERED);
            }
        }
    }

    private List<Order> exits(Account account, Instrument instrument) {
        return exchange.orders().open(account).stream()
                .filter(order -> order.instrument().equals(instrument))
                .filter(order -> Protection.isExit(type(order)))
                .toList();
    }

    private void resize(Order exit, BigDecimal quantity) {
        if (exit.open() && exit.quantity().compareTo(quantity) != 0) {
            exchange.amend(exit, quantity, null);
        }
    }

    private void cancel(Order exit, String because) {
        try {
            exchange.cancel(exit, because);
        } catch (RefusedException ended) {
            // It ended by itself in the meantime.
            return;
        }
    }

    private static String type(Order order) {
        return Attributes.of(order, Attributes.STOP_ORDER_TYPE);
    }

    private static Side side(BigDecimal held) {
        return held.signum() > 0 ? Side.BUY : Side.SELL;
    }
}
