package io.smctrading.sidecar.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The right to trade an account. A session lock of the database ends with its holder, kill -9
 * included; the epoch, raised by each taking, lets a holder prove in every transaction that nobody
 * took the lease since.
 */
final class Lease {

    /** Locks the lease, if it is still this one's: one row, else none. */
    static final String PROVE =
            "update leases set renewed_at = now() where account = ? and epoch = ?";

    /** How many parameters {@link #PROVE} has. */
    static final int PROOFS = 2;

    private final String account;
    private final long epoch;

    private Lease(String account, long epoch) {
        this.account = account;
        this.epoch = epoch;
    }

    static Lease take(Connection connection, String schema, String account, String holder)
            throws SQLException {
        if (!locked(connection, schema + ':' + account)) {
            String other = holderOf(connection, account);
            connection.rollback();
            throw new LeaseHeldException(
                    "account %s of %s is traded by %s; this sidecar does not trade"
                            .formatted(account, schema, other));
        }
        String sql =
                """
                insert into leases (account, epoch, holder) values (?, 1, ?)
                on conflict (account) do update
                set epoch = leases.epoch + 1, holder = excluded.holder, renewed_at = now()
                returning epoch
                """;
        try (PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setString(1, account);
            upsert.setString(2, holder);
            try (ResultSet row = upsert.executeQuery()) {
                row.next();
                Lease lease = new Lease(account, row.getLong(1));
                connection.commit();
                return lease;
            }
        }
    }

    private static boolean locked(Connection connection, String name) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement(
                        "select pg_try_advisory_lock(hashtextextended(?, 0))")) {
            lock.setString(1, name);
            try (ResultSet row = lock.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static String holderOf(Connection connection, String account) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select holder, epoch from leases where account = ?")) {
            select.setString(1, account);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? row.getString(1) + " (epoch " + row.getLong(2) + ")"
                        : "another sidecar";
            }
        }
    }

    long epoch() {
        return epoch;
    }

    /** Locks the lease for the transaction, so that whoever takes it waits for its end. */
    void prove(Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(PROVE)) {
            bind(update);
            confirm(update.executeUpdate());
        }
    }

    /** Binds what {@link #PROVE} asks for, as the first parameters. */
    void bind(PreparedStatement prove) throws SQLException {
        prove.setString(1, account);
        prove.setLong(2, epoch);
    }

    /**
     * What {@link #PROVE} counted.
     *
     * @throws LedgerException if somebody else has the lease
     */
    void confirm(int updated) {
        if (updated != 1) {
            throw new LedgerException(
                    "the lease of account " + account + " was taken by another sidecar");
        }
    }
}
