package io.smctrading.core.execution;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One step in the life of an order at the venue.
 *
 * @param order the order after the step
 * @param intent the intent as the ledger holds it
 * @param time market time of the step
 * @param lastQuantity quantity of this fill, net of a fee in the base asset; 0 if nothing was
 *     filled
 * @param lastPrice price of this fill; 0 if nothing was filled
 * @param fee fee of this fill in the quote asset, not negative
 * @param reason why it was rejected, cancelled or expired, with the values; else null
 * @param venueTradeId the venue's id of the fill; null if nothing was filled
 * @param liquidity who waited; null if nothing was filled, and where the venue does not say
 */
public record ExecutionReport(
        Order order,
        OrderIntent intent,
        Instant time,
        BigDecimal lastQuantity,
        BigDecimal lastPrice,
        BigDecimal fee,
        String reason,
        String venueTradeId,
        Liquidity liquidity) {

    /** A step without a fill. */
    static ExecutionReport step(Order order, OrderIntent intent, Instant time, String reason) {
        return new ExecutionReport(
                order,
                intent,
                time,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                reason,
                null,
                null);
    }

    /** Unique: order id and sequence. */
    public String executionId() {
        return order.id() + '-' + order.sequence();
    }

    public boolean fill() {
        return lastQuantity.signum() > 0;
    }
}
