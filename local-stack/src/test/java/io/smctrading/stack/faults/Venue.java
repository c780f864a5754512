package io.smctrading.stack.faults;

import static java.util.stream.Collectors.groupingBy;

import io.smctrading.schemas.ExecutionReport;
import io.smctrading.schemas.OrderStatus;
import io.smctrading.schemas.Topics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the reports of a run say of each order, held against what an order's life must be. */
final class Venue {

    private Venue() {}

    /** Every order whose reports have a hole, a second acceptance, a second end or a wrong sum. */
    static List<String> brokenOrders(Contents contents) {
        Map<String, List<ExecutionReport>> orders =
                contents.of(Topics.EXECUTIONS, ExecutionReport.class).stream()
                        .sorted(Comparator.comparingInt(ExecutionReport::getSequence))
                        .collect(
                                groupingBy(
                                        ExecutionReport::getOrderId,
                                        TreeMap::new,
                                        java.util.stream.Collectors.toList()));
        List<String> broken = new ArrayList<>();
        orders.forEach(
                (order, reports) -> {
                    String problem = problem(reports);
                    if (!problem.isEmpty()) {
                        broken.add(order + ": " + problem + " in " + reports);
                    }
                });
        return broken;
    }

    private static String problem(List<ExecutionReport> reports) {
        BigDecimal filled = BigDecimal.ZERO;
        for (int i = 0; i < reports.size(); i++) {
            ExecutionReport report = reports.get(i);
            filled = filled.add(report.getLastQuantity());
            if (report.getSequence() != i + 1) {
                return "no report " + (i + 1);
            }
            if (report.getStatus() == OrderStatus.ACCEPTED && i > 0) {
                return "accepted again by report " + (i + 1);
            }
            if (report.getTerminal() && i < reports.size() - 1) {
                return "goes on after its end, report " + (i + 1);
            }
            if (filled.compareTo(report.getCumulativeQuantity()) != 0) {
                return "fills add up to " + filled + " at report " + (i + 1);
            }
        }
        return "";
    }
}
