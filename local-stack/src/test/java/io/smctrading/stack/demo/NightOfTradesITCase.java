package io.smctrading.stack.demo;

import static io.smctrading.stack.demo.TableRows.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.analytics.query.Queries;
import io.smctrading.analytics.query.Query;
import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.ReferenceDetection;
import io.smctrading.core.reference.ReferenceEvent;
import io.smctrading.core.reference.ReferenceSignal;
import io.smctrading.core.signal.Detection;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.stack.ListeningSockets;
import io.smctrading.stack.Namespace;
import io.smctrading.stack.SharedStack;
import io.smctrading.stack.Stack;
import io.smctrading.stack.replay.TradeFile;
import io.smctrading.stack.topics.TopicAdmin;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The real stack, end to end, over a night of the trades in which a day ends and an order lives:
 * what the tables hold is compared with candles from a plain grouping, events and signals from the
 * reference implementation, and orders from the same decisions taken one after the other in this
 * thread.
 */
@ExtendWith(SharedStack.class)
class NightOfTradesITCase {

    private static final Instant BEGIN = Instant.parse("2013-11-25T23:00:00Z");
    private static final Instant END = Instant.parse("2013-11-26T05:10:00Z");
    private static final Namespace NAMESPACE = new Namespace("night");
    private static final String VENUE = DemoRun.BITSTAMP_BTC_USD.getVenue();
    private static final String SYMBOL = DemoRun.BITSTAMP_BTC_USD.getSymbol();

    private static TradeFile night;
    private static Stack stack;
    private static RunTotals totals;

    @BeforeAll
    static void tradeANight(Stack running) {
        stack = running;
        night = TradeFile.bitstampWeek().from(BEGIN).until(END);
        stack.open(NAMESPACE, TopicAdmin.Retention.UNLIMITED);
        totals = new DemoRun(stack, NAMESPACE).run(night, stack.uptime(), trades -> {}).totals();
    }

