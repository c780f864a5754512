package io.smctrading.sidecar.trading;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.ExecutionReport;
import io.smctrading.simulator.core.Exchange;
import io.smctrading.simulator.core.Fill;
import io.smctrading.simulator.core.Order;
import io.smctrading.simulator.core.OrderStatus;
import io.smctrading.simulator.core.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;

/** The ledger and the exchange's own book, side by side. */
final class Books {

    private static final int SCALE = 8;

    private static final String BEYOND =
            "select o.order_id from orders o join intents i on i.intent_id = o.intent_id"
                    + " where o.venue_filled > i.quantity";

    /** An order as the ledger has it. */
    private record Kept(String status, BigDecimal filled) {}

    private Books() {}

    /**
     * Duplicate orders 0, lost orders 0, every execution once with its price, quantity and fee.
     *
     * @param what named if they differ
     */
    static void assertAgree(String what, DataSource ledger, String account, Exchange... exchanges) {
        List<Order> orders = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            orders.addAll(exchange.read(() -> List.copyOf(exchange.orders().all())));
        }
        Map<String, Kept> kept = orders(ledger, account);
        assertThat(orderedTwice(List.of(exchanges)))
                .as("%s: client ids placed twice", what)
                .isEmpty();
        assertThat(texts(ledger, BEYOND))
                .as("%s: executed beyond what was ordered", what)
                .isEmpty();
        for (Order order : orders) {
            if (kept.containsKey(order.clientId())) {
                assertSame(what, order, kept.get(order.clientId()));
            } else if (order.clientId().matches("[0-9a-f]{28}(-.*)?")) {
                assertThat(order.executed())
                        .as("%s: executed of %s, which the ledger lacks", what, order.clientId())
                        .isZero();
                // An exit that waits for its entry is not on the book yet, nor in the ledger.
                assertThat(order.status().ended() || order.status() == OrderStatus.PENDING)
                        .as("%s: %s works, which the ledger lacks", what, order.clientId())
                        .isTrue();
            }
        }
        assertThat(executions(ledger, account))
                .as("%s: executions in the ledger and at the exchange", what)
                .isEqualTo(executions(exchanges));
    }

    /** Client ids that an exchange took more than once. */
    static Set<String> orderedTwice(List<Exchange> exchanges) {
        Set<String> once = new TreeSet<>();
        Set<String> twice = new TreeSet<>();
        for (Exchange exchange : exchanges) {
            exchange.read(
                    () -> {
                        for (Order order : exchange.orders().all()) {
                            if (!order.clientId().isEmpty() && !once.add(order.clientId())) {
                                twice.add(order.clientId());
                            }
                        }
                        return null;
                    });
        }
        return twice;
    }

    /** How many executions an exchange had. */
    static long number(Exchange exchange) {
        return executions(exchange).size();
    }

    private static void assertSame(String what, Order order, Kept kept) {
        String id = order.clientId();
        assertThat(kept.filled())
                .as("%s: executed of %s", what, id)
                .isEqualByComparingTo(order.executed());
        if (order.status().ended()) {
            List<String> allowed =
                    switch (order.status()) {
                        case FILLED -> List.of("FILLED");
                        case REJECTED -> List.of("REJECTED", "CANCELED");
                        default -> List.of("CANCELED", "EXPIRED");
                    };
            assertThat(allowed).as("%s: state of %s", what, id).contains(kept.status());
        } else {
            assertThat(List.of("ACCEPTED", "PARTIALLY_FILLED"))
                    .as("%s: state of %s", what, id)
                    .contains(kept.status());
        }
    }

    private static Map<String, Kept> orders(DataSource ledger, String account) {
        Map<String, Kept> orders = new HashMap<>();
        query(
                ledger,
                "select o.order_id, o.status, o.venue_filled from orders o"
                        + " join intents i on i.intent_id = o.intent_id where i.account = ?",
                account,
                row ->
                        orders.put(
                                row.getString(1),
                                new Kept(row.getString(2), row.getBigDecimal(3))));
        return orders;
    }

    private static List<String> executions(DataSource ledger, String account) {
        List<String> lines = new ArrayList<>();
        query(
                ledger,
                "select o.side, e.last_quantity, e.last_price, e.fee from executions e"
                        + " join orders o on o.order_id = e.order_id"
                        + " join intents i on i.intent_id = o.intent_id"
                        + " where i.account = ? and e.last_quantity > 0",
                account,
                row ->
                        lines.add(
                                line(
                                        row.getString(1),
                                        row.getBigDecimal(2),
                                        row.getBigDecimal(3),
                                        row.getBigDecimal(4))));
        lines.sort(null);
        return lines;
    }

    private static List<String> executions(Exchange... exchanges) {
        List<String> lines = new ArrayList<>();
        for (Exchange exchange : exchanges) {
            exchange.read(
                    () -> {
                        for (Order order : exchange.orders().all()) {
                            order.fills().forEach(fill -> lines.add(line(fill)));
                        }
                        return null;
                    });
        }
        lines.sort(null);
        return lines;
    }

    /** As the ledger books it: a fee in the base asset is not ours, and worth its price. */
    private static String line(Fill fill) {
        boolean inBase =
                fill.feeAsset().equals(fill.order().instrument().base())
                        && fill.order().side() == Side.BUY;
        BigDecimal kept = inBase ? fill.quantity().subtract(fill.fee()) : fill.quantity();
        BigDecimal fee = inBase ? fill.fee().multiply(fill.price()) : fill.fee();
        return line(fill.order().side().name(), kept, fill.price(), fee);
    }

    private static String line(String side, BigDecimal quantity, BigDecimal price, BigDecimal fee) {
        return "%s %s at %s, fee %s".formatted(side, plain(quantity), plain(price), plain(fee));
    }

    private static String plain(BigDecimal number) {
        BigDecimal rounded = number.setScale(SCALE, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Of each order: reports numbered without a hole, and one that ends it, the last. */
    static void assertSound(String what, Collection<ExecutionReport> distinct) {
        Map<String, TreeMap<Integer, ExecutionReport>> byOrder = new HashMap<>();
        for (ExecutionReport report : distinct) {
            byOrder.computeIfAbsent(report.order().id(), id -> new TreeMap<>())
                    .put(report.order().sequence(), report);
        }
        byOrder.forEach(
                (id, own) -> {
                    assertThat(own.firstKey()).as("%s: first report of %s", what, id).isEqualTo(1);
                    assertThat(own.lastKey())
                            .as("%s: last report of %s", what, id)
                            .isEqualTo(own.size());
                    own.headMap(own.lastKey())
                            .values()
                            .forEach(
                                    report ->
                                            assertThat(report.order().status().terminal())
                                                    .as("%s: %s ends once", what, id)
                                                    .isFalse());
                });
    }

    /** What a query counts. */
    static long number(DataSource ledger, String sql) {
        return Long.parseLong(texts(ledger, sql).iterator().next());
    }

    /** The first column of all rows. */
    static Set<String> texts(DataSource ledger, String sql) {
        Set<String> values = new TreeSet<>();
        try (Connection connection = ledger.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return values;
    }

    private interface Row {
        void take(ResultSet row) throws SQLException;
    }

    private static void query(DataSource ledger, String sql, String account, Row each) {
        try (Connection connection = ledger.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, account);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    each.take(rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
