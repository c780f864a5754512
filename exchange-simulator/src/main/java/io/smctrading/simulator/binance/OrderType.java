package io.smctrading.simulator.binance;

import io.smctrading.simulator.core.Side;

/** Binance's order types and what each of them needs. */
enum OrderType {
    LIMIT,
    MARKET,
    STOP_LOSS,
    STOP_LOSS_LIMIT,
    TAKE_PROFIT,
    TAKE_PROFIT_LIMIT,
    LIMIT_MAKER;

    boolean limited() {
        return this == LIMIT || this == LIMIT_MAKER || limitAfterTrigger();
    }

    boolean limitAfterTrigger() {
        return this == STOP_LOSS_LIMIT || this == TAKE_PROFIT_LIMIT;
    }

    boolean triggered() {
        return stopLoss() || this == TAKE_PROFIT || this == TAKE_PROFIT_LIMIT;
    }

    boolean stopLoss() {
        return this == STOP_LOSS || this == STOP_LOSS_LIMIT;
    }

    /** Whether a price at or above the stop price triggers it. */
    boolean risingFor(Side side) {
        return stopLoss() == side.buys();
    }
}
