package io.smctrading.simulator.core;

import io.smctrading.simulator.core.ExchangeListener.Change;
import io.smctrading.simulator.market.BookLevel;
import io.smctrading.simulator.market.Market;
import io.smctrading.simulator.market.MarketTrade;
import io.smctrading.simulator.market.SyntheticBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Puts orders through the book. What can trade does so at once against the synthetic book. The rest
 * of a limit order rests behind the quantity that the book shows at its price: trades at the price
 * wear that down first and fill the order with what is left of them; a trade beyond the price fills
 * it whole. Under the exchange's lock.
 */
final class Matching {

    private final Rules rules;
    private final Map<Instrument, Market> markets;
    private final OrderBook orders;
    private final Exchange.Events events;
    private final Supplier<Instant> now;
    private final SpotSettlement spot = new SpotSettlement();
    private final MarginSettlement margin;
    private final Map<Instrument, RestingOrders> resting = new HashMap<>();
    private OrderLists lists;

    Matching(
            Rules rules,
            Map<Instrument, Market> markets,
            OrderBook orders,
            Exchange.Events events,
            Supplier<Instant> now) {
        this.rules = rules;
        this.markets = markets;
        this.orders = orders;
        this.events = events;
        this.now = now;
        this.margin = new MarginSettlement(markets);
    }

    void lists(OrderLists orderLists) {
        lists = orderLists;
    }

    MarginSettlement margin() {
        return margin;
    }

    void clear() {
        resting.clear();
    }

    /** Checks and reserves, enters the order and lets it work. */
    void place(Order order) {
        check(order);
        admit(order);
        work(order);
    }

    /** Refuses what would be refused; what was reserved for the check is given back. */
    void check(Order order) {
        refuseByPrice(order);
        if (order.request().quoteQuantity() != null) {
            order.resize(plannedQuantity(plan(order)), order.created());
        }
        reserve(order);
        settlement(order).release(order);
    }

    void refuseByPrice(Order order) {
        Trigger trigger = order.trigger();
        if (trigger != null) {
            if (rules.refusesReachedTrigger() && trigger.reachedBy(triggerPrice(order))) {
                throw new RefusedException(Refusal.WOULD_TRIGGER);
            }
        } else if (order.request().postOnly() && !rules.postOnlyEnds() && wouldTake(order)) {
            throw new RefusedException(Refusal.WOULD_TAKE);
        }
    }

    /** Reserves what the order needs and makes it known. */
    void admit(Order order) {
        reserve(order);
        orders.enter(order);
    }

    void reserve(Order order) {
        if (order.waitsForTrigger() && order.request().reservesAwake()) {
            return;
        }
        boolean takes = order.price() == null && !order.waitsForTrigger();
        settlement(order).reserve(order, takes ? value(plan(order)) : null);
    }

    /** Tells of the new order, then lets it wait for its trigger or match. */
    void work(Order order) {
        announce(order);
        begin(order);
    }

    /** Tells of the new order. */
    void announce(Order order) {
        Instant at = now.get();
        if (!order.waitsForTrigger()) {
            order.work(at);
        }
        events.order(order, Change.NEW, null, at);
        balances(order, at);
    }

    /** Lets an order wait for its trigger, or match. */
    void begin(Order order) {
        if (!order.waitsForTrigger()) {
            match(order);
        } else if (order.trigger().reachedBy(triggerPrice(order))) {
            trigger(order);
        } else {
            resting(order.instrument()).add(order);
        }
    }

    /** Ends an order before it is filled. */
    void end(Order order, OrderStatus status, String because) {
        Instant at = now.get();
        resting(order.instrument()).remove(order);
        settlement(order).release(order);
        order.end(status, because, at);
        orders.ended(order);
        Change change =
                switch (status) {
                    case CANCELED -> Change.CANCELED;
                    case REJECTED -> Change.REJECTED;
                    default -> Change.EXPIRED;
                };
        events.order(order, change, null, at);
        balances(order, at);
        if (order.list() != null) {
            lists.ended(order);
        }
    }

