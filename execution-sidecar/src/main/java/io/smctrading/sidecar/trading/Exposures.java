package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.Order;
import io.smctrading.core.execution.OrderIntent;
import java.math.BigDecimal;

/** What brackets are worth that are open or may open. */
final class Exposures {

    private Exposures() {}

    /** In the quote asset; 0 for what only shrinks a position. */
    static BigDecimal notional(HeldBracket one, Markets markets) {
        if (one.intent().reduceOnly()) {
            return BigDecimal.ZERO;
        }
        Order entry = one.bracket().state().entry();
        BigDecimal quantity = one.bracket().state().exposure();
        if (!entry.status().terminal()) {
            quantity = quantity.add(entry.remaining());
        }
        return notional(one.intent(), quantity, markets);
    }

    /** At the limit, or at the last trade's price where there is none. */
    static BigDecimal notional(OrderIntent intent, BigDecimal quantity, Markets markets) {
        BigDecimal price = intent.limitPrice();
        if (price == null) {
            price = markets.lastPrice(intent);
        }
        if (price == null) {
            price = intent.stopPrice() == null ? BigDecimal.ZERO : intent.stopPrice();
        }
        return quantity.multiply(price);
    }
}
