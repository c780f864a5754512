package io.smctrading.sidecar.ledger;

import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.portfolio.InstrumentId;
import io.smctrading.core.risk.OrderRequest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Orders that people asked for, and what became of them. */
public final class OrderRequests {

    /** What the id of a request begins with; the rest is its key. */
    public static final String ID_PREFIX = "manual:";

    /**
     * A request as the ledger has it.
     *
     * @param request what binds
     * @param hash of what was asked for
     * @param actor who asked
     * @param published whether order.requests has it
     * @param refusalCode rule by which risk refused it; null if it did not, or has not decided
     * @param refusalReason that rule's sentence
     * @param answer what was answered once the outcome was known; null before
     */
    public record Stored(
            OrderRequest request,
            String hash,
            String actor,
            boolean published,
            String refusalCode,
            String refusalReason,
            String answer) {}

    /**
     * How far a request is.
     *
     * @param refusalCode null if risk did not refuse it, or has not decided
     * @param status state of its order; null before the ledger has one
     * @param filled in the base asset
     * @param cost quantity times price of all fills
     * @param reason why the order ended, if something was said
     */
    public record Outcome(
            String orderId,
            String refusalCode,
            String refusalReason,
            String status,
            BigDecimal filled,
            BigDecimal cost,
            String reason) {}

    private final DataSource database;
    private final String account;

    public OrderRequests(DataSource database, String account) {
        this.database = database;
        this.account = account;
    }

    /** Stores a request if its key is new; gives what the ledger has under the key. */
    public Stored begin(OrderRequest request, String hash, String actor) {
        String sql =
                """
                insert into order_requests (account, idempotency_key, request_hash, order_id, venue,
                    symbol, side, order_type, quantity, price, stop_price, target_price,
                    reduce_only, requested_time, valid_until, actor)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (account, idempotency_key) do nothing
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            InstrumentId instrument = request.instrument();
            Object[] values = {
                account,
                keyOf(request),
                hash,
                request.orderId(),
                instrument.venue(),
                instrument.symbol(),
                request.side().name(),
                request.type().name(),
                request.quantity(),
                request.price(),
                request.stop(),
                request.target(),
                request.reduceOnly(),
                Timestamp.from(request.requestedTime()),
                Timestamp.from(request.validUntil()),
                actor
            };
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
            return find(connection, request.orderId()).orElseThrow();
        } catch (SQLException e) {
            throw new LedgerException("the request cannot be stored", e);
        }
    }

    /** The request behind an order, if a person asked for it. */
    public Optional<Stored> find(String orderId) {
        try (Connection connection = database.getConnection()) {
            return find(connection, orderId);
        } catch (SQLException e) {
            throw new LedgerException("the request cannot be read", e);
        }
    }

    private Optional<Stored> find(Connection connection, String orderId) throws SQLException {
        String sql = "select * from order_requests where account = ? and order_id = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, account);
            select.setString(2, orderId);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(read(rows)) : Optional.empty();
            }
        }
    }

    /** Notes that order.requests has it. */
    public void published(String orderId) {
        update("update order_requests set published = true where order_id = ?", orderId);
    }

    /** Notes that risk refused it; the first refusal stays. */
    public void refused(String orderId, String code, String reason) {
        update(
                """
                update order_requests set refusal_code = ?, refusal_reason = ?
                where order_id = ? and refusal_code is null
                """,
                code,
                reason,
                orderId);
    }

    /** Keeps the answer for whoever asks again; the first one stays. */
    public void answered(String orderId, String answer) {
        update(
                "update order_requests set answer = ? where order_id = ? and answer is null",
                answer,
                orderId);
    }

    private void update(String sql, String... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setString(i + 1, values[i]);
            }
            update.executeUpdate();
        } catch (SQLException e) {
            throw new LedgerException("the request cannot be changed", e);
        }
    }

    /** How far requests are, in one look. */
    public List<Outcome> outcomes(Collection<String> orderIds) {
        String sql =
                """
                select r.order_id, r.refusal_code, r.refusal_reason, o.status, o.filled, o.cost,
                    o.reason
                from order_requests r left join orders o on o.order_id = r.order_id
                where r.order_id = any (?)
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("text", orderIds.toArray()));
            try (ResultSet rows = select.executeQuery()) {
                List<Outcome> outcomes = new ArrayList<>();
                while (rows.next()) {
                    outcomes.add(
                            new Outcome(
                                    rows.getString(1),
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getBigDecimal(5),
                                    rows.getBigDecimal(6),
                                    rows.getString(7)));
                }
                return outcomes;
            }
        } catch (SQLException e) {
            throw new LedgerException("requests cannot be read", e);
        }
    }

    private static String keyOf(OrderRequest request) {
        return request.requestId().substring(ID_PREFIX.length());
    }

    private static Stored read(ResultSet row) throws SQLException {
        OrderRequest request =
                new OrderRequest(
                        ID_PREFIX + row.getString("idempotency_key"),
                        row.getString("account"),
                        new InstrumentId(row.getString("venue"), row.getString("symbol")),
                        OrderSide.valueOf(row.getString("side")),
                        OrderRequest.Type.valueOf(row.getString("order_type")),
                        row.getBigDecimal("quantity"),
                        row.getBigDecimal("price"),
                        row.getBigDecimal("stop_price"),
                        row.getBigDecimal("target_price"),
                        row.getBoolean("reduce_only"),
                        LedgerRows.instant(row, "requested_time"),
                        LedgerRows.instant(row, "valid_until"));
        return new Stored(
                request,
                row.getString("request_hash"),
                row.getString("actor"),
                row.getBoolean("published"),
                row.getString("refusal_code"),
                row.getString("refusal_reason"),
                row.getString("answer"));
    }
}
