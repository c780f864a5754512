package io.smctrading.simulator.core;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The working orders of one instrument by price, and those that wait for their trigger; within a
 * price in the order of their coming. Under the exchange's lock.
 */
final class RestingOrders {

    private final NavigableMap<BigDecimal, Map<Long, Order>> buys =
            new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<BigDecimal, Map<Long, Order>> sells = new TreeMap<>();
    private final NavigableMap<BigDecimal, Map<Long, Order>> rising = new TreeMap<>();
    private final NavigableMap<BigDecimal, Map<Long, Order>> falling =
            new TreeMap<>(Comparator.reverseOrder());

    void add(Order order) {
        side(order)
                .computeIfAbsent(priceOf(order), price -> new LinkedHashMap<>())
                .put(order.id(), order);
    }

    void remove(Order order) {
        take(side(order), priceOf(order), order);
        if (order.trigger() != null) {
            take(triggers(order), order.trigger().price(), order);
        }
    }

    /** Resting limits that a price of the other side reaches, best first. */
    List<Order> reached(Side side, BigDecimal price) {
        NavigableMap<BigDecimal, Map<Long, Order>> orders = side.buys() ? buys : sells;
        return flatten(orders.headMap(price, true).values());
    }

    /** Orders whose trigger a price reaches, nearest first. */
    List<Order> triggered(boolean up, BigDecimal price) {
        return flatten((up ? rising : falling).headMap(price, true).values());
    }

    private NavigableMap<BigDecimal, Map<Long, Order>> side(Order order) {
        if (order.waitsForTrigger()) {
            return triggers(order);
        }
        return order.side().buys() ? buys : sells;
    }

    private NavigableMap<BigDecimal, Map<Long, Order>> triggers(Order order) {
        return order.trigger().rising() ? rising : falling;
    }

    private static BigDecimal priceOf(Order order) {
        return order.waitsForTrigger() ? order.trigger().price() : order.price();
    }

    private static void take(
            NavigableMap<BigDecimal, Map<Long, Order>> orders, BigDecimal price, Order order) {
        if (price == null) {
            return;
        }
        Map<Long, Order> level = orders.get(price);
        if (level != null && level.remove(order.id()) != null && level.isEmpty()) {
            orders.remove(price);
        }
    }

    private static List<Order> flatten(Collection<Map<Long, Order>> levels) {
        List<Order> orders = new ArrayList<>();
        levels.forEach(level -> orders.addAll(level.values()));
        return orders;
    }
}
