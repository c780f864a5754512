package io.smctrading.sidecar.ledger;

import io.smctrading.core.execution.Bracket;
import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.Order;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what became of orders: their state, their reports, and the outbox. */
final class OrderWrites {

    private static final String UPSERT_ORDER =
            """
            insert into orders (%s, market_time, reason, placed_at, venue, sent_at, sent_bookmark)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (order_id) do update
            set status = excluded.status, quantity = excluded.quantity, price = excluded.price,
                triggered = excluded.triggered, filled = excluded.filled, cost = excluded.cost,
                fees = excluded.fees, sequence = excluded.sequence,
                market_time = coalesce(excluded.market_time, orders.market_time),
                reason = case when excluded.market_time is null then orders.reason
                    else excluded.reason end,
                placed_at = coalesce(excluded.placed_at, orders.placed_at),
                external_order_id = excluded.external_order_id,
                venue_filled = excluded.venue_filled,
                venue = coalesce(excluded.venue, orders.venue),
                sent_at = coalesce(excluded.sent_at, orders.sent_at),
                sent_bookmark = coalesce(excluded.sent_bookmark, orders.sent_bookmark),
                updated_at = now()
            """
                    .formatted(LedgerRows.ORDER_COLUMNS);
    private static final String UPDATE_INTENT =
            "update intents set reduced = ?, finished = ?,"
                    + " cancel_reason = coalesce(?, cancel_reason) where intent_id = ?";
    private static final String INSERT_EXECUTION =
            """
            insert into executions (execution_id, order_id, sequence, status, terminal,
                market_time, last_quantity, last_price, fee, cumulative_quantity, average_price,
                reason, venue_trade_id, liquidity)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String INSERT_OUTBOX =
            """
            insert into outbox (account, execution_id)
            select ?, id from unnest(?) with ordinality as t (id, n) order by n
            returning position
            """;

    private OrderWrites() {}

    /**
     * @return outbox position of each report, in order
     */
    static List<Long> write(Connection connection, String account, LedgerChanges changes)
            throws SQLException {
        writeOrders(connection, changes);
        writeIntents(connection, changes.brackets(), changes.cancelReasons());
        return writeReports(connection, account, changes.reports());
    }

    private static void writeOrders(Connection connection, LedgerChanges changes)
            throws SQLException {
        Map<String, ExecutionReport> last = new LinkedHashMap<>();
        changes.reports().forEach(report -> last.put(report.order().id(), report));
        Collection<Order> orders = ordersOf(changes.brackets(), last.values());
        if (orders.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT_ORDER)) {
            for (Order order : orders) {
                LedgerRows.bindOrder(upsert, order);
                bindLastReport(upsert, last.get(order.id()));
                Instant placed = changes.placed().get(order.id());
                LedgerRows.bindTime(upsert, LedgerRows.ORDER_COLUMN_COUNT + 3, placed);
                bindSending(upsert, changes.sendings().get(order.id()));
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static void bindLastReport(PreparedStatement upsert, ExecutionReport report)
            throws SQLException {
        int column = LedgerRows.ORDER_COLUMN_COUNT;
        LedgerRows.bindTime(upsert, column + 1, report == null ? null : report.time());
        upsert.setString(column + 2, report == null ? null : report.reason());
    }

    private static void bindSending(PreparedStatement upsert, Sending sending) throws SQLException {
        int column = LedgerRows.ORDER_COLUMN_COUNT;
        upsert.setString(column + 4, sending == null ? null : sending.venue());
        LedgerRows.bindTime(upsert, column + 5, sending == null ? null : sending.at());
        upsert.setString(column + 6, sending == null ? null : sending.bookmark());
    }

    /** Those of the brackets, and those that ended and were replaced there at once. */
    private static Collection<Order> ordersOf(
            List<Bracket> brackets, Collection<ExecutionReport> lastReports) {
        Map<String, Order> orders = new LinkedHashMap<>();
        lastReports.forEach(report -> orders.put(report.order().id(), report.order()));
        for (Bracket bracket : brackets) {
            for (Order order : Arrays.asList(bracket.entry(), bracket.stop(), bracket.target())) {
                if (order != null) {
                    orders.put(order.id(), order);
                }
            }
        }
        return orders.values();
    }

    /** What is neither reduced nor finished nor to end stands as it was inserted. */
    private static void writeIntents(
            Connection connection, List<Bracket> brackets, Map<String, String> cancelReasons)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(UPDATE_INTENT)) {
            boolean any = false;
            for (Bracket bracket : brackets) {
                String cancelReason = cancelReasons.get(bracket.intent().orderId());
                if (bracket.finished() || bracket.reduced().signum() != 0 || cancelReason != null) {
                    update.setBigDecimal(1, bracket.reduced());
                    update.setBoolean(2, bracket.finished());
                    update.setString(3, cancelReason);
                    update.setString(4, bracket.intent().orderId());
                    update.addBatch();
                    any = true;
                }
            }
            if (any) {
                update.executeBatch();
            }
        }
    }

    private static List<Long> writeReports(
            Connection connection, String account, List<ExecutionReport> reports)
            throws SQLException {
        if (reports.isEmpty()) {
            return List.of();
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT_EXECUTION);
                PreparedStatement queue = connection.prepareStatement(INSERT_OUTBOX)) {
            for (ExecutionReport report : reports) {
                LedgerRows.bindExecution(insert, report);
                insert.addBatch();
            }
            insert.executeBatch();
            queue.setString(1, account);
            queue.setArray(
                    2,
                    connection.createArrayOf(
                            "text", reports.stream().map(ExecutionReport::executionId).toArray()));
            List<Long> positions = new ArrayList<>(reports.size());
            try (ResultSet rows = queue.executeQuery()) {
                while (rows.next()) {
                    positions.add(rows.getLong(1));
                }
            }
            return positions;
        }
    }
}
