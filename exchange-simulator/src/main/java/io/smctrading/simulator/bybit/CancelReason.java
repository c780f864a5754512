package io.smctrading.simulator.bybit;

import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.core.OrderStatus;
import io.smctrading.simulator.core.Refusal;

/** Why orders end before they are filled, in the engine's words and in Bybit's. */
final class CancelReason {

    static final String BY_USER = "CancelByUser";
    static final String POSITION_CLOSED = "CancelByTpSlTsClear";
    static final String STOP_TRIGGERED = "CancelByOCOTpCanceledBySlTriggered";
    static final String PROFIT_TRIGGERED = "CancelByOCOSlCanceledByTpTriggered";

    private CancelReason() {}

    static String type(Order order) {
        String because = order.endedBecause();
        return because.startsWith("CancelBy") ? because : "UNKNOWN";
    }

    static String reject(Order order) {
        if (order.status() == OrderStatus.CANCELED) {
            return because(order, "EC_PerCancelRequest");
        }
        if (order.status() == OrderStatus.EXPIRED || order.status() == OrderStatus.REJECTED) {
            return because(order, "EC_NoImmediateQtyToFill");
        }
        return "EC_NoError";
    }

    private static String because(Order order, String otherwise) {
        String because = order.endedBecause();
        boolean wouldTake = because.equals(Refusal.WOULD_TAKE.name());
        return wouldTake ? "EC_PostOnlyWillTakeLiquidity" : otherwise;
    }
}
