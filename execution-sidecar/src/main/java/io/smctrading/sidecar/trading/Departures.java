package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.market.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * What leaves for executions once the ledger has it, in order: reports, and clocks behind the
 * reports they stand for.
 */
final class Departures {

    private sealed interface Departure {
        record OfReport(ExecutionReport report) implements Departure {}

        record OfClock(Clock clock) implements Departure {}
    }

    private final List<Departure> waiting = new ArrayList<>();
    private final List<ExecutionReport> reports = new ArrayList<>();

    void addAll(List<ExecutionReport> more) {
        more.forEach(report -> waiting.add(new Departure.OfReport(report)));
        reports.addAll(more);
    }

    void add(Clock clock) {
        waiting.add(new Departure.OfClock(clock));
    }

    /** Those that are to be recorded before anything leaves. */
    List<ExecutionReport> reports() {
        return List.copyOf(reports);
    }

    boolean hasReports() {
        return !reports.isEmpty();
    }

    /**
     * Everything leaves.
     *
     * @param outbox position of each report
     */
    void leave(Publisher publisher, List<Long> outbox) {
        int report = 0;
        for (Departure departure : waiting) {
            if (departure instanceof Departure.OfReport one) {
                publisher.publish(one.report(), outbox.get(report++));
            } else if (departure instanceof Departure.OfClock one) {
                publisher.publish(one.clock());
            }
        }
        waiting.clear();
        reports.clear();
    }
}
