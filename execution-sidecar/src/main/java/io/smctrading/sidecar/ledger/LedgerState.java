package io.smctrading.sidecar.ledger;

import io.smctrading.core.execution.Bracket;
import io.smctrading.core.execution.ExecutionReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What trading goes on from after a start.
 *
 * @param progress up to where this contains the feeds
 * @param brackets what is not finished, in order of arrival
 * @param atVenues what else is known of these brackets, by intent
 * @param recentTrades trades that filled something at or after the newest clock, by venue:symbol:
 *     id and market time of the fill, which is the trade's or later
 * @param outbox reports that the broker has not confirmed, in order
 */
public record LedgerState(
        Progress progress,
        List<Bracket> brackets,
        Map<String, AtVenue> atVenues,
        Map<String, Map<String, Instant>> recentTrades,
        List<Unconfirmed> outbox) {

    /**
     * A bracket at its venue.
     *
     * @param sendings where and when its orders were sent, by order
     * @param executions ids of the venue's executions that are booked, by order
     * @param cancelReason why its entry is to end; null if it is not
     */
    public record AtVenue(
            Map<String, Sending> sendings,
            Map<String, Set<String>> executions,
            String cancelReason) {

        public static final AtVenue NOTHING = new AtVenue(Map.of(), Map.of(), null);
    }

    /**
     * @param position outbox position
     * @param report what is to be published again
     */
    public record Unconfirmed(long position, ExecutionReport report) {}
}
