package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.VenueBracket;
import io.smctrading.sidecar.ledger.Sending;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A bracket at an exchange, which it never leaves. For the desk's thread. */
final class HeldBracket {

    private final VenueBracket bracket;
    private final String venue;
    private final String venueSymbol;
    private final Map<String, Sending> sendings;
    private boolean awaitsAnswer;
    private List<OrderStatus> counted = List.of();

    /**
     * @param bracket its orders
     * @param venue the exchange
     * @param venueSymbol the exchange's name of its instrument
     * @param sendings where and when its orders were sent last, by order
     */
    HeldBracket(
            VenueBracket bracket, String venue, String venueSymbol, Map<String, Sending> sendings) {
        this.bracket = bracket;
        this.venue = venue;
        this.venueSymbol = venueSymbol;
        this.sendings = new HashMap<>(sendings);
    }

    VenueBracket bracket() {
        return bracket;
    }

    String venue() {
        return venue;
    }

    String venueSymbol() {
        return venueSymbol;
    }

    OrderIntent intent() {
        return bracket.intent();
    }

    String id() {
        return bracket.intent().orderId();
    }

    /** An order is sent, for the first time or again. */
    void sent(String orderId, Sending sending) {
        sendings.put(orderId, sending);
    }

    /** When an order was sent; of an exit that was sent along with the entry, when that was. */
    Sending sendingOf(String orderId) {
        return sendings.getOrDefault(orderId, sendings.get(id()));
    }

    /** Whether an exit was sent along with the entry. */
    boolean attached(String orderId) {
        return !orderId.equals(id()) && !sendings.containsKey(orderId);
    }

    /** Whether somebody waits for the first answer to the entry. */
    boolean awaitsAnswer() {
        return awaitsAnswer;
    }

    void awaitsAnswer(boolean yes) {
        awaitsAnswer = yes;
    }

    /** As what {@link OpenOrders} counts its orders. */
    List<OrderStatus> counted() {
        return counted;
    }

    void counted(List<OrderStatus> statuses) {
        counted = statuses;
    }
}