    void amend(Order order, BigDecimal quantity, BigDecimal price) {
        boolean tooSmall = quantity != null && quantity.compareTo(order.executed()) <= 0;
        if (order.status().ended() || tooSmall) {
            throw new RefusedException(Refusal.UNKNOWN_ORDER);
        }
        Instant at = now.get();
        BigDecimal oldQuantity = order.quantity();
        BigDecimal oldPrice = order.price();
        boolean keepsPlace =
                price == null && quantity != null && quantity.compareTo(oldQuantity) <= 0;
        settlement(order).release(order);
        if (!keepsPlace) {
            resting(order.instrument()).remove(order);
        }
        order.resize(quantity == null ? oldQuantity : quantity, at);
        order.reprice(price == null ? oldPrice : price, at);
        try {
            reserve(order);
        } catch (RefusedException e) {
            order.resize(oldQuantity, at);
            order.reprice(oldPrice, at);
            reserve(order);
            if (!keepsPlace) {
                resting(order.instrument()).add(order);
            }
            throw e;
        }
        events.order(order, Change.AMENDED, null, at);
        balances(order, at);
        if (keepsPlace) {
            return;
        }
        if (order.waitsForTrigger()) {
            resting(order.instrument()).add(order);
        } else {
            match(order);
        }
    }

    void retrigger(Order order, Trigger trigger) {
        if (!order.waitsForTrigger()) {
            throw new RefusedException(Refusal.UNKNOWN_ORDER);
        }
        Instant at = now.get();
        resting(order.instrument()).remove(order);
        order.retrigger(trigger, at);
        events.order(order, Change.AMENDED, null, at);
        if (trigger.reachedBy(triggerPrice(order))) {
            trigger(order);
        } else {
            resting(order.instrument()).add(order);
        }
    }

    /** Lets a printed trade fill and trigger what it reaches. */
    void traded(Market market, MarketTrade trade) {
        Instrument instrument = market.instrument();
        events.trade(instrument, trade);
        RestingOrders book = resting.get(instrument);
        if (book == null) {
            return;
        }
        for (Side side : Side.values()) {
            BigDecimal reach = rules.queued() ? trade.price() : touch(market.book(), side);
            fillReached(book.reached(side, reach), trade);
        }
        triggerReached(book, market);
    }

    private void fillReached(List<Order> reached, MarketTrade trade) {
        BigDecimal left = trade.quantity();
        for (Order order : reached) {
            if (!order.open()) {
                continue;
            }
            if (!rules.queued() || order.price().compareTo(trade.price()) != 0) {
                execute(order, order.price(), order.remaining(), true);
                continue;
            }
            BigDecimal beyondQueue = left.subtract(order.queueAhead);
            order.queueAhead = beyondQueue.negate().max(BigDecimal.ZERO);
            BigDecimal quantity = order.remaining().min(beyondQueue);
            quantity = toStep(order.instrument(), quantity);
            if (quantity.signum() > 0) {
                left = left.subtract(quantity);
                execute(order, order.price(), quantity, true);
            }
        }
    }

    private void triggerReached(RestingOrders book, Market market) {
        List<Order> reached = new ArrayList<>();
        for (boolean rising : new boolean[] {true, false}) {
            if (!rules.triggeredByBook()) {
                reached.addAll(book.triggered(rising, market.lastPrice()));
                continue;
            }
            book
                    .triggered(rising, rising ? market.book().bestAsk() : market.book().bestBid())
                    .stream()
                    .filter(order -> order.trigger().reachedBy(triggerPrice(order)))
                    .forEach(reached::add);
        }
        for (Order order : reached) {
            if (order.open() && order.waitsForTrigger()) {
                trigger(order);
            }
        }
    }

    private void trigger(Order order) {
        Instant at = now.get();
        resting(order.instrument()).remove(order);
        if (order.list() != null) {
            lists.begun(order);
        }
        order.trigger(at);
        order.work(at);
        try {
            reserve(order);
        } catch (RefusedException e) {
            end(order, OrderStatus.EXPIRED, e.refusal().name());
            return;
        }
        events.order(order, Change.TRIGGERED, null, at);
        match(order);
    }

    private void match(Order order) {
        if (order.request().postOnly() && wouldTake(order)) {
            end(order, OrderStatus.CANCELED, Refusal.WOULD_TAKE.name());
            return;
        }
        List<BookLevel> plan = plan(order);
        if (order.request().timeInForce() == TimeInForce.FOK
                && plannedQuantity(plan).compareTo(order.remaining()) < 0) {
            end(order, OrderStatus.EXPIRED, "FOK");
            return;
        }
        for (BookLevel part : plan) {
            if (order.open()) {
                execute(order, part.price(), part.quantity(), false);
            }
        }
        if (!order.open()) {
            return;
        }
        if (order.price() == null) {
            end(order, OrderStatus.EXPIRED, "NO_LIQUIDITY");
        } else if (order.request().timeInForce() != TimeInForce.GTC) {
            end(order, OrderStatus.EXPIRED, order.request().timeInForce().name());
        } else {
            order.queueAhead = queueAhead(order);
            resting(order.instrument()).add(order);
        }
    }

