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
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger disconnections = new AtomicInteger();

    @Override
    public void connected() {
        connections.incrementAndGet();
    }

    @Override
    public void order(VenueOrder order) {
        orders.add(order);
    }

    @Override
    public void fill(VenueFill fill) {
        fills.add(fill);
    }

    @Override
    public void disconnected(String reason) {
        disconnections.incrementAndGet();
    }

    public int connections() {
        return connections.get();
    }

    public int disconnections() {
        return disconnections.get();
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
