package io.smctrading.simulator.binance;

import io.smctrading.simulator.core.RefusedException;

/** The engine's refusals in Binance's words. */
final class Refusals {

    private Refusals() {}

    static BinanceException placing(RefusedException refused) {
        return BinanceException.rejected(
                switch (refused.refusal()) {
                    case INSUFFICIENT_BALANCE ->
                            "Account has insufficient balance for requested action.";
                    case DUPLICATE_CLIENT_ID -> "Duplicate order sent.";
                    case WOULD_TAKE -> "Order would immediately match and take.";
                    case WOULD_TRIGGER -> "Order would trigger immediately.";
                    case BAD_LIST_PRICES ->
                            "The relationship of the prices for the orders is not correct.";
                    case UNKNOWN_ORDER -> "Unknown order sent.";
                    case NOTHING_TO_REDUCE -> "Unsupported order combination";
                });
    }

    static BinanceException unknownOrder() {
        return BinanceException.bad(-2011, "Unknown order sent.");
    }
}
