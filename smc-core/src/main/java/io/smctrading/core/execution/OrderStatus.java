package io.smctrading.core.execution;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The life of an order. What may follow what is {@link #successors()}; nothing follows a terminal
 * state.
 *
 * <pre>
 *  NEW ──▶ SENT ──▶ ACCEPTED ──▶ PARTIALLY_FILLED ──▶ FILLED
 *   │        │  ╲       │               │
 *   │        │   ╲      ├───────────────┴─▶ CANCELED, EXPIRED
 *   │        ▼    ▼     │
 *   │    UNKNOWN  REJECTED          UNKNOWN ──▶ whatever the venue proves
 *   │        ╲                      UNKNOWN ──▶ QUARANTINED when it proves nothing
 *   └─▶ REJECTED, EXPIRED, CANCELED (never sent)
 * </pre>
 */
public enum OrderStatus {
    /** Durable in the ledger, nothing sent. */
    NEW,
    /** About to be sent, or sent: from here on a crash leaves the outcome open. */
    SENT,
    /** The venue has it. */
    ACCEPTED,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    REJECTED,
    EXPIRED,
    /** Sent without an answer; to be asked for, never resent blindly. */
    UNKNOWN,
    /** The venue's word could not be had; a person decides. */
    QUARANTINED;

    private static final Map<OrderStatus, Set<OrderStatus>> TABLE =
            new EnumMap<>(OrderStatus.class);

    static {
        Set<OrderStatus> answers =
                EnumSet.of(ACCEPTED, PARTIALLY_FILLED, FILLED, CANCELED, REJECTED, EXPIRED);
        TABLE.put(NEW, EnumSet.of(SENT, CANCELED, REJECTED, EXPIRED));
        TABLE.put(SENT, with(answers, UNKNOWN));
        TABLE.put(ACCEPTED, EnumSet.of(PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED));
        TABLE.put(PARTIALLY_FILLED, EnumSet.of(PARTIALLY_FILLED, FILLED, CANCELED, EXPIRED));
        // SENT again only after the venue has proven that it never saw the order.
        TABLE.put(UNKNOWN, with(with(answers, SENT), QUARANTINED));
        TABLE.put(QUARANTINED, EnumSet.copyOf(answers));
        for (OrderStatus last : EnumSet.of(FILLED, CANCELED, REJECTED, EXPIRED)) {
            TABLE.put(last, EnumSet.noneOf(OrderStatus.class));
        }
    }

    private static Set<OrderStatus> with(Set<OrderStatus> set, OrderStatus more) {
        Set<OrderStatus> all = EnumSet.copyOf(set);
        all.add(more);
        return all;
    }

    /** The states that may follow, empty for a terminal one. */
    public Set<OrderStatus> successors() {
        return Set.copyOf(TABLE.get(this));
    }

    public boolean canBecome(OrderStatus next) {
        return TABLE.get(this).contains(next);
    }

    /** Nothing follows. */
    public boolean terminal() {
        return TABLE.get(this).isEmpty();
    }

    /** The venue holds it and may still fill it. */
    public boolean working() {
        return this == ACCEPTED || this == PARTIALLY_FILLED;
    }
}
