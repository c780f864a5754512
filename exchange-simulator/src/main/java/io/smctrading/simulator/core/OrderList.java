package io.smctrading.simulator.core;

import java.time.Instant;
import java.util.List;

/** Orders whose fates are tied. Changed and to be read under the exchange's lock only. */
public final class OrderList {

    /** How the orders are tied. */
    public enum Kind {
        /** Two orders; what ends or fills one ends the other. */
        OCO,
        /** A working order, and one that is placed once the first is filled. */
        OTO,
        /** A working order, and a pair that is placed once the first is filled. */
        OTOCO
    }

    private final long id;
    private final Kind kind;
    private final String clientId;
    private final Instant created;
    private final List<Order> orders;
    private boolean done;
    private Instant updated;

    OrderList(long id, Kind kind, String clientId, Instant created, List<Order> orders) {
        this.id = id;
        this.kind = kind;
        this.clientId = clientId;
        this.created = created;
        this.updated = created;
        this.orders = List.copyOf(orders);
    }

    public long id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    public String clientId() {
        return clientId;
    }

    public Instant created() {
        return created;
    }

    public Instant updated() {
        return updated;
    }

    /** All of them, the working order first. */
    public List<Order> orders() {
        return orders;
    }

    /** Whether nothing can happen to any of its orders any more. */
    public boolean done() {
        return done;
    }

    /** The order that must be filled first, or null for a pair. */
    public Order working() {
        return kind == Kind.OCO ? null : orders.get(0);
    }

    /** The orders that exclude each other or wait: all of a pair, all but the working one else. */
    public List<Order> dependents() {
        return kind == Kind.OCO ? orders : orders.subList(1, orders.size());
    }

    void finish(Instant at) {
        done = true;
        updated = at;
    }
}
