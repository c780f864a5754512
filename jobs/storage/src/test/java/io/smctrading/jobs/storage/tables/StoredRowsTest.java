package io.smctrading.jobs.storage.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smctrading.analytics.TestDatabase;
import io.smctrading.jobs.storage.io.BatchWriter;
import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.ExecutionOrClock;
import io.smctrading.schemas.ExecutionReport;
import io.smctrading.schemas.Liquidity;
import io.smctrading.schemas.OrderIntent;
import io.smctrading.schemas.OrderLeg;
import io.smctrading.schemas.OrderOrClock;
import io.smctrading.schemas.OrderStatus;
import io.smctrading.schemas.StructureEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the statements leave in a real PostgreSQL: exact values, and the same rows again. */
class StoredRowsTest {

    private static final String SCHEMA = "demo-3";

    private static TestDatabase database;

    private Connection connection;

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.start();
        database.migrate(SCHEMA);
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = database.connect(SCHEMA);
        database.execute(
                SCHEMA,
                "TRUNCATE market_trades, market_quotes, market_data, instruments, smc_patterns,"
                        + " smc_signals, risk_decisions, orders, executions, portfolio_snapshots,"
                        + " control_commands, order_requests, dead_letters");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void keepTradeExactly() throws Exception {
        twice(MarketTables.TRADES, WireRecords.trade("t-1"));

        assertRows(
                "exchange, symbol, trade_id, time, price, quantity, aggressor",
                "market_trades",
                "bitstamp|BTC-USD|t-1|2013-11-25 00:05:00.001+00|800.01000000|0.00000001|buyer");
    }

    @Test
    void keepLastQuoteOfMillisecond() throws Exception {
        store(MarketTables.QUOTES, WireRecords.quote("800.02"));
        twice(MarketTables.QUOTES, WireRecords.quote("800.03"));

        assertRows(
                "exchange, symbol, time, bid, bid_quantity, ask, ask_quantity",
                "market_quotes",
                "bitstamp|BTC-USD|2013-11-25 00:05:00+00|800.00000000|1.50000000|800.03000000|2.25000000");
    }

    @Test
    void keepCandleExactly() throws Exception {
        twice(MarketTables.CANDLES, WireRecords.candle());

        assertRows(
                "symbol, exchange, timeframe, time, open, high, low, close, volume, trades_count",
                "market_data",
                "BTC-USD|bitstamp|5m|2013-11-25 00:05:00+00|800.00000000|812.12345678|799.50000000"
                        + "|801.00000000|999999999999.99999999|42");
    }

    @Test
    void keepNewestWordOnInstrument() throws Exception {
        store(MarketTables.INSTRUMENTS, WireRecords.instrument("0.01"));
        twice(MarketTables.INSTRUMENTS, WireRecords.instrument("0.1"));

        assertRows(
                "exchange, symbol, venue_symbol, base_asset, quote_asset, tick_size, lot_size,"
                        + " minimum_notional, shortable",
                "instruments",
                "bitstamp|BTC-USD|btcusd|BTC|USD|0.10000000|0.00000001|5.00000000|f");
    }

    @Test
    void keepPatternWithItsData() throws Exception {
        twice(StructureTables.PATTERNS, WireRecords.orderBlock());

        assertRows(
                "event_id, symbol, exchange, timeframe, pattern_type, direction, scope, confidence,"
                        + " price_level_high, price_level_low, anchor_time, detected_at, zone_id,"
                        + " break_id, pattern_data ->> 'event_type', pattern_data ->> 'volume'",
                "smc_patterns",
                "ob-1|BTC-USD|bitstamp|15m|order_block|bullish|internal|0.75|805.50000000"
                        + "|801.00000000|2013-11-25 00:05:00+00|2013-11-25 00:20:00+00|null|bos-1"
                        + "|ORDER_BLOCK|12.50000000");
    }

    @Test
    void keepPatternThatHasNeitherDirectionNorPrices() throws Exception {
        StructureEvent swing =
                WireRecords.event("sh-1", "SWING_HIGH", WireRecords.T0).setLabel("HH").build();
        twice(StructureTables.PATTERNS, swing);

        assertRows(
                "event_id, pattern_type, direction, scope, confidence, price_level_high,"
                        + " pattern_data ->> 'label'",
                "smc_patterns",
                "sh-1|swing_high|null|null|null|null|HH");
    }

