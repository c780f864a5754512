package io.smctrading.simulator.core;

import io.smctrading.simulator.core.ExchangeListener.ListChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Ties orders together as Binance does. Of a pair the first one that triggers or trades ends the
 * other. What waits for a working order is placed once that is filled whole; if it ends before, so
 * do they. Under the exchange's lock.
 */
final class OrderLists {

    private final Matching matching;
    private final OrderBook orders;
    private final Exchange.Events events;
    private final Supplier<Instant> now;

    OrderLists(Matching matching, OrderBook orders, Exchange.Events events, Supplier<Instant> now) {
        this.matching = matching;
        this.orders = orders;
        this.events = events;
        this.now = now;
    }

    /** Takes the list, or refuses it whole. */
    void start(OrderList list, Consumer<Order> shown) {
        if (list.kind() == OrderList.Kind.OCO) {
            list.dependents().forEach(matching::refuseByPrice);
            reservePair(list.dependents());
        } else {
            matching.check(list.working());
            matching.reserve(list.working());
        }
        orders.enter(list);
        list.orders().forEach(orders::enter);
        events.list(list, ListChange.STARTED, now.get());
        if (list.kind() == OrderList.Kind.OCO) {
            workAll(list.dependents());
            return;
        }
        for (Order pending : list.dependents()) {
            pending.pending();
        }
        matching.announce(list.working());
        for (Order pending : list.dependents()) {
            events.order(pending, ExchangeListener.Change.PENDING, null, now.get());
            shown.accept(pending);
        }
        matching.begin(list.working());
    }

    /** Cancels whatever of the list has not ended. */
    void cancel(OrderList list, String because) {
        for (Order order : list.orders()) {
            if (!order.status().ended()) {
                matching.end(order, OrderStatus.CANCELED, because);
            }
        }
    }

    /** One of a pair triggers or trades: the other one expires. */
    void begun(Order order) {
        OrderList list = order.list();
        if (list.working() == order) {
            return;
        }
        for (Order other : list.dependents()) {
            if (other != order && !other.status().ended()) {
                matching.end(other, OrderStatus.EXPIRED, "LIST");
            }
        }
    }

    /** An order of a list was filled or ended. */
    void ended(Order order) {
        OrderList list = order.list();
        if (order == list.working()) {
            if (order.status() == OrderStatus.FILLED) {
                placePending(list);
            } else {
                boolean canceled = order.status() == OrderStatus.CANCELED;
                endAll(
                        list,
                        canceled ? OrderStatus.CANCELED : OrderStatus.EXPIRED,
                        "WORKING_ENDED");
            }
        } else if (order.status() == OrderStatus.CANCELED) {
            endAll(list, OrderStatus.CANCELED, "LIST");
        }
        boolean over = list.orders().stream().allMatch(member -> member.status().ended());
        if (over && !list.done()) {
            list.finish(now.get());
            events.list(list, ListChange.DONE, now.get());
        }
    }

    private void endAll(OrderList list, OrderStatus status, String because) {
        for (Order member : list.orders()) {
            if (!member.status().ended()) {
                matching.end(member, status, because);
            }
        }
    }

    private void placePending(OrderList list) {
        List<Order> pending = list.dependents();
        try {
            pending.forEach(order -> order.place(now.get()));
            pending.forEach(matching::refuseByPrice);
            reservePair(pending);
        } catch (RefusedException e) {
            for (Order order : pending) {
                if (!order.status().ended()) {
                    matching.end(order, OrderStatus.EXPIRED, e.refusal().name());
                }
            }
            return;
        }
        workAll(pending);
    }

    private void workAll(List<Order> pair) {
        for (Order order : pair) {
            if (!order.status().ended()) {
                matching.work(order);
            }
        }
    }

    /** A pair trades the same thing once: only the order that needs more reserves. */
    private void reservePair(List<Order> pair) {
        Order first = pair.get(0);
        Order last = pair.get(pair.size() - 1);
        boolean lastNeedsMore =
                last.side().buys()
                        && (last.price() != null || last.trigger() != null)
                        && (first.price() != null || first.trigger() != null)
                        && priceOf(last).compareTo(priceOf(first)) > 0;
        matching.reserve(lastNeedsMore ? last : first);
    }

    private static BigDecimal priceOf(Order order) {
        return order.price() != null ? order.price() : order.trigger().price();
    }
}
