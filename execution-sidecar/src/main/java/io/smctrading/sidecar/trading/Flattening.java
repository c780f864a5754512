package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.market.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reduce-only orders at exchanges: first everything that works on what they close is cancelled,
 * then they are sent for what is open, then what is left open gets its exits back.
 */
final class Flattening {

    private static final class Close {
        private final HeldBracket order;
        private final List<HeldBracket> closed;
        private boolean sent;
        private BigDecimal counted;

        private Close(HeldBracket order, List<HeldBracket> closed, boolean sent) {
            this.order = order;
            this.closed = closed;
            this.sent = sent;
            this.counted = order.bracket().state().entry().venueFilled();
        }
    }

    private final List<Close> closes = new ArrayList<>();
    private final Function<HeldBracket, Instrument> instruments;
    private final Consumer<HeldBracket> changed;

    /**
     * @param changed told of each bracket that was touched
     */
    Flattening(Function<HeldBracket, Instrument> instruments, Consumer<HeldBracket> changed) {
        this.instruments = instruments;
        this.changed = changed;
    }

    /**
     * Begins, or goes on after a restart.
     *
     * @param closed brackets that the order works against, oldest first
     * @param sent whether the order may be at the exchange already
     */
    void begin(HeldBracket order, List<HeldBracket> closed, boolean sent) {
        closes.add(new Close(order, closed, sent));
        for (HeldBracket one : closed) {
            one.bracket().hold("reduced by " + order.id());
            changed.accept(one);
        }
    }

    /** Takes the next step of each that can be taken. */
    void advance(Function<HeldBracket, Instant> time) {
        Iterator<Close> each = closes.iterator();
        while (each.hasNext()) {
            Close close = each.next();
            book(close);
            if (!close.sent && close.closed.stream().allMatch(one -> one.bracket().idle())) {
                send(close, time.apply(close.order));
            }
            if (close.order.bracket().state().entry().status().terminal()) {
                close.closed.forEach(
                        one -> {
                            one.bracket().release(time.apply(one));
                            changed.accept(one);
                        });
                each.remove();
            }
        }
    }

    private void send(Close close, Instant time) {
        BigDecimal open =
                close.closed.stream()
                        .map(one -> one.bracket().open())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal asked =
                instruments.apply(close.order).roundQuantityDown(close.order.intent().quantity());
        BigDecimal quantity = open.min(asked);
        close.sent = true;
        if (quantity.signum() == 0) {
            close.order
                    .bracket()
                    .neverPlaced(
                            close.order.id(),
                            OrderStatus.CANCELED,
                            "REDUCE_ONLY: nothing is open any more",
                            time);
        } else {
            close.order.bracket().send(quantity, BigDecimal.ZERO);
        }
        changed.accept(close.order);
    }

    /** What the order closed is no longer open, oldest first. */
    private void book(Close close) {
        BigDecimal filled = close.order.bracket().state().entry().venueFilled();
        BigDecimal rest = filled.subtract(close.counted);
        close.counted = filled;
        for (HeldBracket one : close.closed) {
            BigDecimal part = rest.min(one.bracket().state().exposure());
            if (part.signum() > 0) {
                one.bracket().reduce(part);
                changed.accept(one);
                rest = rest.subtract(part);
            }
        }
    }
}
