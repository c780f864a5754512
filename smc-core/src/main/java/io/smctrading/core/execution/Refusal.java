package io.smctrading.core.execution;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * An intent that does not get to the venue.
 *
 * @param bracket its only order, ended
 * @param report the order's only report
 */
public record Refusal(Bracket bracket, ExecutionReport report) {

    /**
     * @param present state of the order, NEW or SENT
     * @param terminal REJECTED, EXPIRED or CANCELED
     * @param time market time
     * @param reason which rule, with the values
     */
    public static Refusal of(
            OrderIntent intent,
            OrderStatus present,
            OrderStatus terminal,
            Instant time,
            String reason) {
        Order entry = Order.entryOf(intent);
        if (present != OrderStatus.NEW) {
            entry = entry.become(present);
        }
        entry = entry.become(terminal).nextReport();
        ExecutionReport report = ExecutionReport.step(entry, intent, time, reason);
        return new Refusal(new Bracket(intent, entry, null, null, BigDecimal.ZERO), report);
    }
}
