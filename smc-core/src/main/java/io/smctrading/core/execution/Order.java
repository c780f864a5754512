package io.smctrading.core.execution;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One order of a bracket in its present state.
 *
 * @param id the intent's id, with a suffix for exits
 * @param intentId the intent it belongs to
 * @param leg which part of the bracket it is
 * @param side what it does in the base asset
 * @param status its state
 * @param quantity to be filled in all; an exit's follows what its entry has filled
 * @param price limit, or trigger of a stop, on the tick grid; null for a market order
 * @param triggered whether a stop has been reached and is a market order now
 * @param filled filled so far, never above the quantity
 * @param cost sum of price × quantity of its fills, exact
 * @param fees sum of its fees, in the quote asset
 * @param sequence number of its last report, 0 before the first
 */
public record Order(
        String id,
        String intentId,
        OrderLeg leg,
        OrderSide side,
        OrderStatus status,
        BigDecimal quantity,
        BigDecimal price,
        boolean triggered,
        BigDecimal filled,
        BigDecimal cost,
        BigDecimal fees,
        int sequence) {

    /** Decimal places of prices, quantities and fees on the wire. */
    public static final int SCALE = 8;

    /** The order of the intent itself, not yet sent. */
    public static Order entryOf(OrderIntent intent) {
        return create(
                intent,
                intent.leg(),
                intent.side(),
                OrderStatus.NEW,
                intent.quantity(),
                intent.limitPrice());
    }

    /** An exit that the venue holds from the entry's first fill on. */
    static Order exitOf(OrderIntent intent, OrderLeg leg, BigDecimal quantity, BigDecimal price) {
        return create(intent, leg, intent.exitSide(), OrderStatus.ACCEPTED, quantity, price);
    }

    private static Order create(
            OrderIntent intent,
            OrderLeg leg,
            OrderSide side,
            OrderStatus status,
            BigDecimal quantity,
            BigDecimal price) {
        return new Order(
                leg.orderId(intent.orderId()),
                intent.orderId(),
                leg,
                side,
                status,
                quantity,
                price,
                false,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                0);
    }

    /** The paper venue's own id of it; null if it never got there. */
    public String venueId() {
        boolean refused = sequence <= 1 && status.terminal();
        boolean there = status != OrderStatus.NEW && status != OrderStatus.SENT && !refused;
        return there ? "paper-" + id : null;
    }

    public BigDecimal remaining() {
        return quantity.subtract(filled);
    }

    /** Average price of what is filled, 8 decimals, half up; 0 if nothing is. */
    public BigDecimal averagePrice() {
        return filled.signum() == 0
                ? BigDecimal.ZERO
                : cost.divide(filled, SCALE, RoundingMode.HALF_UP);
    }

    /**
     * @throws IllegalStateException if the table of {@link OrderStatus} does not allow it
     */
    public Order become(OrderStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException(
                    "order " + id + " is " + status + " and cannot become " + next);
        }
        return new Order(
                id, intentId, leg, side, next, quantity, price, triggered, filled, cost, fees,
                sequence);
    }

    Order withTerms(BigDecimal newQuantity, BigDecimal newPrice) {
        return new Order(
                id,
                intentId,
                leg,
                side,
                status,
                newQuantity,
                newPrice,
                triggered,
                filled,
                cost,
                fees,
                sequence);
    }

    Order trigger() {
        return new Order(
                id, intentId, leg, side, status, quantity, price, true, filled, cost, fees,
                sequence);
    }

    Order fill(BigDecimal fillQuantity, BigDecimal fillPrice, BigDecimal fee) {
        BigDecimal newFilled = filled.add(fillQuantity);
        if (newFilled.compareTo(quantity) > 0) {
            throw new IllegalStateException(
                    "order " + id + " of " + quantity + " cannot be filled " + newFilled);
        }
        return new Order(
                id,
                intentId,
                leg,
                side,
                status,
                quantity,
                price,
                triggered,
                newFilled,
                cost.add(fillPrice.multiply(fillQuantity)),
                fees.add(fee),
                sequence);
    }

    Order nextReport() {
        return new Order(
                id,
                intentId,
                leg,
                side,
                status,
                quantity,
                price,
                triggered,
                filled,
                cost,
                fees,
                sequence + 1);
    }
}
