package io.smctrading.stack.bench;

import io.smctrading.stack.Database;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.StackException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far the ledger of a namespace has come.
 *
 * @param intents that bind
 * @param settled entries of which it knows what became of them
 * @param refused entries that ended without an execution
 * @param orders that the exchange has accepted, exits included
 * @param unsent reports that the broker has not confirmed
 */
record LedgerCounts(int intents, int settled, int refused, int orders, int unsent) {

    private static final String COUNTS =
            """
            SELECT (SELECT count(*) FROM intents),
                   count(*) FILTER (WHERE leg = 'ENTRY' AND status NOT IN ('NEW', 'SENT', 'UNKNOWN')),
                   count(*) FILTER (WHERE leg = 'ENTRY' AND filled = 0
                       AND status IN ('REJECTED', 'EXPIRED', 'CANCELED', 'QUARANTINED')),
                   count(*) FILTER (WHERE external_order_id IS NOT NULL),
                   (SELECT count(*) FROM outbox)
            FROM orders
            """;

    static LedgerCounts of(Database ledger, Namespace namespace) {
        try (Connection connection = connect(ledger, namespace);
                Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(COUNTS)) {
            row.next();
            return new LedgerCounts(
                    row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5));
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** The exchange's ids of all executions. */
    static Set<String> fills(Database ledger, Namespace namespace) {
        try (Connection connection = connect(ledger, namespace);
                Statement sql = connection.createStatement();
                ResultSet rows =
                        sql.executeQuery(
                                "SELECT venue_trade_id FROM executions WHERE venue_trade_id IS NOT NULL")) {
            Set<String> ids = new HashSet<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** When the request of an order left; empty while it has not. */
    static Optional<Instant> placed(Database ledger, Namespace namespace, String orderId) {
        try (Connection connection = connect(ledger, namespace);
                var sql =
                        connection.prepareStatement(
                                "SELECT placed_at FROM orders WHERE order_id = ?")) {
            sql.setString(1, orderId);
            try (ResultSet row = sql.executeQuery()) {
                return row.next() && row.getTimestamp(1) != null
                        ? Optional.of(row.getTimestamp(1).toInstant())
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    private static Connection connect(Database ledger, Namespace namespace) throws SQLException {
        Connection connection = ledger.connect();
        connection.setSchema(namespace.databaseSchema());
        return connection;
    }

    private static StackException unreadable(SQLException e) {
        return StackException.failed("the ledger cannot be read: " + e.getMessage(), e);
    }
}
