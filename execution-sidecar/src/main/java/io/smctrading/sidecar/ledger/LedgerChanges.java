package io.smctrading.sidecar.ledger;

import io.smctrading.core.execution.Bracket;
import io.smctrading.core.execution.ExecutionReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What becomes durable together.
 *
 * @param brackets orders in their new state
 * @param reports what happened to them, in order; they go to the outbox
 * @param placed when the venue got which order, system time
 * @param sendings where orders are sent that go, or go again, once this is durable
 * @param cancelReasons why entries are to end, by intent
 * @param received intents that came; those that bind are marked as sent unless a halt keeps them
 *     back
 * @param progress up to where this contains the feeds
 * @param confirmed outbox positions that the broker has
 */
public record LedgerChanges(
        List<Bracket> brackets,
        List<ExecutionReport> reports,
        Map<String, Instant> placed,
        Map<String, Sending> sendings,
        Map<String, String> cancelReasons,
        List<ReceivedIntent> received,
        Progress progress,
        List<Long> confirmed) {

    /** Intents alone. */
    public static LedgerChanges of(List<ReceivedIntent> received) {
        return new LedgerChanges(
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                received,
                Progress.NONE,
                List.of());
    }

    /**
     * What came of them.
     *
     * @param outbox position of each report, in order
     * @param intents one per intent, in order
     */
    public record Recorded(List<Long> outbox, List<StoredIntent> intents) {}
}
