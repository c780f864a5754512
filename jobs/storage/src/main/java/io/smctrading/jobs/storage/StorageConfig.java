package io.smctrading.jobs.storage;

import io.smctrading.jobs.support.JobConfig;
import io.smctrading.jobs.support.KafkaConnection;
import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Settings of the storage job.
 *
 * @param connection where the topics are; the namespace is also the schema of the tables
 * @param databaseUrl JDBC URL of PostgreSQL
 * @param databaseUser role that may write the tables
 * @param databasePassword its password
 * @param batchRows rows of a table that are written at once, at most
 * @param batchInterval how long a row waits for others, at most
 * @param retries how often a batch is tried again before the job goes back to its checkpoint
 */
public record StorageConfig(
        KafkaConnection connection,
        URI databaseUrl,
        String databaseUser,
        String databasePassword,
        int batchRows,
        Duration batchInterval,
        int retries)
        implements JobConfig {

    private static final String URL_PREFIX = "jdbc:postgresql:";
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);

    public StorageConfig {
        if (!databaseUrl.toString().startsWith(URL_PREFIX)) {
            throw new SettingException(
                    "--database.url '" + databaseUrl + "' does not start with " + URL_PREFIX);
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
        return new StorageConfig(
                KafkaConnection.from(settings),
                settings.uri(
                        "database.url",
                        "jdbc:postgresql://127.0.0.1:5432/smc",
                        "PostgreSQL by JDBC; the schema is the namespace"),
                settings.text("database.user", "smc", "role that writes the tables"),
                settings.secret("database.password", "password of that role"),
                settings.integer("batch.rows", 500, 1, 100_000, "rows of a table written at once"),
                settings.duration(
                        "batch.interval",
                        Duration.ofMillis(200),
                        "how long a row waits for others, from 1ms to 1min"),
                settings.integer("batch.retries", 3, 0, 100, "tries before a restart"));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "StorageConfig[connection="
                + connection
                + ", databaseUrl="
                + databaseUrl
                + ", databaseUser="
                + databaseUser
                + ", batchRows="
                + batchRows
                + ", batchInterval="
                + batchInterval
                + ", retries="
                + retries
                + ']';
    }
}
