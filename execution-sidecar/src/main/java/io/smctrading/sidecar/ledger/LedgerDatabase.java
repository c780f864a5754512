package io.smctrading.sidecar.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.smctrading.sidecar.SidecarConfig.LedgerAccess;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * The ledger's database: one schema per namespace, migrated by {@link #migrate()}. The pool serves
 * the API; whoever trades opens a connection of its own, whose lock is the lease.
 */
public final class LedgerDatabase implements AutoCloseable {

    private static final int SCHEMA_NAME_BYTES = 63;
    private static final String SECONDS_TO_CONNECT = "5";
    private static final String SECONDS_TO_ANSWER = "20";

    private final LedgerAccess access;
    private final String namespace;
    private final String schema;
    private final HikariDataSource pool;

    /** Opens nothing yet: a database that is away is no reason not to start. */
    public LedgerDatabase(LedgerAccess access, String namespace) {
        this.access = access;
        this.namespace = namespace;
        this.schema = schemaOf(namespace);
        HikariConfig config = new HikariConfig();
        config.setPoolName("ledger");
        config.setJdbcUrl(access.url());
        config.setUsername(access.user());
        config.setPassword(access.password());
        config.setSchema(schema);
        config.setMaximumPoolSize(4);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(2_000);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("connectTimeout", SECONDS_TO_CONNECT);
        config.addDataSourceProperty("socketTimeout", SECONDS_TO_ANSWER);
        config.addDataSourceProperty("ApplicationName", "execution-sidecar api");
        this.pool = new HikariDataSource(config);
    }

    /** The namespace itself, as in every other database; quoted where SQL names it. */
    private static String schemaOf(String namespace) {
        if (namespace.getBytes(StandardCharsets.UTF_8).length > SCHEMA_NAME_BYTES) {
            throw new IllegalArgumentException(
                    "--namespace '"
                            + namespace
                            + "' is too long for a ledger, allowed: "
                            + SCHEMA_NAME_BYTES
                            + " bytes");
        }
        return namespace;
    }

    public String schema() {
        return schema;
    }

    public String namespace() {
        return namespace;
    }

    /** Brings the schema up to date; does nothing if it is. */
    public void migrate() {
        Flyway.configure()
                .dataSource(access.url(), access.user(), access.password())
                .schemas(schema)
                .defaultSchema(schema)
                .locations("classpath:io/smctrading/sidecar/ledger")
                .load()
                .migrate();
    }

    /** Short reads and the halt. */
    public DataSource pool() {
        return pool;
    }

    /** A connection outside the pool, for as long as somebody trades. */
    Connection openOwn() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", access.user());
        properties.setProperty("password", access.password());
        properties.setProperty("currentSchema", '"' + schema + '"');
        properties.setProperty("connectTimeout", SECONDS_TO_CONNECT);
        properties.setProperty("socketTimeout", SECONDS_TO_ANSWER);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("ApplicationName", "execution-sidecar trading");
        return DriverManager.getConnection(access.url(), properties);
    }

    @Override
    public void close() {
        pool.close();
    }
}