    @Test
    void keepSignalWithItsFactors() throws Exception {
        twice(StructureTables.SIGNALS, WireRecords.signal());

        assertRows(
                "signal_id, time, symbol, exchange, timeframe, signal_type, direction, confidence,"
                        + " price_level, stop_loss, take_profit, valid_until,"
                        + " metadata -> 'factors' ->> 'sweep',"
                        + " metadata -> 'factors' ->> 'change_of_character', metadata ->> 'scope',"
                        + " metadata ->> 'zone_id', metadata ->> 'anchor_time'",
                "smc_signals",
                "s-1|2013-11-25 00:35:00+00|BTC-USD|bitstamp|15m|order_block_entry|long|0.65"
                        + "|804.00000000|800.00000000|812.00000000|2013-11-25 00:50:00+00|true"
                        + "|false|internal|ob-1|2013-11-25T00:05:00Z");
    }

    @Test
    void keepDecisionOnce() throws Exception {
        twice(TradingTables.DECISIONS, WireRecords.decision("0.5"));

        assertRows(
                "decision_id, time, signal_id, account, exchange, symbol, approved, code, reason,"
                        + " equity, daily_profit, exposure, entry_price, stop_loss, take_profit,"
                        + " quantity, risk_amount",
                "risk_decisions",
                "o-1|2013-11-25 00:35:00+00|s-1|paper|bitstamp|BTC-USD|t|APPROVED"
                        + "|2 of 10000 at risk|10000.00000000|-12.50000000|0.00000000|804.00000000"
                        + "|800.00000000|812.00000000|0.50000000|2.00000000");
        assertThat(database.query(SCHEMA, "SELECT * FROM conflicting_decisions")).isEmpty();
    }

    @Test
    void keepSecondDecisionThatDiffersAndRaiseAlarm() throws Exception {
        twice(TradingTables.DECISIONS, WireRecords.decision("0.5"));
        twice(TradingTables.DECISIONS, WireRecords.decision("0.4"));

        assertRows("quantity", "risk_decisions", "0.40000000", "0.50000000");
        assertRows("decision_id, decisions", "conflicting_decisions", "o-1|2");
    }

    @Test
    void keepLastSnapshotOfMarketTime() throws Exception {
        store(
                TradingTables.PORTFOLIO,
                WireRecords.portfolio("10001.5", WireRecords.position("0.5")));
        assertRows(
                "account, time, exchange, symbol, quantity, entry_price, current_price,"
                        + " unrealized_pnl",
                "open_positions",
                "paper|2013-11-25 00:36:00+00|bitstamp|BTC-USD|0.50000000|800.10000000"
                        + "|803.10000000|1.50000000");

        twice(TradingTables.PORTFOLIO, WireRecords.portfolio("10002.25"));

        assertRows(
                "account, time, equity, cash, exposure, realized_profit, unrealized_profit,"
                        + " daily_profit, drawdown, trading_state, positions",
                "portfolio_snapshots",
                "paper|2013-11-25 00:36:00+00|10002.25000000|9600.00000000|401.55000000|0.00000000"
                        + "|1.50000000|1.50000000|0.125|active|[]");
        assertRows("*", "open_positions");
    }

    @Test
    void keepCommandOnce() throws Exception {
        twice(OperationsTables.CONTROL, WireRecords.control());

        assertRows(
                "command_id, time, action, account, reason, actor",
                "control_commands",
                "c-1|2013-11-25 00:05:00+00|halt|paper|drill|alice");
    }

    @Test
    void keepRequestOnce() throws Exception {
        twice(OperationsTables.REQUESTS, WireRecords.request());

        assertRows(
                "request_id, account, time, exchange, symbol, side, order_type, quantity, price,"
                        + " stop_loss, take_profit, reduce_only, valid_until, actor",
                "order_requests",
                "manual:1|paper|2013-11-25 00:05:00+00|bitstamp|BTC-USD|buy|limit|0.50000000"
                        + "|800.00000000|790.00000000|null|f|2013-11-25 00:06:00+00|alice");
    }

    @Test
    void keepDeadLetterWithItsBytes() throws Exception {
        TableRow row = DeadLetterRows.of(WireRecords.deadLetter("price '-1' is not above 0"));
        write(connection, Tables.deadLetterStoring(), row);
        write(connection, Tables.deadLetterStoring(), row);
        connection.commit();

        assertRows(
                "topic, topic_partition, topic_offset, stage, time, reason, record_key,"
                        + " record_value",
                "dead_letters",
                "market.trades|2|12345678901|ingest|2013-11-25 00:05:00+00"
                        + "|price '-1' is not above 0|\\x0102|\\x00ff");
    }

