package io.smctrading.sidecar.ledger;

import io.smctrading.core.execution.Order;
import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderStatus;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Writes intents and marks what may be sent: the first per id binds. */
final class IntentWrites {

    private static final String INSERT_INTENT =
            """
            insert into intents (intent_id, account, decision_id, signal_id, venue, symbol, side,
                quantity, limit_price, stop_price, target_price, reduce_only, created_time,
                valid_until, appended_at, read_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String INSERT_ORDER =
            "insert into orders (%s, sent_epoch, venue, sent_at, sent_bookmark)"
                            .formatted(LedgerRows.ORDER_COLUMNS)
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String SELECT_EARLIER =
            "select %s from intents i where i.intent_id = any (?)"
                    .formatted(LedgerRows.INTENT_COLUMNS);
    // Locked, so that a halt either stops these intents or comes behind them.
    private static final String SELECT_HALT =
            "select state from trading_states where account = ? for share";
    // Only what a halt or an older version left unsent before a death.
    private static final String MARK_SENT =
            """
            update orders o set status = 'SENT', sent_epoch = ?, venue = s.venue,
                sent_at = s.sent_at, sent_bookmark = s.bookmark, updated_at = now()
            from intents i, unnest(?, ?, ?::timestamptz[], ?)
                as s (order_id, venue, sent_at, bookmark)
            where o.order_id = s.order_id and o.status = 'NEW' and i.intent_id = o.intent_id
              and (i.reduce_only or not exists
                  (select from trading_states t where t.account = ? and t.state = 'HALTED'))
            returning o.order_id
            """;

    /**
     * What was there before.
     *
     * @param known intents by id; those that bind are added
     */
    private record Before(boolean halted, Map<String, OrderIntent> known) {}

    private final Connection connection;
    private final String account;
    private final long epoch;

    IntentWrites(Connection connection, String account, long epoch) {
        this.connection = connection;
        this.account = account;
        this.epoch = epoch;
    }

    /** Only the holder of the lease writes intents of the account: what is not there stays so. */
    List<StoredIntent> insert(List<ReceivedIntent> received) throws SQLException {
        if (received.isEmpty()) {
            return List.of();
        }
        Before before = before(received);
        List<StoredIntent> stored = new ArrayList<>(received.size());
        try (PreparedStatement insert = connection.prepareStatement(INSERT_INTENT);
                PreparedStatement order = connection.prepareStatement(INSERT_ORDER)) {
            for (ReceivedIntent one : received) {
                OrderIntent intent = one.intent();
                OrderIntent earlier = before.known().putIfAbsent(intent.orderId(), intent);
                boolean sent = earlier == null && (intent.reduceOnly() || !before.halted());
                stored.add(new StoredIntent(one, earlier, sent));
                if (earlier == null) {
                    LedgerRows.bindIntent(insert, one);
                    insert.addBatch();
                    bindOrder(order, one, sent);
                }
            }
            insert.executeBatch();
            order.executeBatch();
        }
        return stored;
    }

    private void bindOrder(PreparedStatement insert, ReceivedIntent received, boolean sent)
            throws SQLException {
        Order order = Order.entryOf(received.intent());
        LedgerRows.bindOrder(insert, sent ? order.become(OrderStatus.SENT) : order);
        int column = LedgerRows.ORDER_COLUMN_COUNT;
        if (sent) {
            insert.setLong(column + 1, epoch);
        } else {
            insert.setNull(column + 1, Types.BIGINT);
        }
        Sending sending = received.sending();
        insert.setString(column + 2, sent ? sending.venue() : null);
        LedgerRows.bindTime(insert, column + 3, sent ? sending.at() : null);
        insert.setString(column + 4, sent ? sending.bookmark() : null);
        insert.addBatch();
    }

    /** What decides over intents, in one question. */
    private Before before(List<ReceivedIntent> received) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(SELECT_HALT + ";" + SELECT_EARLIER)) {
            select.setString(1, account);
            select.setArray(2, texts(received.stream().map(one -> one.intent().orderId())));
            select.execute();
            boolean halted;
            try (ResultSet row = select.getResultSet()) {
                halted = row.next() && row.getString(1).equals("HALTED");
            }
            select.getMoreResults();
            Map<String, OrderIntent> earlier = new HashMap<>();
            try (ResultSet rows = select.getResultSet()) {
                while (rows.next()) {
                    OrderIntent intent = LedgerRows.intent(rows);
                    earlier.put(intent.orderId(), intent);
                }
            }
            return new Before(halted, earlier);
        }
    }

    /** NEW → SENT by compare-and-set; gives the ids that may be sent now. */
    Set<String> markSent(Map<String, Sending> sendings) throws SQLException {
        Set<String> sent = new HashSet<>();
        try (PreparedStatement update = connection.prepareStatement(MARK_SENT)) {
            update.setLong(1, epoch);
            List<String> ids = List.copyOf(sendings.keySet());
            List<Sending> targets = ids.stream().map(sendings::get).toList();
            update.setArray(2, texts(ids.stream()));
            update.setArray(3, texts(targets.stream().map(Sending::venue)));
            update.setArray(4, texts(targets.stream().map(to -> to.at().toString())));
            update.setArray(5, texts(targets.stream().map(Sending::bookmark)));
            update.setString(6, account);
            try (ResultSet rows = update.executeQuery()) {
                while (rows.next()) {
                    sent.add(rows.getString(1));
                }
            }
        }
        return sent;
    }

    private Array texts(Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
