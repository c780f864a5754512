package io.smctrading.stack.faults;

import io.smctrading.schemas.ExecutionReport;
import io.smctrading.schemas.Topics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When the venue had orders, by the reports of a run. */
record OpenOrders(List<Stretch> stretches) {

    /**
     * One order's life at the venue, in market time.
     *
     * @param from its first report
     * @param until its terminal report
     */
    record Stretch(Instant from, Instant until) {}

    static OpenOrders of(Contents contents) {
        Map<String, Instant> accepted = new HashMap<>();
        Map<String, Instant> ended = new HashMap<>();
        for (ExecutionReport report : contents.of(Topics.EXECUTIONS, ExecutionReport.class)) {
            accepted.merge(report.getOrderId(), report.getTime(), OpenOrders::earlier);
            if (report.getTerminal()) {
                ended.put(report.getOrderId(), report.getTime());
            }
        }
        List<Stretch> stretches = new ArrayList<>();
        accepted.forEach(
                (order, from) ->
                        stretches.add(new Stretch(from, ended.getOrDefault(order, Instant.MAX))));
        return new OpenOrders(stretches);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** Whether an order was open at a time of the market. */
    boolean at(Instant time) {
        return stretches.stream()
                .anyMatch(open -> open.from().isBefore(time) && open.until().isAfter(time));
    }
}