    private void execute(Order order, BigDecimal price, BigDecimal quantity, boolean maker) {
        BigDecimal allowed = settlement(order).allowed(order, quantity);
        if (allowed.signum() == 0) {
            end(order, OrderStatus.CANCELED, Refusal.NOTHING_TO_REDUCE.name());
            return;
        }
        if (order.list() != null) {
            lists.begun(order);
            reserve(order);
        }
        Instant at = now.get();
        Settlement.Booking booking = settlement(order).book(order, price, allowed, maker);
        Fill fill =
                new Fill(
                        markets.get(order.instrument()).nextTradeId(),
                        order,
                        price,
                        allowed,
                        booking.fee(),
                        booking.feeAsset(),
                        maker,
                        booking.realisedProfit(),
                        at);
        order.add(fill);
        orders.filled(fill);
        if (order.status() == OrderStatus.FILLED) {
            resting(order.instrument()).remove(order);
            settlement(order).release(order);
            orders.ended(order);
        }
        events.order(order, Change.TRADE, fill, at);
        balances(order, at);
        if (order.status() == OrderStatus.FILLED && order.list() != null) {
            lists.ended(order);
        }
    }

    /** What the book would give the order at once, best level first. */
    private List<BookLevel> plan(Order order) {
        SyntheticBook book = markets.get(order.instrument()).book();
        boolean buys = order.side().buys();
        BigDecimal quote = order.executed().signum() == 0 ? order.request().quoteQuantity() : null;
        BigDecimal left = order.remaining();
        BigDecimal price = buys ? book.bestAsk() : book.bestBid();
        BigDecimal tick = buys ? order.instrument().tick() : order.instrument().tick().negate();
        List<BookLevel> plan = new ArrayList<>(1);
        for (int level = 0; level < SyntheticBook.LEVELS && price.signum() > 0; level++) {
            if (order.price() != null && beyond(order, price)) {
                break;
            }
            BigDecimal wanted = left;
            if (quote != null) {
                wanted = quote.divide(price, Settlement.DECIMALS, RoundingMode.DOWN);
                wanted = toStep(order.instrument(), wanted);
            }
            BigDecimal quantity = wanted.min(book.levelSize());
            if (quantity.signum() == 0) {
                break;
            }
            plan.add(new BookLevel(price, quantity));
            left = left.subtract(quantity);
            quote = quote == null ? null : quote.subtract(quantity.multiply(price));
            price = price.add(tick);
        }
        return plan;
    }

    private boolean wouldTake(Order order) {
        SyntheticBook book = markets.get(order.instrument()).book();
        return !beyond(order, order.side().buys() ? book.bestAsk() : book.bestBid());
    }

    private static boolean beyond(Order order, BigDecimal price) {
        int compared = price.compareTo(order.price());
        return order.side().buys() ? compared > 0 : compared < 0;
    }

    private BigDecimal queueAhead(Order order) {
        SyntheticBook book = markets.get(order.instrument()).book();
        int inside =
                order.side().buys()
                        ? order.price().compareTo(book.bestBid())
                        : book.bestAsk().compareTo(order.price());
        return inside > 0 ? BigDecimal.ZERO : book.levelSize();
    }

    private BigDecimal triggerPrice(Order order) {
        Market market = markets.get(order.instrument());
        return rules.triggeredByBook() ? touch(market.book(), order.side()) : market.lastPrice();
    }

    /** The side of the book that an order takes from. */
    private static BigDecimal touch(SyntheticBook book, Side side) {
        return side.buys() ? book.bestAsk() : book.bestBid();
    }

    private Settlement settlement(Order order) {
        return order.instrument().kind() == Instrument.Kind.SPOT ? spot : margin;
    }

    private RestingOrders resting(Instrument instrument) {
        return resting.computeIfAbsent(instrument, of -> new RestingOrders());
    }

    private void balances(Order order, Instant at) {
        events.balances(order.account(), settlement(order).assets(order.instrument()), at);
    }

    private static BigDecimal toStep(Instrument instrument, BigDecimal quantity) {
        return quantity.divide(instrument.step(), 0, RoundingMode.DOWN).multiply(instrument.step());
    }

    private static BigDecimal plannedQuantity(List<BookLevel> plan) {
        return plan.stream().map(BookLevel::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal value(List<BookLevel> plan) {
        return plan.stream()
                .map(part -> part.price().multiply(part.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
