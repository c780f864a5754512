package io.smctrading.jobs.storage.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.analytics.TestDatabase;
import io.smctrading.jobs.storage.io.BatchWriter;
import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.Topics;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches as the sink writes them, in a real PostgreSQL. */
class StoredBatchesTest {

    private static final String SCHEMA = "batches";
    private static final int LARGE = 200;

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
        database.execute(
                SCHEMA,
                "TRUNCATE market_trades, market_quotes, risk_decisions, dead_letters, orders");
        connection = database.connect(SCHEMA);
        connection.setAutoCommit(false);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void keepsEachRowOnceWhateverBatchesItComesIn() throws Exception {
        BatchWriter writer = BatchWriter.of(MarketTables.TRADES.storing());
        write(writer, trades(0, LARGE));
        write(writer, trades(LARGE / 2, LARGE * 2));
        write(writer, trades(0, LARGE * 2));
        write(writer, trades(LARGE * 2, LARGE * 3));
        write(writer, trades(LARGE * 3, LARGE * 4));
        List<TableRow> twice = trades(LARGE * 4, LARGE * 5);
        twice.addAll(trades(LARGE * 4, LARGE * 5));
        write(writer, twice);
        write(writer, trades(LARGE * 5, LARGE * 5 + 3));

        assertThat(
                        database.query(
                                SCHEMA,
                                "SELECT count(*), count(DISTINCT trade_id) FROM market_trades"))
                .containsExactly(LARGE * 5 + 3 + "|" + (LARGE * 5 + 3));
    }

    @Test
    void keepsAnyTextTimeNumberAndBytesInEachWay() throws Exception {
        List<String> texts =
                List.of(
                        "a\tb",
                        "line\nfeed\r",
                        "back\\slash",
                        "\\N",
                        "",
                        "\"quoted\"",
                        "{a,b}",
                        "NULL",
                        "it's",
                        "\\.",
                        "ünï\u2603\ud83d\ude00",
                        " space ",
                        "\\x00");
        byte[] bytes = {0, 1, '\\', '\n', '\t', (byte) 0xff};
        for (int copies : new int[] {1, LARGE}) {
            database.execute(SCHEMA, "TRUNCATE dead_letters");
            List<TableRow> rows = new ArrayList<>();
            for (int i = 0; i < copies; i++) {
                for (String text : texts) {
                    rows.add(
                            new Values()
                                    .name("topic", text)
                                    .number(i)
                                    .number(Long.MAX_VALUE)
                                    .name("stage", text)
                                    .time("time", Instant.parse("9999-12-31T23:59:59.999Z"))
                                    .text("reason", text)
                                    .bytes(i % 2 == 0 ? null : ByteBuffer.wrap(bytes))
                                    .bytes(ByteBuffer.wrap(bytes))
                                    .row());
                }
            }
            write(BatchWriter.of(Tables.deadLetterStoring()), rows);

            assertThat(
                            database.query(
                                    SCHEMA,
                                    "SELECT reason FROM dead_letters WHERE topic_partition = 0 AND"
                                            + " topic = reason AND stage = reason AND record_key IS"
                                            + " NULL AND record_value = '\\x00015c0a09ff' AND time ="
                                            + " '9999-12-31 23:59:59.999+00' AND topic_offset ="
                                            + " 9223372036854775807"))
                    .as("%d copies", copies)
                    .containsExactlyInAnyOrderElementsOf(texts);
        }
    }

    @Test
    void keepsSmallestAndLargestNumbersInEachWay() throws Exception {
        for (int copies : new int[] {1, LARGE}) {
            database.execute(SCHEMA, "TRUNCATE market_trades");
            List<TableRow> rows = new ArrayList<>();
            for (int i = 0; i < copies; i++) {
                rows.add(
                        new Values()
                                .name("exchange", "x")
                                .name("symbol", "s")
                                .name("trade_id", "t" + i)
                                .time("time", Instant.parse("0001-01-01T00:00:00Z"))
                                .decimal("price", new BigDecimal("999999999999.99999999"))
                                .decimal("quantity", new BigDecimal("1E-8"))
                                .name("aggressor", "buyer")
                                .row());
            }
            write(BatchWriter.of(MarketTables.TRADES.storing()), rows);

            assertThat(
                            database.query(
                                    SCHEMA,
                                    "SELECT DISTINCT price, quantity, time FROM market_trades"))
                    .containsExactly("999999999999.99999999|0.00000001|0001-01-01 00:00:00+00");
        }
    }

    @Test
    void letsLastOfOneKeyCount() throws Exception {
        write(
                BatchWriter.of(MarketTables.QUOTES.storing()),
                List.of(
                        MarketTables.QUOTES.mapper().map(WireRecords.quote("800.02")),
                        MarketTables.QUOTES.mapper().map(WireRecords.quote("800.04")),
                        MarketTables.QUOTES.mapper().map(WireRecords.quote("800.03"))));

        assertThat(database.query(SCHEMA, "SELECT ask FROM market_quotes"))
                .containsExactly("800.03000000");
    }

    @Test
    void countsSecondDecisionsThatDifferOnce() throws Exception {
        BatchWriter writer = BatchWriter.of(TradingTables.DECISIONS.storing());
        TableRow first = TradingTables.DECISIONS.mapper().map(WireRecords.decision("0.5"));
        TableRow second = TradingTables.DECISIONS.mapper().map(WireRecords.decision("0.4"));

        assertThat(write(writer, List.of(first))).isZero();
        assertThat(write(writer, List.of(first, first))).isZero();
        assertThat(write(writer, List.of(first, second))).isOne();
        assertThat(write(writer, List.of(second, first))).isZero();
        database.execute(SCHEMA, "TRUNCATE risk_decisions");
        assertThat(write(writer, List.of(first, second))).isOne();
        assertThat(database.query(SCHEMA, "SELECT decisions FROM conflicting_decisions"))
                .containsExactly("2");
    }

    private long write(BatchWriter writer, List<TableRow> rows) throws SQLException {
        long alarms = writer.write(connection, rows);
        connection.commit();
        return alarms;
    }

    private static List<TableRow> trades(int from, int until) throws WireException {
        List<TableRow> rows = new ArrayList<>();
        for (int i = from; i < until; i++) {
            rows.add(
                    MarketTables.TRADES
                            .mapper()
                            .map(Topics.TRADES.type().cast(WireRecords.trade("t-" + i))));
        }
        return rows;
    }
}