    @Test
    void showIntentAsPendingOrder() throws Exception {
        twice(OrderTables.INTENTS, new OrderOrClock(WireRecords.intent()));

        assertRows(
                "order_id, created_at, intent_id, leg, decision_id, signal_id, session, account,"
                        + " exchange, symbol, side, order_type, quantity, price, reduce_only,"
                        + " valid_until, sequence, status, filled_quantity, filled_price, fees,"
                        + " updated_at, filled_at, execution_latency_ms, reason",
                "orders",
                "o-1|2013-11-25 00:35:00+00|o-1|entry|o-1|s-1|demo-3|paper|bitstamp|BTC-USD|buy"
                        + "|market|0.50000000|null|f|2013-11-25 00:50:00+00|0|pending|0.00000000"
                        + "|0.00000000|0.00000000|2013-11-25 00:35:00+00|null|null|null");
    }

    @Test
    void keepReportAndMoveOrder() throws Exception {
        store(OrderTables.INTENTS, new OrderOrClock(WireRecords.intent()));
        twice(
                OrderTables.EXECUTIONS,
                WireRecords.fill("o-1", OrderLeg.ENTRY, 2, "0.5", "800.1", "1.25"));

        assertRows(
                "execution_id, time, order_id, intent_id, leg, sequence, account, exchange, symbol,"
                        + " side, status, terminal, quantity, price, fee, cumulative_quantity,"
                        + " average_price, liquidity, venue_trade_id, reason",
                "executions",
                "o-1-2|2013-11-25 00:35:02+00|o-1|o-1|entry|2|paper|bitstamp|BTC-USD|buy|filled|t"
                        + "|0.50000000|800.10000000|1.25000000|0.50000000|800.10000000|null|v-2"
                        + "|null");
        assertRows(
                "order_id, sequence, status, filled_quantity, filled_price, fees, updated_at,"
                        + " filled_at, execution_latency_ms",
                "orders",
                "o-1|2|filled|0.50000000|800.10000000|1.25000000|2013-11-25 00:35:02+00"
                        + "|2013-11-25 00:35:02+00|2000");
    }

    @Test
    void keepWhatVenueCallsOrderAndWhoMadeLiquidity() throws Exception {
        ExecutionOrClock accepted =
                WireRecords.report("o-1", OrderLeg.ENTRY, 1, OrderStatus.ACCEPTED);
        ((ExecutionReport) accepted.getValue()).setVenueOrderId("v-77");
        ExecutionOrClock fill = WireRecords.fill("o-1", OrderLeg.ENTRY, 2, "0.5", "800.1", "1");
        ((ExecutionReport) fill.getValue()).setLiquidity(Liquidity.MAKER);
        twice(OrderTables.EXECUTIONS, accepted);
        twice(OrderTables.EXECUTIONS, fill);

        assertRows("sequence, liquidity", "executions", "1|null", "2|maker");
        assertRows("external_order_id, sequence", "orders", "v-77|2");
    }

    @Test
    void givesExitsRowsOfTheirOwn() throws Exception {
        store(
                OrderTables.EXECUTIONS,
                WireRecords.fill("o-1.tp", OrderLeg.TAKE_PROFIT, 1, "0.5", "812", "1"));
        store(
                OrderTables.EXECUTIONS,
                WireRecords.report("o-1.sl", OrderLeg.STOP_LOSS, 1, OrderStatus.CANCELED));

        assertRows(
                "order_id, intent_id, leg, side, order_type, price, reduce_only, status",
                "orders",
                "o-1.sl|o-1|stop_loss|sell|stop_loss|800.00000000|t|cancelled",
                "o-1.tp|o-1|take_profit|sell|take_profit|812.00000000|t|filled");
    }

