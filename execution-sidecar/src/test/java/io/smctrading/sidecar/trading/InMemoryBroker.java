package io.smctrading.sidecar.trading;

import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.market.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Topics that outlive the desk: what was sent to executions stays, whoever dies. */
final class InMemoryBroker implements Publisher {

    final List<Object> trades = new ArrayList<>();
    final List<Object> orders = new ArrayList<>();
    final List<Object> executions = new ArrayList<>();
    final List<String> refused = new ArrayList<>();
    private final List<Long> confirmed = new ArrayList<>();

    @Override
    public void publish(ExecutionReport report, long outboxPosition) {
        executions.add(report);
        confirmed.add(outboxPosition);
    }

    @Override
    public void publish(Clock clock) {
        executions.add(clock);
    }

    @Override
    public void refuse(RawRecord record, String reason) {
        refused.add(reason);
    }

    @Override
    public List<Long> confirmed() {
        List<Long> drained = List.copyOf(confirmed);
        confirmed.clear();
        return drained;
    }

    @Override
    public boolean onlyCopyPending() {
        return false;
    }

    @Override
    public void flush() {}

    /** What died with the process that was to note it. */
    void forgetConfirmations() {
        confirmed.clear();
    }

    List<ExecutionReport> reports() {
        return executions.stream()
                .filter(ExecutionReport.class::isInstance)
                .map(ExecutionReport.class::cast)
                .toList();
    }

    /** Each report once, by execution id, in the order of its first coming. */
    Map<String, ExecutionReport> distinctReports() {
        Map<String, ExecutionReport> distinct = new LinkedHashMap<>();
        reports().forEach(report -> distinct.putIfAbsent(report.executionId(), report));
        return distinct;
    }

    Optional<Clock> lastClock(Clock.Mark mark) {
        return executions.stream()
                .filter(Clock.class::isInstance)
                .map(Clock.class::cast)
                .filter(clock -> clock.mark() == mark)
                .reduce((first, second) -> second);
    }
}
