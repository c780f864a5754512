package io.smctrading.analytics;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Test kit: a real PostgreSQL of this JVM's own; tests keep apart by schema. */
public final class TestDatabase implements AutoCloseable {

    public static final String USER = "postgres";
    public static final String PASSWORD = "postgres";

    private final EmbeddedPostgres server;

    private TestDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts a server on a free port. */
    public static TestDatabase start() {
        try {
            return new TestDatabase(EmbeddedPostgres.builder().start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
    }

    /** Runs the migrations in a schema. */
    public void migrate(String schema) {
        Migrations.migrate(jdbcUrl(), USER, PASSWORD, schema);
    }

    /** A connection that sees the tables of one schema. */
    public Connection connect(String schema) throws SQLException {
        return connect(jdbcUrl(), schema);
    }

    private static Connection connect(String url, String schema) throws SQLException {
        Connection connection = DriverManager.getConnection(url, USER, PASSWORD);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path TO \"" + schema + "\"");
            statement.execute("SET TIME ZONE 'UTC'");
        }
        return connection;
    }

    /** The rows of a query, each as its columns' texts joined by {@code |}. */
    public List<String> query(String schema, String sql) throws SQLException {
        return queryAt(jdbcUrl(), schema, sql);
    }

    /** The rows of a query in another database of the server. */
    public List<String> queryAt(String url, String schema, String sql) throws SQLException {
        try (Connection connection = connect(url, schema);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            List<String> result = new ArrayList<>();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(rows.getString(i));
                }
                result.add(String.join("|", values));
            }
            return result;
        }
    }

    /** Runs statements. */
    public void execute(String schema, String sql) throws SQLException {
        try (Connection connection = connect(schema);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