    @Test
    void leaveSameRowsInWhateverOrderAndHoweverOftenReportsCome() throws Exception {
        List<ExecutionOrClock> reports =
                List.of(
                        WireRecords.report("o-1", OrderLeg.ENTRY, 1, OrderStatus.ACCEPTED),
                        WireRecords.partialFill(2, "0.1", "0.1", "0.25"),
                        WireRecords.partialFill(3, "0.2", "0.3", "0.5"),
                        WireRecords.fill("o-1", OrderLeg.ENTRY, 4, "0.5", "800.1", "0.125"),
                        WireRecords.fill("o-1.tp", OrderLeg.TAKE_PROFIT, 1, "0.5", "812", "1"));
        OrderOrClock intent = new OrderOrClock(WireRecords.intent());
        store(OrderTables.INTENTS, intent);
        for (ExecutionOrClock report : reports) {
            store(OrderTables.EXECUTIONS, report);
        }
        List<String> orders = rows("orders");
        List<String> executions = rows("executions");
        assertThat(orders.get(0)).contains("|4|filled|0.50000000|800.10000000|0.87500000|");

        Random random = new Random(20131125);
        for (int run = 0; run < 20; run++) {
            List<ExecutionOrClock> disorder = new ArrayList<>(reports);
            disorder.addAll(reports);
            Collections.shuffle(disorder, random);
            database.execute(SCHEMA, "TRUNCATE orders, executions");
            int intentAt = random.nextInt(disorder.size());
            for (int i = 0; i < disorder.size(); i++) {
                if (i == intentAt) {
                    store(OrderTables.INTENTS, intent);
                }
                store(OrderTables.EXECUTIONS, disorder.get(i));
            }

            assertThat(rows("orders")).as("run %d", run).isEqualTo(orders);
            assertThat(rows("executions")).as("run %d", run).isEqualTo(executions);
        }
    }

    @Test
    void believeLedgerRatherThanLaterIntent() throws Exception {
        OrderIntent other = WireRecords.intent();
        other.setQuantity(WireRecords.decimal("0.75"));
        store(OrderTables.INTENTS, new OrderOrClock(other));
        store(
                OrderTables.EXECUTIONS,
                WireRecords.report("o-1", OrderLeg.ENTRY, 1, OrderStatus.ACCEPTED));
        store(OrderTables.INTENTS, new OrderOrClock(other));

        assertRows("quantity, sequence", "orders", "0.50000000|1");
    }

    @Test
    void keepOneRowOfOrderThatWasDecidedAgainAtAnotherTime() throws Exception {
        OrderIntent again = WireRecords.intent();
        again.setCreatedTime(again.getCreatedTime().plusSeconds(60));
        again.setQuantity(WireRecords.decimal("0.75"));
        OrderOrClock other = new OrderOrClock(again);
        OrderOrClock binding = new OrderOrClock(WireRecords.intent());

        store(OrderTables.INTENTS, binding);
        store(OrderTables.INTENTS, other);
        assertRows("created_at, quantity", "orders", "2013-11-25 00:35:00+00|0.50000000");

        List<ExecutionOrClock> reports =
                List.of(
                        WireRecords.partialFill(2, "0.1", "0.1", "0.25"),
                        WireRecords.fill("o-1", OrderLeg.ENTRY, 3, "0.5", "800.1", "0.125"));
        Random random = new Random(20131126);
        for (int run = 0; run < 20; run++) {
            database.execute(SCHEMA, "TRUNCATE orders, executions");
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 0, 1, 2, 3));
            Collections.shuffle(order, random);
            for (int next : order) {
                switch (next) {
                    case 0 -> store(OrderTables.INTENTS, binding);
                    case 1 -> store(OrderTables.INTENTS, other);
                    default -> store(OrderTables.EXECUTIONS, reports.get(next - 2));
                }
            }

