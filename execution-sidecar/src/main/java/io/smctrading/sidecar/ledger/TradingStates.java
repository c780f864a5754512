package io.smctrading.sidecar.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** The halt, kept in the ledger: it counts for the next order from the moment it is committed. */
public final class TradingStates {

    private static final String COLUMNS =
            "account, state, actor, reason, changed_at, change_id, announced";

    private final DataSource database;
    private final String account;

    public TradingStates(DataSource database, String account) {
        this.database = database;
        this.account = account;
    }

    /** The present state; trading, if nobody ever said otherwise. */
    public TradingState current() {
        String sql = "select " + COLUMNS + " from trading_states where account = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, account);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? read(rows) : initial(account);
            }
        } catch (SQLException e) {
            throw new LedgerException("the trading state cannot be read", e);
        }
    }

    /** Sets the state; asking for the present one again changes nothing. */
    public TradingState change(boolean halted, String actor, String reason) {
        String sql =
                """
                insert into trading_states (account, state, actor, reason, change_id, announced)
                values (?, ?, ?, ?, ?, false)
                on conflict (account) do update
                set state = excluded.state, actor = excluded.actor, reason = excluded.reason,
                    change_id = excluded.change_id, announced = false, changed_at = now()
                where trading_states.state <> excluded.state
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setString(1, account);
            upsert.setString(2, halted ? "HALTED" : "TRADING");
            upsert.setString(3, actor);
            upsert.setString(4, reason);
            upsert.setObject(5, UUID.randomUUID());
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new LedgerException("the trading state cannot be changed", e);
        }
        return current();
    }

    /** Notes that everybody can know of a change. */
    public void announced(String changeId) {
        String sql =
                "update trading_states set announced = true where account = ? and change_id = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, account);
            update.setObject(2, UUID.fromString(changeId));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new LedgerException("the announcement cannot be noted", e);
        }
    }

    private static TradingState initial(String account) {
        return new TradingState(account, false, "system", "never halted", null, null, true);
    }

    private static TradingState read(ResultSet row) throws SQLException {
        return new TradingState(
                row.getString("account"),
                row.getString("state").equals("HALTED"),
                row.getString("actor"),
                row.getString("reason"),
                LedgerRows.instant(row, "changed_at"),
                row.getString("change_id"),
                row.getBoolean("announced"));
    }
}
