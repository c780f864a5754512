package io.smctrading.simulator.core;

import io.smctrading.simulator.core.ExchangeListener.Change;
import io.smctrading.simulator.market.Market;
import io.smctrading.simulator.market.MarketTrade;
import io.smctrading.simulator.market.RecordedTrade;
import io.smctrading.simulator.market.Tape;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One exchange: instruments, markets, accounts, orders, behind one lock. Given the same calls at
 * the same times it does the same. Each public method takes the lock; to read several things as of
 * one moment use {@link #read}.
 */
public final class Exchange {

    private final String name;
    private final Rules rules;
    private final InstantSource clock;
    private final Tape tape;
    private final Map<String, Instrument> instruments = new LinkedHashMap<>();
    private final Map<Instrument, Market> markets = new LinkedHashMap<>();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final OrderBook orders;
    private final Matching matching;
    private final OrderLists lists;
    private final List<ExchangeListener> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock(true);
    private volatile Duration skew = Duration.ZERO;

    public Exchange(
            String name,
            Rules rules,
            Collection<Instrument> instruments,
            Map<Account.Credentials, Map<String, BigDecimal>> accounts,
            Tape tape,
            InstantSource clock) {
        this.name = name;
        this.rules = rules;
        this.clock = clock;
        this.tape = tape;
        instruments.forEach(instrument -> this.instruments.put(instrument.key(), instrument));
        accounts.forEach(
                (who, opening) -> this.accounts.put(who.apiKey(), new Account(who, opening)));
        this.orders = new OrderBook();
        openMarkets();
        Events events = new Events(listeners);
        this.matching = new Matching(rules, markets, orders, events, this::now);
        this.lists = new OrderLists(matching, orders, events, this::now);
        matching.lists(lists);
    }

    private void openMarkets() {
        for (Instrument instrument : instruments.values()) {
            markets.put(instrument, new Market(instrument, tape, now()));
        }
    }

    /** Lower-case name of the venue. */
    public String name() {
        return name;
    }

    /** The exchange's own clock, which may be wrong. */
    public Instant now() {
        return clock.instant().plus(skew);
    }

    /** Sets how far the exchange's clock is ahead. */
    public void skew(Duration ahead) {
        skew = ahead;
    }

    public Duration skew() {
        return skew;
    }

    /** Changes how margin positions are reckoned; to be called before the first order. */
    public void netting(Netting netting) {
        matching.margin().netting(netting);
    }

    public void listen(ExchangeListener listener) {
        listeners.add(listener);
    }

    /** Does something under the exchange's lock; what it calls sees one moment. */
    public <T> T read(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    public Collection<Instrument> instruments() {
        return instruments.values();
    }

    /** The instrument of a category and symbol, if there is one. */
    public Optional<Instrument> instrument(String category, String symbol) {
        return Optional.ofNullable(instruments.get(category + ":" + symbol));
    }

    public Market market(Instrument instrument) {
        return markets.get(instrument);
    }

    public Collection<Account> accounts() {
        return accounts.values();
    }

    public Optional<Account> account(String apiKey) {
        return Optional.ofNullable(accounts.get(apiKey));
    }

    /**
     * Takes an order; it may be filled when this returns.
     *
     * @throws RefusedException if it is not taken
     */
    public Order place(Account account, OrderRequest request) {
        return read(
                () -> {
                    checkClientId(account, request.clientId());
                    Order order = orders.create(account, request, now());
                    matching.place(order);
                    return order;
                });
    }

    /** Keeps an order that its protocol took and ended before it reached the market. */
    public void keepEnded(Account account, OrderRequest request, String because) {
        read(
                () -> {
                    Order order = orders.create(account, request, now());
                    orders.enter(order);
                    order.end(OrderStatus.CANCELED, because, now());
                    orders.ended(order);
                    return null;
                });
    }

    /**
     * Checks an order as {@link #place} would before it reaches the book.
     *
     * @throws RefusedException if it would not be taken
     */
    public void check(Account account, OrderRequest request) {
        read(
                () -> {
                    matching.check(new Order(0, account, request, now()));
                    return null;
                });
    }

    /**
     * Takes a list of orders: two for OCO and OTO, three for OTOCO, the working order first.
     *
     * @throws RefusedException if any of them is not taken
     */
    public OrderList placeList(
            Account account, OrderList.Kind kind, String clientId, List<OrderRequest> requests) {
        return placeList(account, kind, clientId, requests, pending -> {});
    }

    /**
     * The same; {@code pending} is shown each order that has to wait, before the working one
     * matches.
     */
    public OrderList placeList(
            Account account,
            OrderList.Kind kind,
            String clientId,
            List<OrderRequest> requests,
            Consumer<Order> pending) {
        return read(
                () -> {
                    for (OrderRequest request : requests) {
                        checkClientId(account, request.clientId());
                    }
                    List<Order> members = new ArrayList<>();
                    for (OrderRequest request : requests) {
                        members.add(orders.create(account, request, now()));
                    }
                    OrderList list = orders.createList(kind, clientId, now(), members);
                    lists.start(list, pending);
                    return list;
                });
    }

    /**
     * Cancels an order, and the whole list if it belongs to one.
     *
     * @throws RefusedException if it has ended
     */
    public void cancel(Order order, String because) {
        read(
                () -> {
                    if (order.status().ended()) {
                        throw new RefusedException(Refusal.UNKNOWN_ORDER);
                    }
                    if (order.list() != null) {
                        lists.cancel(order.list(), because);
                    } else {
                        matching.end(order, OrderStatus.CANCELED, because);
                    }
                    return null;
                });
    }

    /**
     * Changes quantity and price of a working order; null leaves one as it is. A larger quantity or
     * another price loses the place in the queue.
     *
     * @throws RefusedException if it has ended, or the account cannot pay for it
     */
    public void amend(Order order, BigDecimal quantity, BigDecimal price) {
        read(
                () -> {
                    matching.amend(order, quantity, price);
                    return null;
                });
    }

    /**
     * Changes what wakes an order.
     *
     * @throws RefusedException if it does not wait for a trigger
     */
    public void retrigger(Order order, Trigger trigger) {
        read(
                () -> {
                    matching.retrigger(order, trigger);
                    return null;
                });
    }

    /** Prints a recorded trade on every market and lets it fill what it reaches. */
    public void play(RecordedTrade trade) {
        read(
                () -> {
                    for (Market market : markets.values()) {
                        matching.traded(market, market.print(trade, now()));
                    }
                    return null;
                });
    }

    /** Prints one trade of an instrument and lets it fill what it reaches. */
    public MarketTrade trade(
            Instrument instrument, BigDecimal price, BigDecimal quantity, boolean buyerIsMaker) {
        return read(
                () -> {
                    Market market = markets.get(instrument);
                    MarketTrade trade = market.print(price, quantity, buyerIsMaker, now());
                    matching.traded(market, trade);
                    return trade;
                });
    }

    /** What of an asset could back new margin positions. */
    public BigDecimal available(Account account, String asset) {
        return read(() -> matching.margin().available(account, asset));
    }

    /** All orders and lists. To be read under the lock. */
    public OrderBook orders() {
        return orders;
    }

    /** Forgets orders and trades, gives each account its opening balances. */
    public void reset() {
        read(
                () -> {
                    orders.clear();
                    matching.clear();
                    markets.clear();
                    openMarkets();
                    accounts.values().forEach(Account::reset);
                    return null;
                });
    }

    private void checkClientId(Account account, String clientId) {
        if (clientId.isEmpty()) {
            return;
        }
        boolean taken =
                orders.byClientId(account, clientId)
                        .filter(
                                order ->
                                        rules.clientIds() == Rules.ClientIds.UNIQUE_FOREVER
                                                || !order.status().ended())
                        .isPresent();
        if (taken) {
            throw new RefusedException(Refusal.DUPLICATE_CLIENT_ID);
        }
    }

    /** Tells every listener. */
    record Events(List<ExchangeListener> listeners) {

        void order(Order order, Change change, Fill fill, Instant at) {
            listeners.forEach(listener -> listener.orderChanged(order, change, fill, at));
        }

        void list(OrderList list, ExchangeListener.ListChange change, Instant at) {
            listeners.forEach(listener -> listener.listChanged(list, change, at));
        }

        void balances(Account account, Set<String> assets, Instant at) {
            listeners.forEach(listener -> listener.balancesChanged(account, assets, at));
        }

        void trade(Instrument instrument, MarketTrade trade) {
            listeners.forEach(listener -> listener.traded(instrument, trade));
        }
    }
}
