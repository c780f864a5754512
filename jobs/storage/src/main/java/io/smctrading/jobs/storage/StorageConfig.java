package io.smctrading.jobs.storage;

import io.smctrading.jobs.storage.io.DatabaseAccess;
import io.smctrading.jobs.support.JobConfig;
import io.smctrading.jobs.support.KafkaConnection;
import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.time.Duration;
import java.util.Map;

/**
 * Settings of the storage job.
 *
 * @param connection where the topics are; the namespace is also the schema of the tables
 * @param database where the tables are, and how many connections may be used
 * @param batchRows rows of a table that are written at once, at most
 * @param batchInterval how long a row waits for others, at most
 */
public record StorageConfig(
        KafkaConnection connection, DatabaseAccess database, int batchRows, Duration batchInterval)
        implements JobConfig {

    private static final String URL_PREFIX = "jdbc:postgresql:";
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);

    public StorageConfig {
        if (!database.url().toString().startsWith(URL_PREFIX)) {
            throw new SettingException(
                    "--database.url '" + database.url() + "' does not start with " + URL_PREFIX);
        }
        if (batchInterval.isZero() || batchInterval.compareTo(LONGEST_INTERVAL) > 0) {
            throw new SettingException(
                    "--batch.interval '" + batchInterval + "' is not from 1ms to 1min");
        }
    }

    /** Reads every key of the job; others are refused. */
    public static StorageConfig from(Settings settings) {
        StorageConfig config = read(settings);
        settings.refuseUnknown();
        return config;
    }

    /** What {@code --help} prints. */
    public static String usage() {
        Settings example =
                Settings.of(
                        new String[] {"--namespace", "demo"},
                        Map.of("SMC_DATABASE_PASSWORD", "example"));
        read(example);
        return example.usage("storage: every topic to its table");
    }

    private static StorageConfig read(Settings settings) {
        KafkaConnection connection = KafkaConnection.from(settings);
        return new StorageConfig(
                connection,
                new DatabaseAccess(
                        settings.uri(
                                "database.url",
                                "jdbc:postgresql://127.0.0.1:5432/smc",
                                "PostgreSQL by JDBC; the schema is the namespace"),
                        settings.text("database.user", "smc", "role that writes the tables"),
                        settings.secret("database.password", "password of that role"),
                        connection.namespace(),
                        settings.integer(
                                "database.connections",
                                4,
                                1,
                                100,
                                "connections that the tables share in one TaskManager")),
                settings.integer(
                        "batch.rows", 2_000, 1, 100_000, "rows of a table written at once"),
                settings.duration(
                        "batch.interval",
                        Duration.ofMillis(200),
                        "how long a row waits for others, from 1ms to 1min"));
    }
}
