package io.smctrading.analytics;

import java.nio.charset.StandardCharsets;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the analysis schema of one namespace to this release's shape. Whoever starts the storage
 * job calls it first; running it again changes nothing, and two at once wait for each other.
 */
public final class Migrations {

    private static final String LOCATION = "classpath:io/smctrading/analytics/migration";
    private static final int LONGEST_NAME = 63;

    private Migrations() {}

    /**
     * Creates the schema if needed and runs what it lacks.
     *
     * @param jdbcUrl database, for example {@code jdbc:postgresql://127.0.0.1:5432/smc}
     * @param user role that may create the schema
     * @param password its password, may be empty
     * @param schema the namespace; any name of up to 63 bytes, {@code demo-3} included
     * @return number of migrations that were run
     * @throws IllegalArgumentException if the name cannot be a schema's
     * @throws org.flywaydb.core.api.FlywayException if the database is away or a migration fails
     */
    public static int migrate(String jdbcUrl, String user, String password, String schema) {
        if (schema.isBlank() || schema.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "schema '" + schema + "' is not a name of 1 to " + LONGEST_NAME + " bytes");
        }
        MigrateResult result =
                Flyway.configure(Migrations.class.getClassLoader())
                        .dataSource(jdbcUrl, user, password)
                        .schemas(schema)
                        .locations(LOCATION)
                        .load()
                        .migrate();
        return result.migrationsExecuted;
    }
}
