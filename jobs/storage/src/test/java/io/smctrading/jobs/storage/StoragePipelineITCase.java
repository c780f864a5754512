package io.smctrading.jobs.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smctrading.analytics.Migrations;
import io.smctrading.analytics.TestDatabase;
import io.smctrading.jobs.storage.tables.DeadLetterRows;
import io.smctrading.jobs.storage.tables.Table;
import io.smctrading.jobs.storage.tables.TableRow;
import io.smctrading.jobs.storage.tables.TableRowCodec;
import io.smctrading.jobs.storage.tables.Tables;
import io.smctrading.jobs.storage.tables.WireRecords;
import io.smctrading.jobs.support.LocalEnvironments;
import io.smctrading.platform.config.Settings;
import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.Topics;
import io.smctrading.schemas.TradeOrClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole job but Kafka, on a MiniCluster with a real PostgreSQL. */
class StoragePipelineITCase {

    private static TestDatabase database;

    @BeforeAll
    static void startDatabase() {
        database = TestDatabase.start();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @Test
    void storesRecordOfEveryTopicOnce() throws Exception {
        String schema = "every-topic";
        database.migrate(schema);
        StreamExecutionEnvironment env = LocalEnvironments.of(1);

        StoragePipeline.define(
                config(schema),
                table -> rows(env, table),
                stream(
                        env,
                        "dead letters",
                        List.of(
                                DeadLetterRows.of(WireRecords.deadLetter("no price")),
                                DeadLetterRows.of(WireRecords.deadLetter("no price")))));
        env.execute();

        for (Table<?> table : Tables.all()) {
            assertThat(database.query(schema, "SELECT count(*) FROM " + table.name()))
                    .as(table.name())
                    .containsExactly("1");
        }
        assertThat(database.query(schema, "SELECT reason FROM dead_letters"))
                .containsExactly("no price");
        assertThat(database.query(schema, "SELECT sequence, session FROM orders"))
                .containsExactly("2|every-topic");
    }

    @Test
    void waitsForDatabaseWithoutFailingAndLosesNothing() throws Exception {
        String schema = "away";
        int trades = 6_000;
        database.execute("public", "CREATE DATABASE away");
        String url = database.jdbcUrl().replaceAll("/postgres$", "/away");
        Migrations.migrate(url, TestDatabase.USER, TestDatabase.PASSWORD, schema);
        StreamExecutionEnvironment env = LocalEnvironments.of(1);
        env.configure(failsForGoodIfItFailsOnce());
        GeneratorFunction<Long, TableRow> trade = StoragePipelineITCase::trade;
        DataStream<TableRow> rows =
                env.fromSource(
                        new DataGeneratorSource<>(
                                trade,
                                trades,
                                RateLimiterStrategy.perSecond(1_000),
                                TableRowCodec.TYPE),
                        WatermarkStrategy.noWatermarks(),
                        "trades",
                        TableRowCodec.TYPE);
        StoragePipeline.store(config(schema, url), table("market_trades"), rows);

        JobClient job = env.executeAsync();
        await().atMost(Duration.ofSeconds(60)).until(() -> stored(url, schema) > 500);
        database.execute(
                "public",
                "ALTER DATABASE away WITH ALLOW_CONNECTIONS false;"
                        + "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE datname = 'away'");
        await().atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                database.query(
                                                "public",
                                                "SELECT pid FROM pg_stat_activity WHERE datname ="
                                                        + " 'away'")
                                        .isEmpty());
        database.execute("public", "ALTER DATABASE away WITH ALLOW_CONNECTIONS true");
        job.getJobExecutionResult().get();

        assertThat(stored(url, schema)).isEqualTo(trades);
    }

    private static long stored(String url, String schema) throws Exception {
        return Long.parseLong(
                database.queryAt(url, schema, "SELECT count(*) FROM market_trades").get(0));
    }

    private static TableRow trade(Long number) throws WireException {
        return mapped(table("market_trades"), WireRecords.trade("t-" + number));
    }

    @SuppressWarnings("unchecked") // the table of trades holds trades
    private static Table<TradeOrClock> table(String name) {
        return (Table<TradeOrClock>)
                Tables.all().stream()
                        .filter(table -> table.name().equals(name))
                        .filter(table -> table.topic().equals(Topics.TRADES))
                        .findFirst()
                        .orElseThrow();
    }

    private static <T extends SpecificRecord> TableRow mapped(Table<T> table, Object record)
            throws WireException {
        return table.mapper().map(table.topic().type().cast(record));
    }

    private static DataStream<TableRow> rows(StreamExecutionEnvironment env, Table<?> table) {
        try {
            TableRow row = mapped(table, WireRecords.samples().get(table.topic().name()));
            List<TableRow> rows = new ArrayList<>(List.of(row, TableRow.NONE, row));
            return stream(env, table.topic().name(), rows);
        } catch (WireException e) {
            throw new AssertionError(e);
        }
    }

    private static DataStream<TableRow> stream(
            StreamExecutionEnvironment env, String name, List<TableRow> rows) {
        return env.fromData(rows, TableRowCodec.TYPE).name(name);
    }

    private static Configuration failsForGoodIfItFailsOnce() {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(100));
        configuration.set(
                CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE,
                CheckpointingMode.EXACTLY_ONCE);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return configuration;
    }

    private static StorageConfig config(String schema) {
        return config(schema, database.jdbcUrl());
    }

    private static StorageConfig config(String schema, String url) {
        return StorageConfig.from(
                Settings.of(
                        new String[] {
                            "--namespace",
                            schema,
                            "--database.url",
                            url,
                            "--database.user",
                            TestDatabase.USER,
                            "--batch.rows",
                            "100",
                            "--batch.interval",
                            "50ms"
                        },
                        Map.of("SMC_DATABASE_PASSWORD", TestDatabase.PASSWORD)));
    }
}
