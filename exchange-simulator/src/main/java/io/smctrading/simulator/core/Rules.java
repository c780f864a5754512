package io.smctrading.simulator.core;

/**
 * In what the exchanges' engines differ.
 *
 * @param clientIds how long a client id stays taken
 * @param postOnlyEnds whether a post-only order that would trade is taken and cancelled (Bybit)
 *     instead of refused (Binance)
 * @param queued whether a resting order waits behind the volume at its price; otherwise it fills
 *     whole as soon as the other side of the book touches it (OANDA)
 * @param triggeredByBook whether buys are triggered by the ask and sells by the bid (OANDA) instead
 *     of by the last trade
 * @param refusesReachedTrigger whether an order is refused whose trigger is already reached;
 *     otherwise it is triggered at once
 */
public record Rules(
        ClientIds clientIds,
        boolean postOnlyEnds,
        boolean queued,
        boolean triggeredByBook,
        boolean refusesReachedTrigger) {

    /** How long a client id stays taken. */
    public enum ClientIds {
        UNIQUE_AMONG_OPEN,
        UNIQUE_FOREVER
    }
}
