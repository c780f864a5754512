package io.smctrading.sidecar.ledger;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What the API tells of orders. */
public final class OrderQueries {

    /**
     * An order with what is known of it; the names are those of the table.
     *
     * @param marketTime of its last report; null before the first
     * @param created system time
     * @param updated system time
     */
    public record OrderRow(
            String orderId,
            String intentId,
            String decisionId,
            String signalId,
            String account,
            String venue,
            String symbol,
            String leg,
            String side,
            String status,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal filled,
            BigDecimal cost,
            BigDecimal fees,
            String reason,
            Instant marketTime,
            Instant created,
            Instant updated) {}

    /** One report of an order. */
    public record ExecutionRow(
            String executionId,
            int sequence,
            String status,
            boolean terminal,
            Instant time,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal fee,
            BigDecimal cumulativeQuantity,
            BigDecimal averagePrice,
            String reason,
            String venueTradeId) {}

    private static final String SELECT_ORDERS =
            """
            select o.order_id, o.intent_id, i.decision_id, i.signal_id, i.account, i.venue, i.symbol,
                o.leg, o.side, o.status, o.quantity, o.price, o.filled, o.cost, o.fees, o.reason,
                o.market_time, o.created_at, o.updated_at
            from orders o join intents i on i.intent_id = o.intent_id
            """;

    private final DataSource database;

    public OrderQueries(DataSource database) {
        this.database = database;
    }

    /**
     * The newest orders.
     *
     * @param statuses which states; empty for all
     * @param limit how many at most
     */
    public List<OrderRow> newest(Collection<String> statuses, int limit) {
        String sql =
                SELECT_ORDERS
                        + (statuses.isEmpty() ? "" : " where o.status = any (?)")
                        + " order by o.created_at desc, o.order_id limit ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            int parameter = 1;
            if (!statuses.isEmpty()) {
                Array array = connection.createArrayOf("text", statuses.toArray());
                select.setArray(parameter++, array);
            }
            select.setInt(parameter, limit);
            try (ResultSet rows = select.executeQuery()) {
                List<OrderRow> orders = new ArrayList<>();
                while (rows.next()) {
                    orders.add(order(rows));
                }
                return orders;
            }
        } catch (SQLException e) {
            throw new LedgerException("orders cannot be read", e);
        }
    }

    public Optional<OrderRow> order(String orderId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(SELECT_ORDERS + " where o.order_id = ?")) {
            select.setString(1, orderId);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(order(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new LedgerException("the order cannot be read", e);
        }
    }

    /** Reports of an order, first to last, at most a thousand. */
    public List<ExecutionRow> executions(String orderId) {
        String sql = "select * from executions where order_id = ? order by sequence limit 1000";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, orderId);
            try (ResultSet rows = select.executeQuery()) {
                List<ExecutionRow> executions = new ArrayList<>();
                while (rows.next()) {
                    executions.add(execution(rows));
                }
                return executions;
            }
        } catch (SQLException e) {
            throw new LedgerException("executions cannot be read", e);
        }
    }

    private static OrderRow order(ResultSet row) throws SQLException {
        return new OrderRow(
                row.getString("order_id"),
                row.getString("intent_id"),
                row.getString("decision_id"),
                row.getString("signal_id"),
                row.getString("account"),
                row.getString("venue"),
                row.getString("symbol"),
                row.getString("leg"),
                row.getString("side"),
                row.getString("status"),
                row.getBigDecimal("quantity"),
                row.getBigDecimal("price"),
                row.getBigDecimal("filled"),
                row.getBigDecimal("cost"),
                row.getBigDecimal("fees"),
                row.getString("reason"),
                LedgerRows.instant(row, "market_time"),
                LedgerRows.instant(row, "created_at"),
                LedgerRows.instant(row, "updated_at"));
    }

    private static ExecutionRow execution(ResultSet row) throws SQLException {
        return new ExecutionRow(
                row.getString("execution_id"),
                row.getInt("sequence"),
                row.getString("status"),
                row.getBoolean("terminal"),
                LedgerRows.instant(row, "market_time"),
                row.getBigDecimal("last_quantity"),
                row.getBigDecimal("last_price"),
                row.getBigDecimal("fee"),
                row.getBigDecimal("cumulative_quantity"),
                row.getBigDecimal("average_price"),
                row.getString("reason"),
                row.getString("venue_trade_id"));
    }
}
