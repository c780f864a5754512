package io.smctrading.sidecar.ledger;

import io.smctrading.core.market.Clock;
import io.smctrading.sidecar.ledger.Progress.MarketRow;
import java.sql.Array;
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
 * statement per table, and all of them in one message, whatever the number of symbols: at each
 * minute all of them move.
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
    private static final String DELETE_CONFIRMED =
            "delete from outbox where account = ? and position = any (?)";

    private final Connection connection;
    private final String account;
    private final Lease lease;

    ProgressWrites(Connection connection, String account, Lease lease) {
        this.connection = connection;
        this.account = account;
        this.lease = lease;
    }

    /** One statement of a table, with the values of its rows column by column. */
    private record Upsert(String sql, List<Array> columns) {}

    /** All at once, behind a proof of the lease: the last thing before a commit. */
    void writeAndProve(Progress progress, List<Long> confirmed) throws SQLException {
        List<Upsert> upserts = new ArrayList<>();
        add(
                upserts,
                UPSERT_POSITIONS,
                List.copyOf(progress.positions().entrySet()),
                column("text", entry -> entry.getKey().topic()),
                column("int", entry -> entry.getKey().partition()),
                column("bigint", Map.Entry::getValue));
        add(
                upserts,
                UPSERT_MARKETS,
                progress.markets(),
                column("text", MarketRow::venue),
                column("text", MarketRow::symbol),
                column("timestamptz", row -> text(row.marketTime())),
                column("timestamptz", row -> text(row.clockTime())),
                column("numeric", MarketRow::lastPrice));
        add(
                upserts,
                UPSERT_CLOCKS,
                progress.clocks(),
                column("text", Clock::venue),
                column("text", Clock::symbol),
                column("text", clock -> clock.mark().name()),
                column("timestamptz", clock -> text(clock.time())),
                column("int", Clock::step));
        add(upserts, DELETE_CONFIRMED, confirmed, column("bigint", position -> position));
        execute(upserts);
    }

    private void execute(List<Upsert> upserts) throws SQLException {
        StringBuilder sql = new StringBuilder(Lease.PROVE);
        upserts.forEach(one -> sql.append(';').append(one.sql()));
        try (PreparedStatement all = connection.prepareStatement(sql.toString())) {
            lease.bind(all);
            int parameter = Lease.PROOFS + 1;
            for (Upsert one : upserts) {
                all.setString(parameter++, account);
                for (Array column : one.columns()) {
                    all.setArray(parameter++, column);
                }
            }
            all.execute();
            lease.confirm(all.getUpdateCount());
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
    private <T> void add(List<Upsert> upserts, String sql, List<T> rows, Column<T>... columns)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        List<Array> arrays = new ArrayList<>(columns.length);
        for (Column<T> column : columns) {
            Object[] values = rows.stream().map(column.value()).toArray();
            arrays.add(connection.createArrayOf(column.type(), values));
        }
        upserts.add(new Upsert(sql, arrays));
    }
}
