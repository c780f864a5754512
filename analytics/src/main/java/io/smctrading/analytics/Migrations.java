package io.smctrading.analytics;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings the analysis schema of one namespace to this release's shape. Whoever starts the storage
 * job calls it first; running it again changes nothing, and two at once wait for each other.
 */
public final class Migrations {

    private static final String LOCATION = "classpath:io/smctrading/analytics/migration";
    private static final int LONGEST_NAME = 63;

    private Migrations() {}

    /** Whether TimescaleDB forgets what is older than the catalogue of periods says. */
    public enum Retention {
        /** Everything stays: for replayed history, which is old when it arrives. */
        UNLIMITED,
        /** Trading data 7 years, dead letters 90 days, market data for good. */
        LIMITED
    }

    /**
     * Creates the schema if needed and runs what it lacks; every row is kept for good.
     *
     * @see #migrate(String, String, String, String, Retention)
     */
    public static int migrate(String jdbcUrl, String user, String password, String schema) {
        return migrate(jdbcUrl, user, password, schema, Retention.UNLIMITED);
    }

    /**
     * Creates the schema if needed and runs what it lacks.
     *
     * @param jdbcUrl database, for example {@code jdbc:postgresql://127.0.0.1:5432/smc}
     * @param user role that may create the schema
     * @param password its password, may be empty
     * @param schema the namespace; any name of up to 63 bytes, {@code demo-3} included
     * @param retention how long rows are kept from now on, where the database can forget
     * @return number of migrations that were run
     * @throws IllegalArgumentException if the name cannot be a schema's
     * @throws org.flywaydb.core.api.FlywayException if the database is away or a migration fails
     */
    public static int migrate(
            String jdbcUrl, String user, String password, String schema, Retention retention) {
        return run(flyway().dataSource(jdbcUrl, user, password), schema, retention);
    }

    /** The same for a database that takes one connection at a time. */
    static int migrate(DataSource database, String schema, Retention retention) {
        return run(flyway().dataSource(database), schema, retention);
    }

    private static FluentConfiguration flyway() {
        return Flyway.configure(Migrations.class.getClassLoader()).locations(LOCATION);
    }

    private static int run(FluentConfiguration flyway, String schema, Retention retention) {
        if (schema.isBlank() || schema.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "schema '" + schema + "' is not a name of 1 to " + LONGEST_NAME + " bytes");
        }
        return flyway.schemas(schema)
                .placeholders(Map.of("retention", retention.name().toLowerCase(Locale.ROOT)))
                .load()
                .migrate()
                .migrationsExecuted;
    }
}
