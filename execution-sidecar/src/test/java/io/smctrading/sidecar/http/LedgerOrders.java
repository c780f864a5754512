package io.smctrading.sidecar.http;

import io.smctrading.core.risk.OrderRequest;
import io.smctrading.sidecar.ledger.LedgerDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;

/** Orders as trading leaves them in the ledger. */
final class LedgerOrders {

    private final LedgerDatabase database;

    LedgerOrders(LedgerDatabase database) {
        this.database = database;
    }

    void accepted(OrderRequest request) {
        insert(request, "ACCEPTED", BigDecimal.ZERO, BigDecimal.ZERO);
    }

    void filled(OrderRequest request, String price) {
        insert(
                request,
                "FILLED",
                request.quantity(),
                request.quantity().multiply(new BigDecimal(price)));
    }

    private void insert(OrderRequest request, String status, BigDecimal filled, BigDecimal cost) {
        String sql =
                """
                with intent as (
                    insert into intents (intent_id, account, decision_id, venue, symbol, side,
                        quantity, limit_price, stop_price, reduce_only, created_time, valid_until,
                        appended_at)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, false, ?, ?, now())
                    returning intent_id, side, quantity, limit_price)
                insert into orders (order_id, intent_id, leg, side, status, quantity, price, filled,
                    venue_filled, cost)
                select intent_id, intent_id, 'ENTRY', side, ?, quantity, limit_price, ?, ?, ?
                from intent
                """;
        Object[] values = {
            request.orderId(),
            request.account(),
            request.orderId(),
            request.instrument().venue(),
            request.instrument().symbol(),
            request.side().name(),
            request.quantity(),
            request.price(),
            request.stop(),
            timestamp(request.requestedTime()),
            timestamp(request.validUntil()),
            status,
            filled,
            filled,
            cost
        };
        try (Connection connection = database.pool().getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Timestamp timestamp(Instant time) {
        return Timestamp.from(time);
    }
}
