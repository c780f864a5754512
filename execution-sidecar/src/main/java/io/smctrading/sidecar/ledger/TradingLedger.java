package io.smctrading.sidecar.ledger;

import io.smctrading.core.execution.Bracket;
import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.core.execution.Order;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The ledger in the hands of the one who trades: one connection, whose lock is the lease, and whose
 * every write proves the lease's epoch. Each method is one transaction; after an exception the
 * ledger is to be closed and opened again. Not safe for several threads.
 */
public final class TradingLedger implements AutoCloseable {

    private final Connection connection;
    private final String account;
    private final Lease lease;

    private TradingLedger(Connection connection, String account, Lease lease) {
        this.connection = connection;
        this.account = account;
        this.lease = lease;
    }

    /**
     * Takes the lease.
     *
     * @param holder who takes it, for the line that others print
     * @throws LeaseHeldException if another sidecar trades the account
     */
    public static TradingLedger open(LedgerDatabase database, String account, String holder) {
        Connection connection = null;
        try {
            connection = database.openOwn();
            connection.setAutoCommit(false);
            Lease lease = Lease.take(connection, database.schema(), account, holder);
            return new TradingLedger(connection, account, lease);
        } catch (SQLException e) {
            closeQuietly(connection, e);
            throw new LedgerException("the ledger cannot be opened", e);
        } catch (LeaseHeldException e) {
            closeQuietly(connection, e);
            throw e;
        }
    }

    public long epoch() {
        return lease.epoch();
    }

    /** Which ledger this is; empty before {@link #found}. */
    public Optional<LedgerIdentity> identity() {
        return inTransaction(
                "read the ledger's identity", () -> LedgerReads.identity(connection, account));
    }

    /** Makes this ledger one that exists. */
    public LedgerIdentity found(String namespace) {
        return inTransaction(
                "found the ledger",
                () -> {
                    try (PreparedStatement insert =
                            connection.prepareStatement(
                                    "insert into ledgers (account, ledger_id, namespace)"
                                            + " values (?, gen_random_uuid(), ?)")) {
                        insert.setString(1, account);
                        insert.setString(2, namespace);
                        insert.executeUpdate();
                    }
                    return LedgerReads.identity(connection, account).orElseThrow();
                });
    }

    /** Everything that trading goes on from. */
    public LedgerState load() {
        return inTransaction("read the ledger", () -> LedgerReads.state(connection, account));
    }

    /**
     * Makes intents durable; from here on their offsets may be committed.
     *
     * @return one per intent, in order; those that bind are NEW orders now
     */
    public List<StoredIntent> store(
            List<ReceivedIntent> received, Progress progress, List<Long> confirmed) {
        return inTransaction(
                "store intents",
                () -> {
                    List<StoredIntent> stored = IntentWrites.insert(connection, received);
                    ProgressWrites.write(connection, account, progress, confirmed);
                    return stored;
                });
    }

    /**
     * NEW → SENT by compare-and-set, under this lease and, for entries, while no halt is in force.
     *
     * @return ids that may be sent now
     */
    public Set<String> markSent(Collection<String> orderIds) {
        String sql =
                """
                update orders o set status = 'SENT', sent_epoch = ?, updated_at = now()
                from intents i
                where o.order_id = any (?) and o.status = 'NEW' and i.intent_id = o.intent_id
                  and (i.reduce_only or not exists
                      (select from trading_states s where s.account = ? and s.state = 'HALTED'))
                returning o.order_id
                """;
        return inTransaction(
                "mark orders as sent",
                () -> {
                    Set<String> sent = new HashSet<>();
                    try (PreparedStatement update = connection.prepareStatement(sql)) {
                        Array ids = connection.createArrayOf("text", orderIds.toArray());
                        update.setLong(1, lease.epoch());
                        update.setArray(2, ids);
                        update.setString(3, account);
                        try (ResultSet rows = update.executeQuery()) {
                            while (rows.next()) {
                                sent.add(rows.getString(1));
                            }
                        }
                    }
                    return sent;
                });
    }

