package io.smctrading.core.signal;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.structure.Direction;
import java.time.Instant;

/**
 * A fact in the life of an armed order block, seen as an interval: a break arms it, a return or a
 * reason to give up ends it. Every block that is armed is ended by exactly one later fact.
 */
public sealed interface EntryFact extends OfSeries {

    /** Event id of the order block: names the interval. */
    String zoneId();

    /** Close time of the candle that showed the fact. */
    Instant time();

    /** Whether this begins the interval that {@link #zoneId} names. */
    default boolean opens() {
        return this instanceof BlockArmed;
    }

    /** Whether this ends the interval that the other one began. */
    default boolean closes(EntryFact opened) {
        return !opens() && zoneId().equals(opened.zoneId());
    }

    /** A break gave birth to a block; price may now return to it. */
    record BlockArmed(Series series, String zoneId, Direction direction, Instant time)
            implements EntryFact {}

    /**
     * Price returned in time.
     *
     * @param candidate the entry, whatever its confidence
     */
    record BlockReturned(Series series, String zoneId, Instant time, EntrySignal candidate)
            implements EntryFact {}

    /** The block will give no entry any more. */
    record BlockDisarmed(Series series, String zoneId, Instant time, Reason reason)
            implements EntryFact {}

    /** Why a block was given up. */
    enum Reason {
        /** Price went through it. */
        INVALIDATED,
        /** Too many younger blocks were live. */
        EXPIRED,
        /** Structure broke the other way at a later candle. */
        OPPOSITE_BREAK,
        /** Price did not return in time. */
        BARS_RAN_OUT,
        /** Price returned, but the stop would lie beyond the entry, or there is no ATR. */
        NO_STOP
    }
}
