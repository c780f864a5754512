package io.smctrading.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.smctrading.analytics.Migrations.Retention;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the migrations make of TimescaleDB, against the same rows on plain PostgreSQL. Runs with
 * {@code mvn -pl analytics -Ptimescale verify}, which needs Node.js 20 and npm's registry.
 */
class TimescaleTest {

    private static final String SCHEMA = "demo-3";
    private static final String REASON =
            "SKIPPED: the TimescaleDB path was not run; run it with -Ptimescale (Node.js and npm)";

    private static TimescaleServer timescale;
    private static TestDatabase plain;

    @BeforeAll
    static void migrateBoth() throws Exception {
        if (!Boolean.getBoolean("timescale")) {
            System.out.println("TimescaleTest " + REASON);
        }
        assumeTrue(Boolean.getBoolean("timescale"), REASON);
        timescale = TimescaleServer.start();
        plain = TestDatabase.start();
        Migrations.migrate(timescale.shared(), SCHEMA, Retention.UNLIMITED);
        execute("SET search_path TO \"demo-3\", public");
        execute("SET TIME ZONE 'UTC'");
        plain.migrate(SCHEMA);
        for (String rows : List.of(TestRows.market(), TestRows.trading())) {
            execute(rows);
            plain.execute(SCHEMA, rows);
        }
    }

    @AfterAll
    static void stop() {
        if (timescale != null) {
            timescale.close();
        }
        if (plain != null) {
            plain.close();
        }
    }

    @Test
    void makesHypertableOfEveryTableByTime() throws SQLException {
        assertThat(
                        query(
                                "SELECT hypertable_name, primary_dimension, compression_enabled FROM"
                                        + " timescaledb_information.hypertables WHERE"
                                        + " hypertable_schema = 'demo-3' ORDER BY 1"))
                .containsExactly(
                        "control_commands|time|f",
                        "dead_letters|time|f",
                        "executions|time|t",
                        "market_data|time|t",
                        "market_quotes|time|t",
                        "market_trades|time|t",
                        "orders|created_at|t",
                        "portfolio_snapshots|time|t",
                        "risk_decisions|time|t",
                        "smc_patterns|detected_at|t",
                        "smc_signals|time|t");
    }

    @Test
    void keepsExtensionOutOfNamespace() throws SQLException {
        assertThat(
                        query(
                                "SELECT nspname FROM pg_extension e JOIN pg_namespace n ON n.oid ="
                                        + " e.extnamespace WHERE extname = 'timescaledb'"))
                .containsExactly("public");
    }

    @Test
    void compressesOldChunksAndRefreshesAggregates() throws SQLException {
        assertThat(policies("policy_compression"))
                .hasSize(9)
                .contains("market_trades|{\"compress_after\": \"7 days\"}");
        assertThat(
                        query(
                                "SELECT view_name FROM timescaledb_information.continuous_aggregates"
                                        + " WHERE view_schema = 'demo-3' ORDER BY 1"))
                .containsExactly(
                        "candles_15m",
                        "candles_1d",
                        "candles_1h",
                        "candles_4h",
                        "candles_5m",
                        "daily_profit",
                        "pattern_outcomes");
        assertThat(
                        query(
                                "SELECT count(*) FROM timescaledb_information.jobs WHERE proc_name ="
                                        + " 'policy_refresh_continuous_aggregate'"))
                .containsExactly("7");
    }

    @Test
    void forgetsInLiveNamespacesOnly() throws SQLException {
        assertThat(policies("policy_retention")).isEmpty();

        migrate(Retention.LIMITED);
        assertThat(policies("policy_retention"))
                .containsExactly(
                        "control_commands|{\"drop_after\": \"7 years\"}",
                        "dead_letters|{\"drop_after\": \"90 days\"}",
                        "executions|{\"drop_after\": \"7 years\"}",
                        "orders|{\"drop_after\": \"7 years\"}",
                        "portfolio_snapshots|{\"drop_after\": \"7 years\"}",
                        "risk_decisions|{\"drop_after\": \"7 years\"}",
                        "smc_patterns|{\"drop_after\": \"7 years\"}",
                        "smc_signals|{\"drop_after\": \"7 years\"}");

        migrate(Retention.UNLIMITED);
        assertThat(policies("policy_retention")).isEmpty();
    }

