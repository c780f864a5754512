package io.smctrading.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MigrationsTest {

    private static final String SCHEMA = "demo-3";

    private static TestDatabase database;

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.start();
        database.migrate(SCHEMA);
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @Test
    void createsEveryTableInSchemaOfNamespace() throws SQLException {
        assertThat(
                        database.query(
                                SCHEMA,
                                "SELECT table_name FROM information_schema.tables WHERE table_schema ="
                                        + " 'demo-3' AND table_type = 'BASE TABLE'"))
                .containsExactlyInAnyOrder(
                        "flyway_schema_history",
                        "market_trades",
                        "market_quotes",
                        "market_data",
                        "instruments",
                        "smc_patterns",
                        "smc_signals",
                        "risk_decisions",
                        "orders",
                        "executions",
                        "portfolio_snapshots",
                        "control_commands",
                        "order_requests",
                        "dead_letters");
    }

    @Test
    void createsEveryView() throws SQLException {
        assertThat(
                        database.query(
                                SCHEMA,
                                "SELECT table_name FROM information_schema.views WHERE table_schema ="
                                        + " 'demo-3'"))
                .containsExactlyInAnyOrder(
                        "positions",
                        "open_positions",
                        "profit_by_symbol",
                        "brackets",
                        "signal_outcomes",
                        "trading_sessions",
                        "candles_5m",
                        "candles_15m",
                        "candles_1h",
                        "candles_4h",
                        "candles_1d",
                        "candles_up",
                        "candle_differences",
                        "daily_profit",
                        "pattern_outcomes",
                        "smc_pattern_status",
                        "conflicting_decisions",
                        "conflicting_orders");
    }

    @Test
    void changesNothingWhenRunAgain() {
        assertThat(
                        Migrations.migrate(
                                database.jdbcUrl(),
                                TestDatabase.USER,
                                TestDatabase.PASSWORD,
                                SCHEMA))
                .isZero();
    }

    @Test
    void keepsNamespacesApart() throws SQLException {
        database.migrate("demo-4");
        database.execute(
                "demo-4",
                "INSERT INTO control_commands VALUES ('c', now(), 'halt', 'paper', 'r', 'me')");

        assertThat(database.query("demo-4", "SELECT command_id FROM control_commands"))
                .containsExactly("c");
        assertThat(database.query(SCHEMA, "SELECT * FROM control_commands")).isEmpty();
    }

    @Test
    void explainsEveryTableViewAndColumn() throws SQLException {
        assertThat(
                        database.query(
                                SCHEMA,
                                """
                                SELECT c.relname, a.attname
                                FROM pg_class c
                                JOIN pg_namespace n ON n.oid = c.relnamespace
                                LEFT JOIN pg_attribute a ON a.attrelid = c.oid
                                    AND a.attnum > 0 AND c.relkind = 'r'
                                WHERE n.nspname = 'demo-3' AND c.relkind IN ('r', 'v')
                                AND c.relname <> 'flyway_schema_history'
                                AND (obj_description(c.oid) IS NULL
                                    OR a.attnum IS NOT NULL
                                        AND col_description(c.oid, a.attnum) IS NULL)
                                """))
                .isEmpty();
    }

    @Test
    void keepsMoneyInExactDecimals() throws SQLException {
        assertThat(
                        database.query(
                                SCHEMA,
                                """
                                SELECT table_name, column_name, numeric_precision, numeric_scale
                                FROM information_schema.columns
                                WHERE table_schema = 'demo-3' AND data_type = 'numeric'
                                AND table_name IN (SELECT tablename FROM pg_tables)
                                AND (numeric_precision, numeric_scale) <> (20, 8)
                                """))
                .isEmpty();
        assertThat(
                        database.query(
                                SCHEMA,
                                """
                                SELECT column_name FROM information_schema.columns
                                WHERE table_schema = 'demo-3' AND data_type = 'double precision'
                                AND table_name IN (SELECT tablename FROM pg_tables)
                                AND column_name NOT IN ('confidence', 'drawdown')
                                """))
                .isEmpty();
    }

    @Test
    void hasTimeColumnInKeyOfEveryTableByTime() throws SQLException {
        assertThat(
                        database.query(
                                SCHEMA,
                                """
                                SELECT t.relname FROM pg_index i
                                JOIN pg_class t ON t.oid = i.indrelid
                                JOIN pg_namespace n ON n.oid = t.relnamespace
                                WHERE n.nspname = 'demo-3' AND i.indisunique
                                AND t.relname NOT IN ('instruments', 'flyway_schema_history')
                                AND NOT EXISTS (
                                    SELECT FROM pg_attribute a
                                    WHERE a.attrelid = t.oid AND a.attnum = ANY (i.indkey)
                                    AND a.atttypid = 'timestamptz'::regtype)
                                """))
                .isEmpty();
    }

    @Test
    void refusesNameThatIsNoSchema() {
        assertThatThrownBy(
                        () ->
                                Migrations.migrate(
                                        database.jdbcUrl(),
                                        TestDatabase.USER,
                                        TestDatabase.PASSWORD,
                                        "x".repeat(64)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not a name of 1 to 63 bytes");
    }
}
