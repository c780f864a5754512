package io.smctrading.sidecar.ledger;

import io.smctrading.core.execution.Bracket;
import io.smctrading.core.execution.ExecutionReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What trading goes on from after a start.
 *
 * @param progress up to where this contains the feeds
 * @param brackets what is not finished, in order of arrival
 * @param recentTrades trades that filled something at or after the newest clock, by venue:symbol:
 *     id and market time of the fill, which is the trade's or later
 * @param outbox reports that the broker has not confirmed, in order
 */
public record LedgerState(
        Progress progress,
        List<Bracket> brackets,
        Map<String, Map<String, Instant>> recentTrades,
        List<Unconfirmed> outbox) {

    /**
     * @param position outbox position
     * @param report what is to be published again
     */
    public record Unconfirmed(long position, ExecutionReport report) {}
}
