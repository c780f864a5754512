package io.smctrading.simulator.core;

import io.smctrading.simulator.market.MarketTrade;
import java.time.Instant;
import java.util.Set;

/**
 * Hears what happens on an exchange, in order, under its lock: what it says must be quick, and it
 * may place and cancel.
 */
public interface ExchangeListener {

    /**
     * An order changed.
     *
     * @param fill the execution if the change is {@link Change#TRADE}, null otherwise
     */
    default void orderChanged(Order order, Change change, Fill fill, Instant at) {}

    /** A list began, its orders were placed, or it is done. */
    default void listChanged(OrderList list, ListChange change, Instant at) {}

    /** Balances or positions of an account changed; comes after the order's own change. */
    default void balancesChanged(Account account, Set<String> assets, Instant at) {}

    /** A trade of the market was printed. */
    default void traded(Instrument instrument, MarketTrade trade) {}

    /** What happened to an order. */
    enum Change {
        /** It came on the book or waits for its trigger. */
        NEW,
        /** It waits in a list. */
        PENDING,
        TRIGGERED,
        TRADE,
        CANCELED,
        EXPIRED,
        REJECTED,
        /** Its price or quantity was changed. */
        AMENDED
    }

    /** What happened to a list. */
    enum ListChange {
        STARTED,
        UPDATED,
        DONE
    }
}
