package io.smctrading.sidecar;

import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.OrderIntent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * The steps of each order in the log, under the id of the decision that made it: with it the lines
 * of risk, sidecar and API about one order are found.
 */
public final class OrderLog {

    /** What log lines carry the decision's id as. */
    public static final String DECISION_ID = "decision_id";

    private static final Logger LOG = LoggerFactory.getLogger("io.smctrading.orders");

    private OrderLog() {}

    /** An intent is durable and was given to its venue. */
    public static void bound(OrderIntent intent) {
        if (LOG.isInfoEnabled()) {
            try (var unused = MDC.putCloseable(DECISION_ID, intent.decisionId())) {
                LOG.info(
                        "bound {} {} {} {} at {}",
                        intent.orderId(),
                        intent.side(),
                        intent.quantity().toPlainString(),
                        intent.symbol(),
                        intent.venue());
            }
        }
    }

    /** A report of an order was handed to the broker. */
    static void reported(ExecutionReport report) {
        if (LOG.isInfoEnabled()) {
            try (var unused = MDC.putCloseable(DECISION_ID, report.intent().decisionId())) {
                LOG.info(
                        "{} {} filled {} {}",
                        report.order().id(),
                        report.order().status(),
                        report.order().filled().toPlainString(),
                        report.reason() == null ? "" : report.reason());
            }
        }
    }

    /** What a person asked for is with risk. */
    public static void requested(String decisionId, String actor) {
        try (var unused = MDC.putCloseable(DECISION_ID, decisionId)) {
            LOG.info("{} asked for by {}", decisionId, actor);
        }
    }
}
