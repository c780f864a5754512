package io.smctrading.sidecar.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Writes up to where the feeds are part of the ledger, and what needs no publishing any more. */
final class ProgressWrites {

    private ProgressWrites() {}

    static void write(
            Connection connection, String account, Progress progress, List<Long> confirmed)
            throws SQLException {
        writePositions(connection, account, progress.positions());
        writeMarkets(connection, account, progress.markets());
        if (!confirmed.isEmpty()) {
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from outbox where position = any (?)")) {
                delete.setArray(1, connection.createArrayOf("bigint", confirmed.toArray()));
                delete.executeUpdate();
            }
        }
    }

    private static void writePositions(
            Connection connection, String account, Map<FeedPartition, Long> positions)
            throws SQLException {
        if (positions.isEmpty()) {
            return;
        }
        String sql =
                """
                insert into feed_positions (account, topic, partition, next_offset)
                values (?, ?, ?, ?)
                on conflict (account, topic, partition) do update
                set next_offset = greatest(feed_positions.next_offset, excluded.next_offset)
                """;
        try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            for (Map.Entry<FeedPartition, Long> position : positions.entrySet()) {
                upsert.setString(1, account);
                upsert.setString(2, position.getKey().topic());
                upsert.setInt(3, position.getKey().partition());
                upsert.setLong(4, position.getValue());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static void writeMarkets(
            Connection connection, String account, List<Progress.MarketRow> markets)
            throws SQLException {
        if (markets.isEmpty()) {
            return;
        }
        String sql =
                """
                insert into markets (account, venue, symbol, market_time, clock_time, last_price)
                values (?, ?, ?, ?, ?, ?)
                on conflict (account, venue, symbol) do update
                set market_time = excluded.market_time, clock_time = excluded.clock_time,
                    last_price = excluded.last_price
                """;
        try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            for (Progress.MarketRow market : markets) {
                upsert.setString(1, account);
                upsert.setString(2, market.venue());
                upsert.setString(3, market.symbol());
                upsert.setObject(4, LedgerRows.time(market.marketTime()));
                upsert.setObject(5, LedgerRows.time(market.clockTime()));
                upsert.setBigDecimal(6, market.lastPrice());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}
