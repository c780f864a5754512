package io.smctrading.stack.replay;

import java.time.Instant;

/** A market beside Kafka that must be where the replay is: the exchange that orders go to. */
@FunctionalInterface
public interface AccompanyingMarket {

    /** No exchange: orders are filled by whoever reads the trades. */
    AccompanyingMarket NONE = to -> {};

    /**
     * Goes on to a time, before the trades up to it and its clock are written. Whatever that causes
     * at the exchange has reached the ledger when this returns.
     */
    void advance(Instant to);
}
