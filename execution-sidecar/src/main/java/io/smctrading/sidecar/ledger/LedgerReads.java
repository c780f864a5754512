package io.smctrading.sidecar.ledger;

import io.smctrading.core.execution.Bracket;
import io.smctrading.core.execution.Order;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.market.Clock;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what trading goes on from. */
final class LedgerReads {

    private LedgerReads() {}

    static Optional<LedgerIdentity> identity(Connection connection, String account)
            throws SQLException {
        return query(
                connection,
                "select ledger_id::text, namespace from ledgers where account = ?",
                account,
                row ->
                        row.next()
                                ? Optional.of(
                                        new LedgerIdentity(row.getString(1), row.getString(2)))
                                : Optional.empty());
    }

    static LedgerState state(Connection connection, String account) throws SQLException {
        return new LedgerState(
                new Progress(
                        positions(connection, account),
                        markets(connection, account),
                        clocks(connection, account)),
                brackets(connection, account),
                VenueReads.atVenues(connection, account),
                recentTrades(connection, account),
                outbox(connection, account));
    }

    private static Map<FeedPartition, Long> positions(Connection connection, String account)
            throws SQLException {
        return query(
                connection,
                "select topic, partition, next_offset from feed_positions where account = ?",
                account,
                row -> {
                    Map<FeedPartition, Long> positions = new HashMap<>();
                    while (row.next()) {
                        positions.put(
                                new FeedPartition(row.getString(1), row.getInt(2)), row.getLong(3));
                    }
                    return positions;
                });
    }

    private static List<Progress.MarketRow> markets(Connection connection, String account)
            throws SQLException {
        return query(
                connection,
                "select venue, symbol, market_time, clock_time, last_price from markets"
                        + " where account = ?",
                account,
                row -> {
                    List<Progress.MarketRow> markets = new ArrayList<>();
                    while (row.next()) {
                        markets.add(
                                new Progress.MarketRow(
                                        row.getString("venue"),
                                        row.getString("symbol"),
                                        LedgerRows.instant(row, "market_time"),
                                        LedgerRows.instant(row, "clock_time"),
                                        row.getBigDecimal("last_price")));
                    }
                    return markets;
                });
    }

    private static List<Clock> clocks(Connection connection, String account) throws SQLException {
        return query(
                connection,
                "select venue, symbol, mark, clock_time, step from clocks where account = ?"
                        + " order by venue, symbol, clock_time, mark desc",
                account,
                row -> {
                    List<Clock> clocks = new ArrayList<>();
                    while (row.next()) {
                        clocks.add(
                                new Clock(
                                        row.getString("venue"),
                                        row.getString("symbol"),
                                        LedgerRows.instant(row, "clock_time"),
                                        Clock.Mark.valueOf(row.getString("mark")),
                                        row.getInt("step")));
                    }
                    return clocks;
                });
    }

    private static List<Bracket> brackets(Connection connection, String account)
            throws SQLException {
        String sql =
                """
                select %s, i.reduced, o.order_id, o.leg, o.side, o.status, o.quantity, o.price,
                    o.triggered, o.filled, o.cost, o.fees, o.sequence, o.external_order_id,
                    o.venue_filled
                from intents i join orders o on o.intent_id = i.intent_id
                where i.account = ? and not i.finished
                order by i.arrival, o.created_at, o.order_id
                """
                        .formatted(LedgerRows.INTENT_COLUMNS);
        return query(
                connection,
                sql,
                account,
                row -> {
                    Map<OrderIntent, Order[]> legs = new LinkedHashMap<>();
                    Map<OrderIntent, BigDecimal> reduced = new HashMap<>();
                    while (row.next()) {
                        OrderIntent intent = LedgerRows.intent(row);
                        Order order = LedgerRows.order(row);
                        int place =
                                switch (order.leg()) {
                                    case ENTRY, FLATTEN -> 0;
                                    case STOP_LOSS -> 1;
                                    case TAKE_PROFIT -> 2;
                                };
                        legs.computeIfAbsent(intent, key -> new Order[3])[place] = order;
                        reduced.put(intent, row.getBigDecimal("reduced"));
                    }
                    List<Bracket> brackets = new ArrayList<>();
                    legs.forEach(
                            (intent, orders) ->
                                    brackets.add(
                                            LedgerRows.bracket(
                                                    intent, reduced.get(intent), orders)));
                    return brackets;
                });
    }

    private static Map<String, Map<String, Instant>> recentTrades(
            Connection connection, String account) throws SQLException {
        String sql =
                """
                with own as (select * from markets where account = ?)
                select i.venue, i.symbol, x.venue_trade_id, max(x.market_time) as filled_time
                from executions x
                join orders o on o.order_id = x.order_id
                join intents i on i.intent_id = o.intent_id
                join own m on m.account = i.account and m.venue = i.venue and m.symbol = i.symbol
                where x.venue_trade_id is not null and x.market_time >= m.clock_time
                  and x.market_time >= (select min(clock_time) from own)
                group by i.venue, i.symbol, x.venue_trade_id order by filled_time
                """;
        return query(
                connection,
                sql,
                account,
                row -> {
                    Map<String, Map<String, Instant>> trades = new HashMap<>();
                    while (row.next()) {
                        trades.computeIfAbsent(
                                        row.getString(1) + ':' + row.getString(2),
                                        key -> new LinkedHashMap<>())
                                .put(row.getString(3), LedgerRows.instant(row, "filled_time"));
                    }
                    return trades;
                });
    }

    private static List<LedgerState.Unconfirmed> outbox(Connection connection, String account)
            throws SQLException {
        String sql =
                """
                select b.position, %s, o.order_id, o.leg, o.side, o.quantity, o.price, o.triggered,
                    o.fees, x.status as report_status, x.sequence as report_sequence,
                    x.market_time as report_time, x.last_quantity, x.last_price, x.fee,
                    x.cumulative_quantity, x.average_price, x.reason as report_reason,
                    x.venue_trade_id, x.liquidity, o.external_order_id, o.venue_filled
                from outbox b
                join executions x on x.execution_id = b.execution_id
                join orders o on o.order_id = x.order_id
                join intents i on i.intent_id = o.intent_id
                where b.account = ? order by b.position
                """
                        .formatted(LedgerRows.INTENT_COLUMNS);
        return query(
                connection,
                sql,
                account,
                row -> {
                    List<LedgerState.Unconfirmed> outbox = new ArrayList<>();
                    while (row.next()) {
                        outbox.add(
                                new LedgerState.Unconfirmed(
                                        row.getLong("position"), LedgerRows.report(row)));
                    }
                    return outbox;
                });
    }

    interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    static <T> T query(Connection connection, String sql, String account, Read<T> read)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, account);
            try (ResultSet rows = select.executeQuery()) {
                return read.from(rows);
            }
        }
    }
}
