package io.smctrading.jobs.storage.tables;

import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.ExecutionOrClock;
import io.smctrading.schemas.ExecutionReport;
import io.smctrading.schemas.OrderIntent;
import io.smctrading.schemas.OrderLeg;
import io.smctrading.schemas.OrderOrClock;
import io.smctrading.schemas.OrderStatus;
import io.smctrading.schemas.Topics;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Orders and what became of them. An intent makes a pending row of sequence 0. A report writes its
 * own row and, in the same statement, its order's:
 *
 * <ul>
 *   <li>the state is taken over only from a report of a higher sequence than the row's, so that
 *       repeated and reordered reports never move it back;
 *   <li>the fee is added only if the report's own row is new, so that each fee counts once;
 *   <li>the intent inside the report is the ledger's and wins over the row of sequence 0.
 * </ul>
 *
 * <p>A signal that was decided again at another market time gives an intent of the same id and
 * another {@code created_at}; the table keeps one row of both (analytics, V7).
 */
final class OrderTables {

    static final Table<OrderOrClock> INTENTS =
            new Table<>(
                    "orders",
                    Topics.ORDERS,
                    Storing.Ordered.by(
                            0,
                            "INSERT INTO orders (order_id, created_at, intent_id, leg, decision_id,"
                                    + " signal_id, session, account, exchange, symbol, side, order_type,"
                                    + " quantity, price, reduce_only, valid_until, sequence, status,"
                                    + " filled_quantity, filled_price, fees, updated_at)"
                                    + " SELECT order_id, created_at, order_id, leg, decision_id,"
                                    + " signal_id, current_schema(), account, exchange, symbol, side,"
                                    + " order_type, quantity, price, reduce_only, valid_until, 0,"
                                    + " 'pending', 0, 0, 0, created_at"
                                    + " FROM (SELECT ?::text AS order_id, ?::timestamptz AS created_at,"
                                    + " ?::text AS leg, ?::text AS decision_id, ?::text AS signal_id,"
                                    + " ?::text AS account,"
                                    + " ?::text AS exchange, ?::text AS symbol, ?::text AS side,"
                                    + " ?::text AS order_type, ?::numeric AS quantity,"
                                    + " ?::numeric AS price, ?::boolean AS reduce_only,"
                                    + " ?::timestamptz AS valid_until) intent"
                                    + " ON CONFLICT (order_id, created_at) DO NOTHING"),
                    OrderTables::intent);

    static final Table<ExecutionOrClock> EXECUTIONS =
            new Table<>(
                    "executions",
                    Topics.EXECUTIONS,
                    Storing.Ordered.by(
                            2,
                            "WITH report AS (SELECT ?::text AS execution_id, ?::timestamptz AS time,"
                                    + " ?::text AS order_id, ?::text AS intent_id, ?::text AS leg,"
                                    + " ?::int AS sequence, ?::text AS account, ?::text AS exchange,"
                                    + " ?::text AS symbol, ?::text AS side, ?::text AS status,"
                                    + " ?::boolean AS terminal, ?::numeric AS quantity,"
                                    + " ?::numeric AS price, ?::numeric AS fee,"
                                    + " ?::numeric AS cumulative_quantity, ?::numeric AS average_price,"
                                    + " ?::text AS liquidity, ?::text AS venue_trade_id, ?::text AS reason,"
                                    + " ?::timestamptz AS created_at, ?::text AS decision_id,"
                                    + " ?::text AS signal_id, ?::text AS order_type,"
                                    + " ?::numeric AS order_quantity, ?::numeric AS order_price,"
                                    + " ?::boolean AS reduce_only, ?::timestamptz AS valid_until,"
                                    + " ?::text AS order_status, ?::timestamptz AS filled_at,"
                                    + " ?::bigint AS execution_latency_ms,"
                                    + " ?::text AS external_order_id),"
                                    + " execution AS (INSERT INTO executions (execution_id, time, order_id,"
                                    + " intent_id, leg, sequence, account, exchange, symbol, side, status,"
                                    + " terminal, quantity, price, fee, cumulative_quantity,"
                                    + " average_price, liquidity, venue_trade_id, reason)"
                                    + " SELECT execution_id, time, order_id, intent_id, leg, sequence,"
                                    + " account, exchange, symbol, side, status, terminal, quantity, price,"
                                    + " fee, cumulative_quantity, average_price, liquidity, venue_trade_id,"
                                    + " reason"
                                    + " FROM report ON CONFLICT (execution_id, time) DO NOTHING"
                                    + " RETURNING fee)"
                                    + " INSERT INTO orders (order_id, created_at, intent_id, leg,"
                                    + " decision_id, signal_id, session, account, exchange, symbol, side,"
                                    + " order_type, quantity, price, reduce_only, valid_until, sequence,"
                                    + " status, filled_quantity, filled_price, fees, updated_at, filled_at,"
                                    + " execution_latency_ms, external_order_id, reason)"
                                    + " SELECT order_id, created_at, intent_id, leg, decision_id, signal_id,"
                                    + " current_schema(), account, exchange, symbol, side, order_type,"
                                    + " order_quantity, order_price, reduce_only, valid_until, sequence,"
                                    + " order_status, cumulative_quantity, average_price,"
                                    + " coalesce((SELECT fee FROM execution), 0), time, filled_at,"
                                    + " execution_latency_ms, external_order_id, reason FROM report"
                                    + " ON CONFLICT (order_id, created_at) DO UPDATE SET"
                                    + " fees = orders.fees + excluded.fees, "
                                    + "external_order_id = coalesce(excluded.external_order_id,"
                                    + " orders.external_order_id), "
                                    + takenFromNewerReport()),
                    OrderTables::execution);

