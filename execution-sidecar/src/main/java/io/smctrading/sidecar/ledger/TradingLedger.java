package io.smctrading.sidecar.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
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
    private final IntentWrites intentWrites;
    private final ProgressWrites progressWrites;

    private TradingLedger(Connection connection, String account, Lease lease) {
        this.connection = connection;
        this.account = account;
        this.lease = lease;
        this.intentWrites = new IntentWrites(connection, account, lease.epoch());
        this.progressWrites = new ProgressWrites(connection, account, lease);
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
     * NEW → SENT by compare-and-set, under this lease and, for entries, while no halt is in force.
     *
     * @param sendings where each order goes
     * @return ids that may be sent now
     */
    public Set<String> markSent(Map<String, Sending> sendings) {
        return inTransaction("mark orders as sent", () -> intentWrites.markSent(sendings));
    }

    /**
     * Makes changes durable, their reports in the outbox; from here on the offsets of what was
     * received may be committed. Intents that bind are orders now: marked as sent under this lease
     * unless they are entries during a halt, which stay NEW.
     */
    public LedgerChanges.Recorded record(LedgerChanges changes) {
        // The proof comes last: who took the lease meanwhile has it undone.
        return committed(
                "record what happened",
                () -> {
                    List<Long> outbox = OrderWrites.write(connection, account, changes);
                    List<StoredIntent> stored = intentWrites.insert(changes.received());
                    progressWrites.writeAndProve(changes.progress(), changes.confirmed());
                    return new LedgerChanges.Recorded(outbox, stored);
                });
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T inTransaction(String what, Work<T> work) {
        return committed(
                what,
                () -> {
                    lease.prove(connection);
                    return work.run();
                });
    }

    /** Work that proves the lease by itself. */
    private <T> T committed(String what, Work<T> work) {
        try {
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
