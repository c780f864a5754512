package io.smctrading.core.risk;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.market.Clock;

/** Everything an account's risk says. */
public sealed interface RiskOutput {

    /** Exactly one per signal, and per order that a person asks for. */
    record Decided(RiskDecision decision) implements RiskOutput {}

    /** An approved bracket; follows its decision. */
    record Ordered(OrderIntent intent) implements RiskOutput {}

    /** All intents decided at the clock's time have been given out. */
    record OrdersComplete(Clock clock) implements RiskOutput {}

    record Snapshot(PortfolioSnapshot snapshot) implements RiskOutput {}

    /** The minute is over: its orders have been accepted or refused, its snapshot given out. */
    record MinuteComplete(Clock clock) implements RiskOutput {}

    /** Something that did not become a part of the account, or not as announced: for a counter. */
    record Noted(Note note) implements RiskOutput {}

    /** What may be noted. */
    enum Note {
        /** A clock that does not run ahead of the last of its kind. */
        DUPLICATE_CLOCK,
        /** A signal that has been decided upon. */
        DUPLICATE_SIGNAL,
        /** A signal too old to know whether it has been decided upon. */
        FORGOTTEN_SIGNAL,
        /** A report that has been handled. */
        DUPLICATE_REPORT,
        /** A report too old to know whether it has been handled. */
        FORGOTTEN_REPORT,
        /** Reports were missed; the quantity was taken from the cumulative numbers. */
        REPORT_GAP,
        /** A report or command of another account. */
        OTHER_ACCOUNT,
        /** The ledger holds an order that this account's state did not know: it binds. */
        ADOPTED_ORDER,
        /** The ledger holds other terms than were decided: they bind. */
        ADOPTED_TERMS,
        /** A command issued before one that was followed already. */
        OLD_COMMAND
    }
}
