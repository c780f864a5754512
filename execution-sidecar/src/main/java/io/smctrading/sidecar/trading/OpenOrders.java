package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.Order;
import io.smctrading.core.execution.OrderStatus;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How many orders of brackets are not over, by state. Counted as they change, since many are. */
final class OpenOrders {

    private final Map<OrderStatus, Long> counts = new EnumMap<>(OrderStatus.class);

    Map<OrderStatus, Long> counts() {
        return Map.copyOf(counts);
    }

    /** A bracket is new, or changed. */
    void note(HeldBracket one) {
        List<OrderStatus> now = one.bracket().unfinished().stream().map(Order::status).toList();
        one.counted().forEach(status -> add(status, -1));
        now.forEach(status -> add(status, 1));
        one.counted(now);
    }

    private void add(OrderStatus status, long number) {
        counts.merge(status, number, (some, more) -> some + more == 0 ? null : some + more);
    }
}
