package io.smctrading.simulator.bybit;

import io.smctrading.simulator.core.Fill;
import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Order;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A fill with what it left behind.
 *
 * @param left of the order, after it
 * @param closed how much of a position it closed
 */
record Execution(Fill fill, BigDecimal left, BigDecimal closed) {

    /** The fill that just happened; under the exchange's lock. */
    static Execution latest(Fill fill) {
        Order order = fill.order();
        BigDecimal held = order.account().position(order.instrument()).quantity();
        return new Execution(fill, order.remaining(), closed(held.subtract(signed(fill)), fill));
    }

    /** All of an account, oldest first; under the exchange's lock. */
    static List<Execution> all(List<Fill> fills) {
        Map<Instrument, BigDecimal> held = new HashMap<>();
        Map<Long, BigDecimal> filled = new HashMap<>();
        List<Execution> all = new ArrayList<>(fills.size());
        for (Fill fill : fills) {
            Order order = fill.order();
            BigDecimal before = held.getOrDefault(order.instrument(), BigDecimal.ZERO);
            BigDecimal done = filled.merge(order.id(), fill.quantity(), BigDecimal::add);
            BigDecimal left = order.quantity().subtract(done).max(BigDecimal.ZERO);
            all.add(new Execution(fill, left, closed(before, fill)));
            held.put(order.instrument(), before.add(signed(fill)));
        }
        return all;
    }

    private static BigDecimal closed(BigDecimal before, Fill fill) {
        boolean spot = fill.order().instrument().kind() == Instrument.Kind.SPOT;
        boolean reduces = before.signum() * signed(fill).signum() < 0;
        return !spot && reduces ? fill.quantity().min(before.abs()) : BigDecimal.ZERO;
    }

    private static BigDecimal signed(Fill fill) {
        return fill.order().side().buys() ? fill.quantity() : fill.quantity().negate();
    }
}
