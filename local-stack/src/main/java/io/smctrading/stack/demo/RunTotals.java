package io.smctrading.stack.demo;

import io.smctrading.stack.Database;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.StackException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a namespace holds, counted in its tables.
 *
 * @param trades trades that were stored
 * @param candles number by timeframe, shortest first
 * @param events number of structure events by type
 * @param signals entry signals
 * @param decisions number of risk decisions by code
 * @param orders bracket intents that reached the ledger
 * @param fills executions with a quantity, exits included
 * @param equity of the newest portfolio snapshot; null before the first
 * @param deadLetters records that some stage could not use
 * @param duplicateOrders orders that the venue took twice or filled beyond their quantity: 0, or
 *     the system is broken
 */
record RunTotals(
        long trades,
        Map<String, Long> candles,
        Map<String, Long> events,
        long signals,
        Map<String, Long> decisions,
        long orders,
        long fills,
        BigDecimal equity,
        long deadLetters,
        long duplicateOrders) {

    private static final String DUPLICATE_ORDERS =
            """
            SELECT (SELECT count(*) FROM (
                        SELECT order_id FROM executions WHERE status = 'accepted'
                        GROUP BY order_id HAVING count(DISTINCT execution_id) > 1) AS accepted_twice)
                 + (SELECT count(*) FROM orders WHERE filled_quantity > quantity)
            """;

    private static final String CANDLES =
            """
            SELECT timeframe, count(*) FROM market_data GROUP BY timeframe
            ORDER BY array_position(ARRAY['1m', '5m', '15m', '1h', '4h', '1d'], timeframe)
            """;

    static RunTotals of(Database analytics, Namespace namespace) {
        try (Connection connection = analytics.connect()) {
            connection.setSchema(namespace.databaseSchema());
            try (Statement sql = connection.createStatement()) {
                return new RunTotals(
                        count(sql, "SELECT count(*) FROM market_trades"),
                        counts(sql, CANDLES),
                        counts(
                                sql,
                                "SELECT pattern_data->>'event_type', count(*) FROM smc_patterns GROUP BY 1 ORDER BY 1"),
                        count(sql, "SELECT count(*) FROM smc_signals"),
                        counts(
                                sql,
                                "SELECT code, count(*) FROM risk_decisions GROUP BY 1 ORDER BY 2 DESC, 1"),
                        count(sql, "SELECT count(DISTINCT intent_id) FROM orders"),
                        count(sql, "SELECT count(*) FROM executions WHERE quantity > 0"),
                        equity(sql),
                        count(sql, "SELECT count(*) FROM dead_letters"),
                        count(sql, DUPLICATE_ORDERS));
            }
        } catch (SQLException e) {
            throw StackException.failed(
                    "cannot count the tables of " + namespace + ": " + e.getMessage(), e);
        }
    }

    private static BigDecimal equity(Statement sql) throws SQLException {
        try (ResultSet rows =
                sql.executeQuery(
                        "SELECT equity FROM portfolio_snapshots ORDER BY time DESC LIMIT 1")) {
            return rows.next() ? rows.getBigDecimal(1).stripTrailingZeros() : null;
        }
    }

    private static long count(Statement sql, String query) throws SQLException {
        try (ResultSet rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Map<String, Long> counts(Statement sql, String query) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }
}
