package io.smctrading.simulator.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every order of an exchange, open or ended, and how to find it. Under the exchange's lock. */
public final class OrderBook {

    private static final long FIRST_ID = 1_000_001;

    private final Map<Long, Order> all = new TreeMap<>();
    private final Map<Long, OrderList> lists = new TreeMap<>();
    private final Map<Account, Map<String, Order>> byClientId = new HashMap<>();
    private final Map<Account, Map<String, OrderList>> listsByClientId = new HashMap<>();
    private final Map<Account, Map<Long, Order>> open = new HashMap<>();
    private final Map<Account, List<Fill>> fills = new HashMap<>();
    private long nextId = FIRST_ID;
    private long nextListId = 1;

    /** Every order, oldest first. */
    public Collection<Order> all() {
        return all.values();
    }

    /** Every list, oldest first. */
    public Collection<OrderList> lists() {
        return lists.values();
    }

    public Optional<Order> byId(Account account, long id) {
        return Optional.ofNullable(all.get(id)).filter(order -> order.account() == account);
    }

    /** The newest order that has a client id. */
    public Optional<Order> byClientId(Account account, String clientId) {
        return Optional.ofNullable(byClientId.getOrDefault(account, Map.of()).get(clientId));
    }

    public Optional<OrderList> listById(Account account, long id) {
        return Optional.ofNullable(lists.get(id)).filter(list -> owns(account, list));
    }

    /** The newest list that has a client id. */
    public Optional<OrderList> listByClientId(Account account, String clientId) {
        return Optional.ofNullable(listsByClientId.getOrDefault(account, Map.of()).get(clientId));
    }

    /** Orders on the book or waiting, pending ones of lists included, oldest first. */
    public List<Order> open(Account account) {
        return new ArrayList<>(open.getOrDefault(account, Map.of()).values());
    }

    public List<Order> of(Account account) {
        return all.values().stream().filter(order -> order.account() == account).toList();
    }

    /** Executions of an account, oldest first. */
    public List<Fill> fills(Account account) {
        return fills.getOrDefault(account, List.of());
    }

    Order create(Account account, OrderRequest request, Instant at) {
        return new Order(nextId++, account, request, at);
    }

    OrderList createList(OrderList.Kind kind, String clientId, Instant at, List<Order> orders) {
        OrderList list = new OrderList(nextListId++, kind, clientId, at, orders);
        orders.forEach(order -> order.join(list));
        return list;
    }

    /** From now on the order can be found. */
    void enter(Order order) {
        all.put(order.id(), order);
        if (!order.clientId().isEmpty()) {
            byClientId
                    .computeIfAbsent(order.account(), account -> new HashMap<>())
                    .put(order.clientId(), order);
        }
        open.computeIfAbsent(order.account(), account -> new LinkedHashMap<>())
                .put(order.id(), order);
    }

    void enter(OrderList list) {
        lists.put(list.id(), list);
        listsByClientId
                .computeIfAbsent(list.orders().get(0).account(), account -> new HashMap<>())
                .put(list.clientId(), list);
    }

    void filled(Fill fill) {
        fills.computeIfAbsent(fill.order().account(), account -> new ArrayList<>()).add(fill);
    }

    void ended(Order order) {
        open.getOrDefault(order.account(), Map.of()).remove(order.id());
    }

    void clear() {
        all.clear();
        lists.clear();
        byClientId.clear();
        listsByClientId.clear();
        open.clear();
        fills.clear();
    }

    private static boolean owns(Account account, OrderList list) {
        return list.orders().get(0).account() == account;
    }
}
