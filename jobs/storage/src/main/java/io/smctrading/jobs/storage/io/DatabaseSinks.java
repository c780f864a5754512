package io.smctrading.jobs.storage.io;

import io.smctrading.jobs.storage.StorageConfig;
import io.smctrading.jobs.storage.tables.Table.Writing;
import io.smctrading.jobs.storage.tables.TableRow;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions.JdbcConnectionOptionsBuilder;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;

/**
 * Sinks into the schema of the namespace, at least once: a batch is written when it is full, when
 * its interval is over and before each checkpoint. A batch that fails is tried again; if the
 * database stays away the job fails and goes on from its last checkpoint, so that nothing is lost.
 */
public final class DatabaseSinks {

    private static final String CONNECT_TIMEOUT_SECONDS = "10";
    private static final String SOCKET_TIMEOUT_SECONDS = "60";

    private DatabaseSinks() {}

    /** The sink of one statement. */
    public static JdbcSink<TableRow> of(StorageConfig config, String statement, Writing writing) {
        return JdbcSink.<TableRow>builder()
                .withQueryStatement(statement, new RowBinder())
                .withExecutionOptions(
                        JdbcExecutionOptions.builder()
                                .withBatchSize(writing == Writing.SINGLE ? 1 : config.batchRows())
                                .withBatchIntervalMs(config.batchInterval().toMillis())
                                .withMaxRetries(config.retries())
                                .build())
                .buildAtLeastOnce(connection(config, writing));
    }

    private static JdbcConnectionOptions connection(StorageConfig config, Writing writing) {
        return new JdbcConnectionOptionsBuilder()
                .withUrl(config.databaseUrl().toString())
                .withDriverName("org.postgresql.Driver")
                .withUsername(config.databaseUser())
                .withPassword(config.databasePassword())
                .withProperty("currentSchema", quoted(config.connection().namespace()))
                .withProperty("ApplicationName", config.connection().namespace() + ".storage")
                .withProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS)
                .withProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS)
                .withProperty("tcpKeepAlive", "true")
                .withProperty("reWriteBatchedInserts", Boolean.toString(writing == Writing.JOINED))
                .build();
    }

    /** The driver takes a search path: a name such as demo-3 has to be quoted in it. */
    private static String quoted(String schema) {
        return '"' + schema.replace("\"", "\"\"") + '"';
    }
}
