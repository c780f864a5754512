package io.smctrading.sidecar.ledger;

import io.smctrading.core.execution.Bracket;
import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.Liquidity;
import io.smctrading.core.execution.Order;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderLeg;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.execution.OrderStatus;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Rows of the ledger's tables as records, and back. */
final class LedgerRows {

    private LedgerRows() {}

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /**
     * A time or null for a column of type timestamptz. As text of no type of its own: the driver's
     * way makes a calendar for each, and rows of a rewritten batch share one type.
     */
    static void bindTime(PreparedStatement statement, int parameter, Instant time)
            throws SQLException {
        if (time == null) {
            statement.setNull(parameter, Types.OTHER);
        } else {
            statement.setObject(parameter, time.toString(), Types.OTHER);
        }
    }

    /** An intent; the columns may come from a join, their names are unique. */
    static OrderIntent intent(ResultSet row) throws SQLException {
        return new OrderIntent(
                row.getString("intent_id"),
                row.getString("decision_id"),
                row.getString("signal_id"),
                row.getString("account"),
                row.getString("venue"),
                row.getString("symbol"),
                OrderSide.valueOf(row.getString("intent_side")),
                row.getBigDecimal("intent_quantity"),
                row.getBigDecimal("limit_price"),
                row.getBigDecimal("stop_price"),
                row.getBigDecimal("target_price"),
                row.getBoolean("reduce_only"),
                instant(row, "created_time"),
                instant(row, "valid_until"));
    }

    /** Columns that {@link #intent} reads, of the table {@code intents i}. */
    static final String INTENT_COLUMNS =
            """
            i.intent_id, i.decision_id, i.signal_id, i.account, i.venue, i.symbol,
            i.side as intent_side, i.quantity as intent_quantity, i.limit_price, i.stop_price,
            i.target_price, i.reduce_only, i.created_time, i.valid_until\
            """;

    static void bindIntent(PreparedStatement insert, ReceivedIntent received) throws SQLException {
        OrderIntent intent = received.intent();
        insert.setString(1, intent.orderId());
        insert.setString(2, intent.account());
        insert.setString(3, intent.decisionId());
        insert.setString(4, intent.signalId());
        insert.setString(5, intent.venue());
        insert.setString(6, intent.symbol());
        insert.setString(7, intent.side().name());
        insert.setBigDecimal(8, intent.quantity());
        insert.setBigDecimal(9, intent.limitPrice());
        insert.setBigDecimal(10, intent.stopPrice());
        insert.setBigDecimal(11, intent.targetPrice());
        insert.setBoolean(12, intent.reduceOnly());
        bindTime(insert, 13, intent.createdTime());
        bindTime(insert, 14, intent.validUntil());
        bindTime(insert, 15, received.appended());
        bindTime(insert, 16, received.read());
    }

    static final String ORDER_COLUMNS =
            "order_id, intent_id, leg, side, status, quantity, price, triggered, filled, cost,"
                    + " fees, sequence, external_order_id, venue_filled";

    static final int ORDER_COLUMN_COUNT = 14;

    static Order order(ResultSet row) throws SQLException {
        return new Order(
                row.getString("order_id"),
                row.getString("intent_id"),
                OrderLeg.valueOf(row.getString("leg")),
                OrderSide.valueOf(row.getString("side")),
                OrderStatus.valueOf(row.getString("status")),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("price"),
                row.getBoolean("triggered"),
                row.getBigDecimal("filled"),
                row.getBigDecimal("cost"),
                row.getBigDecimal("fees"),
                row.getInt("sequence"),
                row.getString("external_order_id"),
                row.getBigDecimal("venue_filled"));
    }

    static void bindOrder(PreparedStatement upsert, Order order) throws SQLException {
        upsert.setString(1, order.id());
        upsert.setString(2, order.intentId());
        upsert.setString(3, order.leg().name());
        upsert.setString(4, order.side().name());
        upsert.setString(5, order.status().name());
        upsert.setBigDecimal(6, order.quantity());
        upsert.setBigDecimal(7, order.price());
        upsert.setBoolean(8, order.triggered());
        upsert.setBigDecimal(9, order.filled());
        upsert.setBigDecimal(10, order.cost());
        upsert.setBigDecimal(11, order.fees());
        upsert.setInt(12, order.sequence());
        upsert.setString(13, order.venueOrderId());
        upsert.setBigDecimal(14, order.venueFilled());
    }

    static void bindExecution(PreparedStatement insert, ExecutionReport report)
            throws SQLException {
        Order order = report.order();
        insert.setString(1, report.executionId());
        insert.setString(2, order.id());
        insert.setInt(3, order.sequence());
        insert.setString(4, order.status().name());
        insert.setBoolean(5, order.status().terminal());
        bindTime(insert, 6, report.time());
        insert.setBigDecimal(7, report.lastQuantity());
        insert.setBigDecimal(8, report.lastPrice());
        insert.setBigDecimal(9, report.fee());
        insert.setBigDecimal(10, order.filled());
        insert.setBigDecimal(11, order.averagePrice());
        insert.setString(12, report.reason());
        insert.setString(13, report.venueTradeId());
        Liquidity liquidity = report.liquidity();
        insert.setString(14, liquidity == null ? null : liquidity.name());
    }

    /** A report as it was recorded, from executions x, its order o and its intent i. */
    static ExecutionReport report(ResultSet row) throws SQLException {
        BigDecimal filled = row.getBigDecimal("cumulative_quantity");
        Order order =
                new Order(
                        row.getString("order_id"),
                        row.getString("intent_id"),
                        OrderLeg.valueOf(row.getString("leg")),
                        OrderSide.valueOf(row.getString("side")),
                        OrderStatus.valueOf(row.getString("report_status")),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("price"),
                        row.getBoolean("triggered"),
                        filled,
                        row.getBigDecimal("average_price").multiply(filled),
                        row.getBigDecimal("fees"),
                        row.getInt("report_sequence"),
                        row.getString("external_order_id"),
                        row.getBigDecimal("venue_filled"));
        String liquidity = row.getString("liquidity");
        return new ExecutionReport(
                order,
                intent(row),
                instant(row, "report_time"),
                row.getBigDecimal("last_quantity"),
                row.getBigDecimal("last_price"),
                row.getBigDecimal("fee"),
                row.getString("report_reason"),
                row.getString("venue_trade_id"),
                liquidity == null ? null : Liquidity.valueOf(liquidity));
    }

    static Bracket bracket(OrderIntent intent, BigDecimal reduced, Order[] legs) {
        return new Bracket(intent, legs[0], legs[1], legs[2], reduced);
    }
}
