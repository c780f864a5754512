package io.smctrading.sidecar.ledger;

import io.smctrading.core.execution.Bracket;
import io.smctrading.core.execution.ExecutionReport;
import java.util.List;

/**
 * What becomes durable together.
 *
 * @param brackets orders in their new state
 * @param reports what happened to them, in order; they go to the outbox
 * @param progress up to where this contains the feeds
 * @param confirmed outbox positions that the broker has
 */
public record LedgerChanges(
        List<Bracket> brackets,
        List<ExecutionReport> reports,
        Progress progress,
        List<Long> confirmed) {}
