package io.smctrading.stack.exchange;

import io.smctrading.stack.Database;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.StackException;
import io.smctrading.stack.TradingVenue;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What the sidecar's ledger says of one venue.
 *
 * @param orders orders that the venue gave an id, exits included
 * @param fills side and price of every execution, as {@link #fill} writes them
 * @param quantity executed as the venue counts, both sides together
 * @param position bought less sold, after fees in the base asset
 * @param cash received less paid, after fees, in the quote asset
 * @param fees in the quote asset
 */
public record LedgerBook(
        long orders,
        List<String> fills,
        BigDecimal quantity,
        BigDecimal position,
        BigDecimal cash,
        BigDecimal fees) {

    /** Exits are where their entry is. */
    private static final String AT_VENUE =
            """
            o.intent_id IN (SELECT intent_id FROM orders WHERE leg = 'ENTRY' AND venue = ?)
            """;

    private static final String ORDERS =
            """
            SELECT count(*) FILTER (WHERE external_order_id IS NOT NULL),
                   coalesce(sum(venue_filled), 0)
            FROM orders o WHERE\s"""
                    + AT_VENUE;
    private static final String FILLS =
            """
            SELECT o.side, e.last_quantity, e.last_price, e.fee
            FROM executions e JOIN orders o USING (order_id)
            WHERE e.venue_trade_id IS NOT NULL AND\s"""
                    + AT_VENUE;

    /**
     * @throws StackException failed if the ledger cannot be read
     */
    public static LedgerBook of(Database ledger, Namespace namespace, TradingVenue venue) {
        try (Connection connection = ledger.connect()) {
            connection.setSchema(namespace.databaseSchema());
            try (PreparedStatement orders = connection.prepareStatement(ORDERS);
                    PreparedStatement fills = connection.prepareStatement(FILLS)) {
                orders.setString(1, venue.code());
                fills.setString(1, venue.code());
                return read(orders, fills);
            }
        } catch (SQLException e) {
            throw StackException.failed(
                    "cannot read the ledger of " + namespace + ": " + e.getMessage(), e);
        }
    }

    /**
     * By what ledger and exchange recognise an execution: each protocol spells its id otherwise,
     * and its quantity is before fees there and after them here.
     */
    static String fill(boolean buys, BigDecimal price) {
        return (buys ? "BUY " : "SELL ") + price.stripTrailingZeros().toPlainString();
    }

    private static LedgerBook read(PreparedStatement orders, PreparedStatement fills)
            throws SQLException {
        List<String> all = new ArrayList<>();
        BigDecimal position = BigDecimal.ZERO;
        BigDecimal cash = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        try (ResultSet rows = fills.executeQuery()) {
            while (rows.next()) {
                boolean buys = rows.getString(1).equals("BUY");
                BigDecimal quantity = rows.getBigDecimal(2);
                BigDecimal price = rows.getBigDecimal(3);
                BigDecimal bought = buys ? quantity : quantity.negate();
                all.add(fill(buys, price));
                position = position.add(bought);
                cash = cash.subtract(bought.multiply(price));
                fees = fees.add(rows.getBigDecimal(4));
            }
        }
        try (ResultSet row = orders.executeQuery()) {
            row.next();
            return new LedgerBook(
                    row.getLong(1), all, row.getBigDecimal(2), position, cash.subtract(fees), fees);
        }
    }
}
