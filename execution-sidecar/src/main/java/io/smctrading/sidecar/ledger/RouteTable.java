package io.smctrading.sidecar.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Where new orders go that were meant for another venue; survives restarts. */
public final class RouteTable {

    /** Every symbol. */
    public static final String ALL = "*";

    /**
     * One detour.
     *
     * @param from venue that orders are meant for
     * @param symbol canonical symbol, or {@link #ALL}
     * @param to venue that they go to
     * @param actor who ordered it
     * @param reason why
     */
    public record Route(String from, String symbol, String to, String actor, String reason) {}

    private final DataSource database;
    private final String account;

    public RouteTable(DataSource database, String account) {
        this.database = database;
        this.account = account;
    }

    public List<Route> all() {
        String sql =
                "select from_venue, symbol, to_venue, actor, reason from routes where account = ?"
                        + " order by from_venue, symbol";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, account);
            List<Route> routes = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    routes.add(
                            new Route(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5)));
                }
            }
            return routes;
        } catch (SQLException e) {
            throw new LedgerException("routes cannot be read", e);
        }
    }

    /** Sets a detour, or ends one: a route to where orders are meant for anyway is none. */
    public void put(Route route) {
        String sql =
                route.from().equals(route.to())
                        ? "delete from routes where account = ? and from_venue = ? and symbol = ?"
                        : """
                          insert into routes (account, from_venue, symbol, to_venue, actor, reason)
                          values (?, ?, ?, ?, ?, ?)
                          on conflict (account, from_venue, symbol) do update
                          set to_venue = excluded.to_venue, actor = excluded.actor,
                              reason = excluded.reason, changed_at = now()
                          """;
        try (Connection connection = database.getConnection();
                PreparedStatement write = connection.prepareStatement(sql)) {
            write.setString(1, account);
            write.setString(2, route.from());
            write.setString(3, route.symbol());
            if (!route.from().equals(route.to())) {
                write.setString(4, route.to());
                write.setString(5, route.actor());
                write.setString(6, route.reason());
            }
            write.executeUpdate();
        } catch (SQLException e) {
            throw new LedgerException("the route cannot be written", e);
        }
    }
}
