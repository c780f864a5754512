package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.Order;
import io.smctrading.core.execution.OrderIntent;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What brackets are worth that are open or may open, in the quote asset: each at the price it was
 * taken at. Kept as it changes, since it is asked for at every order.
 */
final class Exposures {

    private record Worth(BigDecimal price, BigDecimal value) {}

    private final Map<String, Worth> worths = new HashMap<>();
    private BigDecimal total = BigDecimal.ZERO;

    BigDecimal total() {
        return total;
    }

    /** A bracket is new, or changed. */
    void note(HeldBracket one, Markets markets) {
        if (one.intent().reduceOnly()) {
            return;
        }
        Worth last = worths.get(one.id());
        BigDecimal price = last == null ? priceOf(one.intent(), markets) : last.price();
        BigDecimal value = quantityOf(one).multiply(price);
        total = total.add(value).subtract(last == null ? BigDecimal.ZERO : last.value());
        if (one.bracket().finished()) {
            total = total.subtract(value);
            worths.remove(one.id());
        } else {
            worths.put(one.id(), new Worth(price, value));
        }
    }

    private static BigDecimal quantityOf(HeldBracket one) {
        Order entry = one.bracket().state().entry();
        BigDecimal open = one.bracket().state().exposure();
        return entry.status().terminal() ? open : open.add(entry.remaining());
    }

    /** The limit, or the last trade's price where there is none. */
    static BigDecimal priceOf(OrderIntent intent, Markets markets) {
        if (intent.limitPrice() != null) {
            return intent.limitPrice();
        }
        BigDecimal last = markets.lastPrice(intent);
        if (last != null) {
            return last;
        }
        return intent.stopPrice() == null ? BigDecimal.ZERO : intent.stopPrice();
    }
}