    private OrderTables() {}

    private static String takenFromNewerReport() {
        return List.of(
                        "leg",
                        "decision_id",
                        "signal_id",
                        "side",
                        "order_type",
                        "quantity",
                        "price",
                        "reduce_only",
                        "valid_until",
                        "sequence",
                        "status",
                        "filled_quantity",
                        "filled_price",
                        "updated_at",
                        "filled_at",
                        "execution_latency_ms",
                        "reason")
                .stream()
                .map(
                        column ->
                                "%1$s = CASE WHEN excluded.sequence > orders.sequence THEN excluded.%1$s ELSE orders.%1$s END"
                                        .formatted(column))
                .collect(Collectors.joining(", "));
    }

    private static TableRow intent(OrderOrClock wire) throws WireException {
        if (!(wire.getValue() instanceof OrderIntent intent)) {
            return TableRow.NONE;
        }
        return new Values()
                .name("order_id", intent.getOrderId())
                .time("created_at", intent.getCreatedTime())
                .code(intent.getReduceOnly() ? OrderLeg.FLATTEN : OrderLeg.ENTRY)
                .name("decision_id", intent.getDecisionId())
                .name("signal_id", intent.getSignalId())
                .name("account", intent.getAccount())
                .name("exchange", intent.getVenue())
                .name("symbol", intent.getSymbol())
                .code(intent.getSide())
                .name("order_type", orderType(OrderLeg.ENTRY, intent))
                .decimal("quantity", intent.getQuantity())
                .decimal("price", intent.getLimitPrice())
                .flag(intent.getReduceOnly())
                .time("valid_until", intent.getValidUntil())
                .row();
    }

    private static TableRow execution(ExecutionOrClock wire) throws WireException {
        if (!(wire.getValue() instanceof ExecutionReport report)) {
            return TableRow.NONE;
        }
        OrderIntent intent = report.getIntent();
        Instant filledAt = report.getStatus() == OrderStatus.FILLED ? report.getTime() : null;
        return new Values()
                .name("execution_id", report.getExecutionId())
                .time("time", report.getTime())
                .name("order_id", report.getOrderId())
                .name("intent_id", report.getIntentId())
                .code(report.getLeg())
                .number(report.getSequence())
                .name("account", report.getAccount())
                .name("exchange", report.getVenue())
                .name("symbol", report.getSymbol())
                .code(report.getSide())
                .code(report.getStatus())
                .flag(report.getTerminal())
                .decimal("quantity", report.getLastQuantity())
                .decimal("price", report.getLastPrice())
                .decimal("fee", report.getFee())
                .decimal("cumulative_quantity", report.getCumulativeQuantity())
                .decimal("average_price", report.getAveragePrice())
                .code(report.getLiquidity())
                .name("venue_trade_id", report.getVenueTradeId())
                .text("reason", report.getReason())
                .time("created_at", intent.getCreatedTime())
                .name("decision_id", intent.getDecisionId())
                .name("signal_id", intent.getSignalId())
                .name("order_type", orderType(report.getLeg(), intent))
                .decimal("order_quantity", intent.getQuantity())
                .decimal("order_price", orderPrice(report.getLeg(), intent))
                .flag(report.getLeg() == OrderLeg.ENTRY ? intent.getReduceOnly() : true)
                .time("valid_until", intent.getValidUntil())
                .name("order_status", orderStatus(report.getStatus()))
                .time("filled_at", filledAt)
                .number(
                        filledAt == null
                                ? null
                                : Duration.between(intent.getCreatedTime(), filledAt).toMillis())
                .name("external_order_id", report.getVenueOrderId())
                .row();
    }

    private static String orderType(OrderLeg leg, OrderIntent intent) {
        return switch (leg) {
            case STOP_LOSS -> "stop_loss";
            case TAKE_PROFIT -> "take_profit";
            case ENTRY -> intent.getLimitPrice() == null ? "market" : "limit";
            case FLATTEN, UNKNOWN -> "market";
        };
    }

    private static BigDecimal orderPrice(OrderLeg leg, OrderIntent intent) {
        return switch (leg) {
            case STOP_LOSS -> intent.getStopPrice();
            case TAKE_PROFIT -> intent.getTargetPrice();
            case ENTRY -> intent.getLimitPrice();
            case FLATTEN, UNKNOWN -> null;
        };
    }

    /** The words that users of the table know. */
    private static String orderStatus(OrderStatus status) {
        return switch (status) {
            case NEW, SENT, ACCEPTED -> "pending";
            case PARTIALLY_FILLED -> "partially_filled";
            case FILLED -> "filled";
            case CANCELED -> "cancelled";
            case REJECTED -> "rejected";
            case EXPIRED -> "expired";
            case QUARANTINED -> "quarantined";
            case UNKNOWN -> "unknown";
        };
    }
}