    @Test
    void storesEveryTradeOnceAndLosesNone() throws SQLException {
        assertThat(totals.trades()).isEqualTo(night.trades().size());
        assertThat(totals.deadLetters()).isZero();
        List<String> expected =
                night.trades().stream()
                        .map(t -> row(t.id(), t.time(), t.price(), t.quantity()))
                        .toList();
        assertThat(query("SELECT trade_id, time, price, quantity FROM market_trades"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void buildsTheCandlesThatGroupingGives() throws SQLException {
        List<String> expected = new ArrayList<>();
        for (Timeframe timeframe : Timeframe.values()) {
            for (Candle c : candles(timeframe)) {
                expected.add(
                        row(
                                timeframe,
                                c.openTime(),
                                c.open(),
                                c.high(),
                                c.low(),
                                c.close(),
                                c.volume(),
                                c.trades()));
            }
        }
        assertThat(
                        query(
                                "SELECT timeframe, time, open, high, low, close, volume,"
                                        + " trades_count FROM market_data"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void seesTheStructureThatTheReferenceSees() throws SQLException {
        List<String> expected = new ArrayList<>();
        for (Timeframe timeframe : Timeframe.values()) {
            for (ReferenceEvent e :
                    ReferenceDetection.events(
                            bars(timeframe), timeframe, DetectionParameters.defaults())) {
                expected.add(
                        row(
                                timeframe,
                                e.type(),
                                lower(e.direction()),
                                lower(e.scope()),
                                e.anchorTime(),
                                e.confirmedTime(),
                                price(e.top()),
                                price(e.bottom()),
                                e.label()));
            }
        }
        assertThat(expected).hasSizeGreaterThan(300);
        assertThat(
                        query(
                                "SELECT timeframe, pattern_data->>'event_type', direction, scope,"
                                        + " anchor_time, detected_at, price_level_high,"
                                        + " price_level_low, pattern_data->>'label'"
                                        + " FROM smc_patterns"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void givesTheSignalsThatTheReferenceGives() throws SQLException {
        List<String> expected = new ArrayList<>();
        for (Timeframe timeframe : Timeframe.values()) {
            for (ReferenceSignal s :
                    ReferenceDetection.signals(
                            bars(timeframe), timeframe, DetectionParameters.defaults())) {
                expected.add(
                        row(
                                timeframe,
                                lower(s.side()),
                                s.confirmedTime(),
                                s.validUntil(),
                                price(s.entry()),
                                price(s.stop()),
                                price(s.target()),
                                BigDecimal.valueOf(s.confidence(), 2)));
            }
        }
        assertThat(expected).isNotEmpty();
        assertThat(
                        query(
                                "SELECT timeframe, direction, time, valid_until, price_level,"
                                        + " stop_loss, take_profit, confidence::numeric"
                                        + " FROM smc_signals"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void tradesAsOneThreadWould() throws SQLException {
        SequentialTrading expected = tradeSequentially();
        assertThat(expected.intents).isNotEmpty();
        assertThat(query("SELECT decision_id, code, quantity, risk_amount FROM risk_decisions"))
                .containsExactlyInAnyOrderElementsOf(
                        expected.decisions.stream()
                                .map(
                                        d ->
                                                row(
                                                        d.decisionId(),
                                                        d.code(),
                                                        d.quantity(),
                                                        WireDecimal.of(d.riskAmount())))
                                .toList());
        assertThat(
                        query(
                                "SELECT execution_id, intent_id, leg, status, time, quantity,"
                                        + " price, fee, cumulative_quantity FROM executions"))
                .containsExactlyInAnyOrderElementsOf(
                        expected.reports.stream()
                                .map(
                                        r ->
                                                row(
                                                        r.executionId(),
                                                        r.order().intentId(),
                                                        lower(r.order().leg()),
                                                        lower(r.order().status()),
                                                        r.time(),
                                                        r.lastQuantity(),
                                                        r.lastPrice(),
                                                        r.fee(),
                                                        r.order().filled()))
                                .toList());
        assertThat(totals.equity()).isEqualByComparingTo(WireDecimal.of(expected.equity));
        assertThat(totals.orders()).isEqualTo(expected.intents.size());
        assertThat(totals.duplicateOrders()).isZero();
    }

    @Test
    void balancesToTheCent() throws SQLException {
        BigDecimal cash = SequentialTrading.INITIAL_EQUITY;
        BigDecimal held = BigDecimal.ZERO;
        try (Connection connection = connect();
                Statement sql = connection.createStatement();
                ResultSet fills =
                        sql.executeQuery(
                                "SELECT side, quantity, price, fee FROM executions"
                                        + " WHERE quantity > 0")) {
            while (fills.next()) {
                BigDecimal sign =
                        fills.getString(1).equals("buy") ? BigDecimal.ONE : BigDecimal.ONE.negate();
                BigDecimal quantity = fills.getBigDecimal(2).multiply(sign);
                held = held.add(quantity);
                cash =
                        cash.subtract(quantity.multiply(fills.getBigDecimal(3)))
                                .subtract(fills.getBigDecimal(4));
            }
        }
        List<Candle> minutes = candles(Timeframe.M1);
        BigDecimal mark = minutes.get(minutes.size() - 1).close();
        assertThat(totals.equity().subtract(cash.add(held.multiply(mark))).abs())
                .isLessThan(new BigDecimal("0.01"));
    }

    @Test
    void attributesProfitToBracketsToTheCent() throws SQLException {
        assertThat(
                        query(
                                """
                                SELECT round(sum(b.cash_flow
                                        + CASE b.direction WHEN 'long' THEN 1 ELSE -1 END
                                        * (b.entered_quantity - b.exited_quantity) * mark.close)
                                    - max(p.realized_profit + p.unrealized_profit), 2),
                                    count(*) > 0
                                FROM brackets b,
                                    (SELECT close FROM market_data WHERE timeframe = '1m'
                                        ORDER BY time DESC LIMIT 1) mark,
                                    (SELECT * FROM portfolio_snapshots
                                        ORDER BY time DESC LIMIT 1) p
                                """))
                .containsExactly(row(BigDecimal.ZERO, true));
    }

    @Test
    void storesLongerCandlesThatEqualTheirMinutes() throws SQLException {
        assertThat(query("SELECT * FROM candle_differences")).isEmpty();
        assertThat(query("SELECT count(*) > 80 FROM candles_up")).containsExactly(row(true));
    }

    @Test
    void answersEveryQuestion() throws SQLException {
        for (Query question : Queries.all()) {
            try (Connection connection = connect()) {
                assertThat(question.ask(connection, Map.of(), Duration.ofSeconds(30)).columns())
                        .as(question.name())
                        .isNotEmpty();
            }
        }
    }

    @Test
    void endsEveryOrderOnce() throws SQLException {
        assertThat(
                        query(
                                "SELECT order_id FROM executions GROUP BY order_id"
                                        + " HAVING count(*) FILTER (WHERE terminal) > 1"))
                .isEmpty();
        assertThat(
                        query(
                                "SELECT order_id FROM orders o WHERE (status IN ('filled',"
                                        + " 'cancelled', 'rejected', 'expired')) <> (SELECT"
                                        + " bool_or(terminal) FROM executions e WHERE e.order_id ="
                                        + " o.order_id)"))
                .isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void listensOnTheLoopbackAddressOnly() {
        List<String> sockets = ListeningSockets.of(ProcessHandle.current().descendants().toList());
        assertThat(sockets).hasSizeGreaterThanOrEqualTo(stack.servers().size());
        assertThat(sockets).allMatch(ListeningSockets::isLoopback);
    }

    private static SequentialTrading tradeSequentially() {
        List<EntrySignal> signals = new ArrayList<>();
        for (Timeframe timeframe : Timeframe.values()) {
            List<Candle> candles = candles(timeframe);
            if (!candles.isEmpty()) {
                signals.addAll(
                        Detection.over(
                                        candles.get(0).series(),
                                        DetectionParameters.defaults(),
                                        bars(timeframe))
                                .signals());
            }
        }
        return SequentialTrading.over(night.trades(), candles(Timeframe.M1), signals);
    }

    private static List<Candle> candles(Timeframe timeframe) {
        Instant end = night.lastTime().plusMillis(1);
        return PlainCandles.of(night.trades(), VENUE, SYMBOL, timeframe, end);
    }

    private static List<Bar> bars(Timeframe timeframe) {
        return candles(timeframe).stream().map(Candle::bar).toList();
    }

    private static Connection connect() throws SQLException {
        return TableRows.connect(stack, NAMESPACE);
    }

    private static List<String> query(String text) throws SQLException {
        return TableRows.query(stack, NAMESPACE, text);
    }

    private static BigDecimal price(double price) {
        return Double.isNaN(price) ? null : WireDecimal.of(price);
    }

    private static String lower(Enum<?> constant) {
        return constant == null ? null : constant.name().toLowerCase(java.util.Locale.ROOT);
    }
}
