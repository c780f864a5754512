package io.smctrading.sidecar.ledger;

import io.smctrading.core.execution.Order;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes intents: the first per id binds. */
final class IntentWrites {

    private static final String INSERT_INTENT =
            """
            insert into intents (intent_id, account, decision_id, signal_id, venue, symbol, side,
                quantity, limit_price, stop_price, target_price, reduce_only, created_time,
                valid_until, appended_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (intent_id) do nothing
            """;
    private static final String INSERT_ORDER =
            "insert into orders (%s) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    .formatted(LedgerRows.ORDER_COLUMNS);
    private static final String SELECT_INTENT =
            "select %s from intents i where i.intent_id = ?".formatted(LedgerRows.INTENT_COLUMNS);

    private IntentWrites() {}

    static List<StoredIntent> insert(Connection connection, List<ReceivedIntent> received)
            throws SQLException {
        List<StoredIntent> stored = new ArrayList<>(received.size());
        if (received.isEmpty()) {
            return stored;
        }
        try (PreparedStatement intent = connection.prepareStatement(INSERT_INTENT);
                PreparedStatement order = connection.prepareStatement(INSERT_ORDER);
                PreparedStatement select = connection.prepareStatement(SELECT_INTENT)) {
            for (ReceivedIntent one : received) {
                LedgerRows.bindIntent(intent, one);
                if (intent.executeUpdate() == 1) {
                    LedgerRows.bindOrder(order, Order.entryOf(one.intent()));
                    order.executeUpdate();
                    stored.add(new StoredIntent(one, null));
                } else {
                    select.setString(1, one.intent().orderId());
                    try (ResultSet row = select.executeQuery()) {
                        row.next();
                        stored.add(new StoredIntent(one, LedgerRows.intent(row)));
                    }
                }
            }
        }
        return stored;
    }
}
