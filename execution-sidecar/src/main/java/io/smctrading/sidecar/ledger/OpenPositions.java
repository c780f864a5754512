package io.smctrading.sidecar.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What is held, as the ledger's own orders tell. */
public final class OpenPositions {

    /**
     * What is held of a symbol out of one entry.
     *
     * @param exchange where it is held
     * @param side LONG or SHORT
     * @param quantity in the base asset, above 0
     * @param entryPrice average
     * @param markPrice last price seen; null if none was
     * @param stopPrice stop-loss that protects it; null without one
     * @param targetPrice take-profit; null without one
     */
    public record OpenPosition(
            String entryId,
            String exchange,
            String symbol,
            String side,
            BigDecimal quantity,
            BigDecimal entryPrice,
            BigDecimal markPrice,
            BigDecimal stopPrice,
            BigDecimal targetPrice) {}

    private static final int MOST = 1_000;
    private static final int PRICE_SCALE = 8;

    // What the entry opened, less what exits and reduce-only orders closed of it.
    private static final String SELECT =
            """
            select i.intent_id, i.venue, i.symbol, i.side, e.cost / e.filled as entry_price,
                e.filled - i.reduced - coalesce((select sum(x.filled) from orders x
                    where x.intent_id = i.intent_id and x.order_id <> i.intent_id), 0) as held,
                i.stop_price, i.target_price, m.last_price
            from intents i
            join orders e on e.order_id = i.intent_id
            left join markets m
                on m.account = i.account and m.venue = i.venue and m.symbol = i.symbol
            where i.account = ? and not i.finished and not i.reduce_only and e.filled > 0
            order by i.arrival
            """;

    private final DataSource database;
    private final String account;

    public OpenPositions(DataSource database, String account) {
        this.database = database;
        this.account = account;
    }

    /** All that is held, oldest entry first, at most a thousand. */
    public List<OpenPosition> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT + " limit " + MOST)) {
            select.setString(1, account);
            try (ResultSet rows = select.executeQuery()) {
                List<OpenPosition> positions = new ArrayList<>();
                while (rows.next()) {
                    if (rows.getBigDecimal("held").signum() > 0) {
                        positions.add(position(rows));
                    }
                }
                return positions;
            }
        } catch (SQLException e) {
            throw new LedgerException("positions cannot be read", e);
        }
    }

    private static OpenPosition position(ResultSet row) throws SQLException {
        return new OpenPosition(
                row.getString("intent_id"),
                row.getString("venue"),
                row.getString("symbol"),
                row.getString("side").equals("BUY") ? "LONG" : "SHORT",
                row.getBigDecimal("held"),
                row.getBigDecimal("entry_price").setScale(PRICE_SCALE, RoundingMode.HALF_UP),
                row.getBigDecimal("last_price"),
                row.getBigDecimal("stop_price"),
                row.getBigDecimal("target_price"));
    }
}
