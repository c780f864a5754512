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
 * @param filled filled so far, net of fees in the base asset, never above the quantity
 * @param cost sum of price × quantity of its fills, exact
 * @param fees sum of its fees, in the quote asset
 * @param sequence number of its last report, 0 before the first
 * @param venueOrderId the venue's own id of it; null as long as the venue has given none
 * @param venueFilled filled so far as the venue counts it: {@code filled} and what was kept back of
 *     it as a fee in the base asset
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
        int sequence,
        String venueOrderId,
        BigDecimal venueFilled) {

    /** Decimal places of prices, quantities and fees on the wire. */
    public static final int SCALE = 8;

    /** The order of the intent itself, not yet sent. */
    public static Order entryOf(OrderIntent intent) {
        return create(
                intent,
                intent.leg().orderId(intent.orderId()),
                intent.leg(),
                intent.side(),
                OrderStatus.NEW,
                intent.quantity(),
                intent.limitPrice());
    }

    /**
     * An exit of what the entry has opened.
     *
     * @param id its own
     * @param status ACCEPTED if the venue holds it already, SENT if it is to
     */
    static Order exitOf(
            OrderIntent intent,
            String id,
            OrderLeg leg,
            OrderStatus status,
            BigDecimal quantity,
            BigDecimal price) {
        return create(intent, id, leg, intent.exitSide(), status, quantity, price);
    }

    private static Order create(
            OrderIntent intent,
            String id,
            OrderLeg leg,
            OrderSide side,
            OrderStatus status,
            BigDecimal quantity,
            BigDecimal price) {
        return new Order(
                id,
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
                0,
                null,
                BigDecimal.ZERO);
    }

    /** What the venue has not executed yet. */
    public BigDecimal remaining() {
        return quantity.subtract(venueFilled);
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
        return with(next, quantity, price, triggered, sequence, venueOrderId);
    }

    Order withTerms(BigDecimal newQuantity, BigDecimal newPrice) {
        return with(status, newQuantity, newPrice, triggered, sequence, venueOrderId);
    }

    Order trigger() {
        return with(status, quantity, price, true, sequence, venueOrderId);
    }

    Order known(String newVenueOrderId) {
        return with(status, quantity, price, triggered, sequence, newVenueOrderId);
    }

    Order nextReport() {
        return with(status, quantity, price, triggered, sequence + 1, venueOrderId);
    }

    private Order with(
            OrderStatus newStatus,
            BigDecimal newQuantity,
            BigDecimal newPrice,
            boolean newTriggered,
            int newSequence,
            String newVenueOrderId) {
        return new Order(
                id,
                intentId,
                leg,
                side,
                newStatus,
                newQuantity,
                newPrice,
                newTriggered,
                filled,
                cost,
                fees,
                newSequence,
                newVenueOrderId,
                venueFilled);
    }

    /** Filled by what the venue executed. */
    Order fill(BigDecimal fillQuantity, BigDecimal fillPrice, BigDecimal fee) {
        return fill(fillQuantity, fillQuantity, fillPrice, fee);
    }

    /**
     * Filled.
     *
     * @param executed what the venue executed
     * @param kept what is ours of it, after a fee in the base asset
     * @param fee in the quote asset
     * @throws IllegalStateException if it would be filled beyond its quantity
     */
    Order fill(BigDecimal executed, BigDecimal kept, BigDecimal fillPrice, BigDecimal fee) {
        BigDecimal newVenueFilled = venueFilled.add(executed);
        if (newVenueFilled.compareTo(quantity) > 0) {
            throw new IllegalStateException(
                    "order " + id + " of " + quantity + " cannot be filled " + newVenueFilled);
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
                filled.add(kept),
                cost.add(fillPrice.multiply(kept)),
                fees.add(fee),
                sequence,
                venueOrderId,
                newVenueFilled);
    }
}