    /**
     * Makes changes durable, their reports in the outbox.
     *
     * @return outbox position of each report, in order
     */
    public List<Long> record(LedgerChanges changes) {
        return inTransaction(
                "record executions",
                () -> {
                    writeOrders(changes);
                    writeBrackets(changes.brackets());
                    List<Long> positions = writeReports(changes.reports());
                    ProgressWrites.write(
                            connection, account, changes.progress(), changes.confirmed());
                    return positions;
                });
    }

    private void writeOrders(LedgerChanges changes) throws SQLException {
        if (changes.brackets().isEmpty()) {
            return;
        }
        String sql =
                """
                insert into orders (%s) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (order_id) do update
                set status = excluded.status, quantity = excluded.quantity, price = excluded.price,
                    triggered = excluded.triggered, filled = excluded.filled, cost = excluded.cost,
                    fees = excluded.fees, sequence = excluded.sequence, updated_at = now()
                """
                        .formatted(LedgerRows.ORDER_COLUMNS);
        try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            for (Bracket bracket : changes.brackets()) {
                for (Order order : ordersOf(bracket)) {
                    LedgerRows.bindOrder(upsert, order);
                    upsert.addBatch();
                }
            }
            upsert.executeBatch();
        }
    }

    private static List<Order> ordersOf(Bracket bracket) {
        List<Order> orders = new ArrayList<>(3);
        orders.add(bracket.entry());
        if (bracket.stop() != null) {
            orders.add(bracket.stop());
        }
        if (bracket.target() != null) {
            orders.add(bracket.target());
        }
        return orders;
    }

    private void writeBrackets(List<Bracket> brackets) throws SQLException {
        if (brackets.isEmpty()) {
            return;
        }
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update intents set reduced = ?, finished = ? where intent_id = ?")) {
            for (Bracket bracket : brackets) {
                update.setBigDecimal(1, bracket.reduced());
                update.setBoolean(2, bracket.finished());
                update.setString(3, bracket.intent().orderId());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private List<Long> writeReports(List<ExecutionReport> reports) throws SQLException {
        if (reports.isEmpty()) {
            return List.of();
        }
        String execution =
                """
                insert into executions (execution_id, order_id, sequence, status, terminal,
                    market_time, last_quantity, last_price, fee, cumulative_quantity, average_price,
                    reason, venue_trade_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """;
        String order = "update orders set market_time = ?, reason = ? where order_id = ?";
        String outbox =
                """
                insert into outbox (account, execution_id)
                select ?, id from unnest(?) with ordinality as t (id, n) order by n
                returning position
                """;
        try (PreparedStatement insert = connection.prepareStatement(execution);
                PreparedStatement update = connection.prepareStatement(order);
                PreparedStatement queue = connection.prepareStatement(outbox)) {
            for (ExecutionReport report : reports) {
                LedgerRows.bindExecution(insert, report);
                insert.addBatch();
                update.setObject(1, LedgerRows.time(report.time()));
                update.setString(2, report.reason());
                update.setString(3, report.order().id());
                update.addBatch();
            }
            insert.executeBatch();
            update.executeBatch();
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

    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T inTransaction(String what, Work<T> work) {
        try {
            lease.prove(connection);
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException e) {
            rollback(e);
            throw new LedgerException("the ledger could not " + what, e);
        } catch (RuntimeException e) {
            rollback(e);
            throw e;
        }
    }

    private void rollback(Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void closeQuietly(Connection connection, Exception cause) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    /** Gives the lease back, at once: a connection's own end is noticed a little later. */
    @Override
    public void close() {
        try (Connection last = connection;
                Statement unlock = last.createStatement()) {
            unlock.execute("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            throw new LedgerException("the ledger cannot be closed", e);
        }
    }
}
