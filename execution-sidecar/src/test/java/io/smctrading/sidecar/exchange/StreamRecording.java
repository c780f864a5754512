package io.smctrading.sidecar.exchange;

import io.smctrading.core.execution.OrderStatus;
import io.smctrading.core.execution.VenueFill;
import io.smctrading.core.execution.VenueOrder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what a private stream told. */
public final class StreamRecording implements StreamListener {

    private final List<VenueOrder> orders = new CopyOnWriteArrayList<>();
    private final List<VenueFill> fills = new CopyOnWriteArrayList<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<String> reasons = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger disconnections = new AtomicInteger();

    @Override
    public void connected() {
        told.add("connected");
        connections.incrementAndGet();
    }

    @Override
    public void order(VenueOrder order) {
        told.add("order");
        orders.add(order);
    }

    @Override
    public void fill(VenueFill fill) {
        told.add("fill");
        fills.add(fill);
    }

    @Override
    public void disconnected(String reason) {
        reasons.add(reason);
        disconnections.incrementAndGet();
    }

    public int connections() {
        return connections.get();
    }

    public int disconnections() {
        return disconnections.get();
    }

    /** What was told, in its order: connected, order or fill. */
    public List<String> told() {
        return told;
    }

    /** Why it went down, each time. */
    public List<String> reasons() {
        return reasons;
    }

    public List<VenueOrder> orders() {
        return orders;
    }

    /** The newest status of an order, if it was told. */
    public Optional<OrderStatus> statusOf(String clientId) {
        return orders.stream()
                .filter(order -> order.clientId().equals(clientId))
                .map(VenueOrder::status)
                .reduce((earlier, later) -> later);
    }

    public List<VenueFill> fillsOf(String clientId) {
        return fills.stream().filter(fill -> fill.clientId().equals(clientId)).toList();
    }
}
