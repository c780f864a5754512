package io.smctrading.sidecar.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads what is known of unfinished brackets at their venues. */
final class VenueReads {

    private static final String UNFINISHED =
            """
            from intents i join orders o on o.intent_id = i.intent_id
            where i.account = ? and not i.finished
            """;

    private VenueReads() {}

    /** By intent; intents of which nothing is known are left out. */
    static Map<String, LedgerState.AtVenue> atVenues(Connection connection, String account)
            throws SQLException {
        Map<String, Map<String, Sending>> sendings = sendings(connection, account);
        Map<String, Map<String, Set<String>>> executions = executions(connection, account);
        Map<String, String> cancelReasons = cancelReasons(connection, account);
        Map<String, LedgerState.AtVenue> all = new HashMap<>();
        sendings.forEach(
                (intent, sent) ->
                        all.put(
                                intent,
                                new LedgerState.AtVenue(
                                        sent,
                                        executions.getOrDefault(intent, Map.of()),
                                        cancelReasons.get(intent))));
        return all;
    }

    private static Map<String, Map<String, Sending>> sendings(Connection connection, String account)
            throws SQLException {
        return LedgerReads.query(
                connection,
                "select o.intent_id, o.order_id, o.venue, o.sent_at, o.sent_bookmark "
                        + UNFINISHED
                        + " and o.sent_at is not null",
                account,
                row -> {
                    Map<String, Map<String, Sending>> sendings = new HashMap<>();
                    while (row.next()) {
                        sendings.computeIfAbsent(row.getString(1), intent -> new HashMap<>())
                                .put(
                                        row.getString(2),
                                        new Sending(
                                                row.getString(3),
                                                LedgerRows.instant(row, "sent_at"),
                                                row.getString(5)));
                    }
                    return sendings;
                });
    }

    private static Map<String, Map<String, Set<String>>> executions(
            Connection connection, String account) throws SQLException {
        return LedgerReads.query(
                connection,
                """
                select i.intent_id, o.order_id, x.venue_trade_id
                from intents i join orders o on o.intent_id = i.intent_id
                join executions x on x.order_id = o.order_id
                where i.account = ? and not i.finished and x.venue_trade_id is not null
                """,
                account,
                row -> {
                    Map<String, Map<String, Set<String>>> executions = new HashMap<>();
                    while (row.next()) {
                        executions
                                .computeIfAbsent(row.getString(1), intent -> new HashMap<>())
                                .computeIfAbsent(row.getString(2), order -> new HashSet<>())
                                .add(row.getString(3));
                    }
                    return executions;
                });
    }

    private static Map<String, String> cancelReasons(Connection connection, String account)
            throws SQLException {
        return LedgerReads.query(
                connection,
                "select intent_id, cancel_reason from intents"
                        + " where account = ? and not finished and cancel_reason is not null",
                account,
                row -> {
                    Map<String, String> reasons = new HashMap<>();
                    while (row.next()) {
                        reasons.put(row.getString(1), row.getString(2));
                    }
                    return reasons;
                });
    }
}