            assertRows(
                    "created_at, quantity, sequence, status, fees",
                    "orders",
                    "2013-11-25 00:35:00+00|0.50000000|3|filled|0.37500000");
        }
        assertRows("*", "conflicting_orders");
    }

    @Test
    void keepOneRowOfOrderWhoseIntentAndReportAreWrittenAtOnce() throws Exception {
        OrderIntent again = WireRecords.intent();
        again.setCreatedTime(again.getCreatedTime().plusSeconds(60));
        TableRow report =
                OrderTables.EXECUTIONS
                        .mapper()
                        .map(WireRecords.report("o-1", OrderLeg.ENTRY, 1, OrderStatus.ACCEPTED));
        write(
                connection,
                OrderTables.INTENTS.storing(),
                OrderTables.INTENTS.mapper().map(new OrderOrClock(again)));

        try (Connection other = database.connect(SCHEMA)) {
            CompletableFuture<Void> written =
                    CompletableFuture.runAsync(
                            () -> {
                                write(other, OrderTables.EXECUTIONS.storing(), report);
                                commit(other);
                            });
            await().atMost(Duration.ofSeconds(20))
                    .until(
                            () ->
                                    !database.query(
                                                    SCHEMA,
                                                    "SELECT pid FROM pg_locks WHERE NOT granted"
                                                            + " AND locktype = 'advisory'")
                                            .isEmpty());
            connection.commit();
            written.get(20, TimeUnit.SECONDS);
        }

        assertRows("created_at, sequence", "orders", "2013-11-25 00:35:00+00|1");
    }

    private static long write(Connection connection, Storing storing, TableRow... rows) {
        try {
            connection.setAutoCommit(false);
            return BatchWriter.of(storing).write(connection, List.of(rows));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void showReduceOnlyIntentAsFlattening() throws Exception {
        OrderIntent flatten = WireRecords.intent();
        flatten.setReduceOnly(true);
        flatten.setSignalId(null);
        store(OrderTables.INTENTS, new OrderOrClock(flatten));

        assertRows("leg, signal_id, reduce_only", "orders", "flatten|null|t");
    }

    @Test
    void answerWhatBecameOfSignal() throws Exception {
        store(StructureTables.SIGNALS, WireRecords.signal());
        assertRows("signal_id, is_processed, outcome", "signal_outcomes", "s-1|f|undecided");

        store(TradingTables.DECISIONS, WireRecords.decision("0.5"));
        store(OrderTables.INTENTS, new OrderOrClock(WireRecords.intent()));
        assertRows("is_processed, code, outcome", "signal_outcomes", "t|APPROVED|pending");

        store(
                OrderTables.EXECUTIONS,
                WireRecords.fill("o-1", OrderLeg.ENTRY, 1, "0.5", "804", "0.5"));
        assertRows("entry_status, outcome, profit", "signal_outcomes", "filled|open|null");

        store(
                OrderTables.EXECUTIONS,
                WireRecords.fill("o-1.tp", OrderLeg.TAKE_PROFIT, 1, "0.5", "812", "0.5"));
        assertRows(
                "outcome, profit::numeric(20, 2), profit_in_risk::numeric(20, 2),"
                        + " factors ->> 'sweep'",
                "signal_outcomes",
                "take_profit|3.00|1.50|true");
        assertRows(
                "account, symbol, fills, net_quantity, fees, profit::numeric(20, 2)",
                "profit_by_symbol",
                "paper|BTC-USD|2|0.00000000|1.00000000|3.00");
    }

    @Test
    void tellWhetherZoneStillLives() throws Exception {
        store(StructureTables.PATTERNS, WireRecords.orderBlock());
        store(StructureTables.SIGNALS, WireRecords.signal());
        store(OrderTables.INTENTS, new OrderOrClock(WireRecords.intent()));
        assertRows(
                "event_id, is_active, expires_at, triggered_orders",
                "smc_pattern_status",
                "ob-1|t|null|1");

        store(
                StructureTables.PATTERNS,
                WireRecords.event(
                                "obi-1",
                                "ORDER_BLOCK_INVALIDATED",
                                WireRecords.T0.plusSeconds(3600))
                        .setZoneId("ob-1")
                        .build());
        assertRows(
                "event_id, is_active, expires_at",
                "smc_pattern_status",
                "ob-1|f|2013-11-25 01:05:00+00",
                "obi-1|f|null");
    }

    private <T extends SpecificRecord> void twice(Table<T> table, T record)
            throws SQLException, WireException {
        store(table, record);
        store(table, record);
    }

    private <T extends SpecificRecord> void store(Table<T> table, T record)
            throws SQLException, WireException {
        write(connection, table.storing(), table.mapper().map(record));
        connection.commit();
    }

    private void assertRows(String columns, String table, String... expected) throws SQLException {
        assertThat(database.query(SCHEMA, "SELECT " + columns + " FROM " + table + " ORDER BY 1"))
                .containsExactly(expected);
    }

    /** Whole rows without the system time of their writing. */
    private static List<String> rows(String table) throws SQLException {
        List<String> columns =
                database.query(
                        SCHEMA,
                        "SELECT column_name FROM information_schema.columns WHERE table_schema = '"
                                + SCHEMA
                                + "' AND table_name = '"
                                + table
                                + "' AND column_name <> 'stored_at' ORDER BY ordinal_position");
        return database.query(
                SCHEMA,
                "SELECT " + String.join(", ", columns) + " FROM " + table + " ORDER BY 1, 2");
    }
}