    @Test
    void dropsChunksThatAreOlderThanTheirPeriod() throws SQLException {
        execute(
                "INSERT INTO dead_letters (topic, topic_partition, topic_offset, stage, time,"
                        + " reason) VALUES ('old', 0, 1, 's', now() - interval '200 days', 'r'),"
                        + " ('new', 0, 1, 's', now() - interval '2 days', 'r')");
        migrate(Retention.LIMITED);
        String job =
                query(
                                "SELECT job_id FROM timescaledb_information.jobs WHERE proc_name ="
                                        + " 'policy_retention' AND hypertable_name ="
                                        + " 'dead_letters'")
                        .get(0);
        execute("CALL run_job(" + job + ")");

        assertThat(query("SELECT topic FROM dead_letters WHERE topic IN ('old', 'new')"))
                .containsExactly("new");
        migrate(Retention.UNLIMITED);
        execute("DELETE FROM dead_letters WHERE topic = 'new'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "candles_5m",
                "candles_15m",
                "candles_1h",
                "candles_4h",
                "candles_1d",
                "daily_profit",
                "pattern_outcomes"
            })
    void aggregatesEqualPlainViewsBeforeAndAfterRefresh(String view) throws SQLException {
        List<String> expected = plain.query(SCHEMA, rowsOf(view));
        assertThat(expected).isNotEmpty();

        assertThat(query(rowsOf(view))).as("not refreshed").isEqualTo(expected);
        execute("CALL refresh_continuous_aggregate('" + view + "', NULL, NULL)");
        assertThat(query(rowsOf(view))).as("refreshed").isEqualTo(expected);
        assertThat(
                        query(
                                "SELECT count(*) > 0 FROM "
                                        + query(
                                                        "SELECT materialization_hypertable_schema || '.' ||"
                                                                + " materialization_hypertable_name FROM"
                                                                + " timescaledb_information.continuous_aggregates"
                                                                + " WHERE view_name = '"
                                                                + view
                                                                + "'")
                                                .get(0)))
                .as("materialized")
                .containsExactly("t");
    }

    @Test
    void viewsHaveSameColumnsAndRowsAsOnPlainPostgres() throws SQLException {
        String columns =
                "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE"
                        + " table_schema = 'demo-3' AND table_name IN (SELECT viewname FROM pg_views)"
                        + " ORDER BY table_name, ordinal_position";
        assertThat(query(columns)).isEqualTo(plain.query(SCHEMA, columns));
        for (String view :
                plain.query(SCHEMA, "SELECT viewname FROM pg_views WHERE schemaname = 'demo-3'")) {
            assertThat(query(rowsOf(view))).as(view).isEqualTo(plain.query(SCHEMA, rowsOf(view)));
        }
    }

    @Test
    void takesRepeatedRowsIntoCompressedChunks() throws SQLException {
        List<String> before = query("SELECT count(*), sum(volume) FROM market_data");
        execute("SELECT compress_chunk(c, true) FROM show_chunks('market_data') c");
        execute(TestRows.market());

        assertThat(query("SELECT count(*), sum(volume) FROM market_data")).isEqualTo(before);
        assertThat(
                        query(
                                "SELECT count(*) > 0 FROM timescaledb_information.chunks WHERE"
                                        + " hypertable_name = 'market_data' AND is_compressed"))
                .containsExactly("t");
    }

    private static void migrate(Retention retention) throws SQLException {
        Migrations.migrate(timescale.shared(), SCHEMA, retention);
        execute("SET search_path TO \"demo-3\", public");
    }

    private static List<String> policies(String kind) throws SQLException {
        return query(
                "SELECT hypertable_name, config - 'hypertable_id' FROM timescaledb_information.jobs"
                        + " WHERE proc_name = '"
                        + kind
                        + "' AND hypertable_schema = 'demo-3' ORDER BY 1");
    }

    /** Whole rows but the system times of their writing. */
    private static String rowsOf(String view) {
        return "SELECT r - 'stored_at' - 'first_stored_at' - 'last_stored_at' FROM (SELECT to_jsonb(v)"
                + " AS r FROM "
                + view
                + " v) t ORDER BY 1";
    }

    private static List<String> query(String sql) throws SQLException {
        List<String> result = new ArrayList<>();
        try (Statement statement = connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                String[] cells = new String[rows.getMetaData().getColumnCount()];
                for (int i = 0; i < cells.length; i++) {
                    cells[i] = rows.getString(i + 1);
                }
                result.add(String.join("|", Arrays.asList(cells)));
            }
        }
        return result;
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connection() {
        return timescale.connection();
    }
}
