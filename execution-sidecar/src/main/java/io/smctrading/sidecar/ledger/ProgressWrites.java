package io.smctrading.sidecar.ledger;

import io.smctrading.core.market.Clock;
import io.smctrading.sidecar.ledger.Progress.MarketRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes up to where the feeds are part of the ledger, and what needs no publishing any more. One
 * statement per table whatever the number of symbols: at each minute all of them move.
 */
final class ProgressWrites {

    private static final String UPSERT_POSITIONS =
            """
            insert into feed_positions (account, topic, partition, next_offset)
            select ?, * from unnest(?, ?, ?)
            on conflict (account, topic, partition) do update
            set next_offset = greatest(feed_positions.next_offset, excluded.next_offset)
            """;
    private static final String UPSERT_MARKETS =
            """
            insert into markets (account, venue, symbol, market_time, clock_time, last_price)
            select ?, * from unnest(?, ?, ?, ?, ?)
            on conflict (account, venue, symbol) do update
            set market_time = excluded.market_time, clock_time = excluded.clock_time,
                last_price = excluded.last_price
            """;
    private static final String UPSERT_CLOCKS =
            """
            insert into clocks (account, venue, symbol, mark, clock_time, step)
            select ?, * from unnest(?, ?, ?, ?, ?)
            on conflict (account, venue, symbol, mark) do update
            set clock_time = excluded.clock_time, step = excluded.step
            """;
    private static final String DELETE_CONFIRMED = "delete from outbox where position = any (?)";

    private final Connection connection;
    private final String account;

    ProgressWrites(Connection connection, String account) {
        this.connection = connection;
        this.account = account;
    }

    void write(Progress progress, List<Long> confirmed) throws SQLException {
        List<Map.Entry<FeedPartition, Long>> positions =
                List.copyOf(progress.positions().entrySet());
        upsert(
                UPSERT_POSITIONS,
                positions,
                column("text", entry -> entry.getKey().topic()),
                column("int", entry -> entry.getKey().partition()),
                column("bigint", Map.Entry::getValue));
        upsert(
                UPSERT_MARKETS,
                progress.markets(),
                column("text", MarketRow::venue),
                column("text", MarketRow::symbol),
                column("timestamptz", row -> text(row.marketTime())),
                column("timestamptz", row -> text(row.clockTime())),
                column("numeric", MarketRow::lastPrice));
        upsert(
                UPSERT_CLOCKS,
                progress.clocks(),
                column("text", Clock::venue),
                column("text", Clock::symbol),
                column("text", clock -> clock.mark().name()),
                column("timestamptz", clock -> text(clock.time())),
                column("int", Clock::step));
        if (!confirmed.isEmpty()) {
            try (PreparedStatement delete = connection.prepareStatement(DELETE_CONFIRMED)) {
                delete.setArray(1, connection.createArrayOf("bigint", confirmed.toArray()));
                delete.executeUpdate();
            }
        }
    }

    private record Column<T>(String type, Function<T, Object> value) {}

    private static <T> Column<T> column(String type, Function<T, Object> value) {
        return new Column<>(type, value);
    }

    /** Array elements go to the server as text. */
    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }

    @SafeVarargs
    private <T> void upsert(String sql, List<T> rows, Column<T>... columns) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setString(1, account);
            for (int i = 0; i < columns.length; i++) {
                List<Object> values = new ArrayList<>(rows.size());
                for (T row : rows) {
                    values.add(columns[i].value().apply(row));
                }
                upsert.setArray(
                        i + 2, connection.createArrayOf(columns[i].type(), values.toArray()));
            }
            upsert.executeUpdate();
        }
    }
}
