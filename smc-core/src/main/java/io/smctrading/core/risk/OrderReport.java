package io.smctrading.core.risk;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.portfolio.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/**
 * One step in the life of an order at the venue: of a bracket's entry, whose order id is the
 * intent's, or of one of its exits.
 *
 * @param orderId id of the order
 * @param sequence 1, 2, 3 … per order
 * @param side what this order does
 * @param terminal whether nothing follows for this order
 * @param time market time of the report
 * @param lastQuantity filled by this step, 0 if nothing
 * @param lastPrice price of that fill, 0 if nothing
 * @param fee fee of that fill in the quote asset
 * @param cumulativeQuantity filled so far
 * @param averagePrice of what is filled so far, 0 if nothing
 * @param intent the intent as the ledger holds it: what binds
 */
public record OrderReport(
        String orderId,
        int sequence,
        OrderSide side,
        boolean terminal,
        Instant time,
        BigDecimal lastQuantity,
        BigDecimal lastPrice,
        BigDecimal fee,
        BigDecimal cumulativeQuantity,
        BigDecimal averagePrice,
        OrderIntent intent) {

    /** The order in which reports of one minute are handled; an exit's id follows its entry's. */
    static final Comparator<OrderReport> CANONICAL =
            Comparator.comparing(OrderReport::time)
                    .thenComparing(OrderReport::orderId)
                    .thenComparingInt(OrderReport::sequence);

    public InstrumentId instrument() {
        return new InstrumentId(intent.venue(), intent.symbol());
    }
}
