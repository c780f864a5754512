package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.market.Clock;
import java.util.List;

/**
 * The topic executions, records of one symbol in the order they are given. Nothing here waits,
 * except {@link #flush()}.
 */
public interface Publisher {

    /**
     * Sends a report.
     *
     * @param outboxPosition comes back from {@link #confirmed()} once the broker has the report
     */
    void publish(ExecutionReport report, long outboxPosition);

    void publish(Clock clock);

    /** Outbox positions confirmed since the last call. */
    List<Long> confirmed();

    /**
     * Keeps a record that is no order, with the reason.
     *
     * @param record as it came
     */
    void refuse(RawRecord record, String reason);

    /** Whether a refused record is on its way that nobody but the broker will have. */
    boolean onlyCopyPending();

    /**
     * Waits until the broker has everything.
     *
     * @throws RuntimeException if it does not get it
     */
    void flush();
}
