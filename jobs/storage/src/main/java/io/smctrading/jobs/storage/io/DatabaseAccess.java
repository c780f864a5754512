package io.smctrading.jobs.storage.io;

import java.io.Serializable;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * Where the tables are.
 *
 * @param url JDBC URL of PostgreSQL
 * @param user role that may write the tables
 * @param password its password
 * @param schema the namespace
 * @param connections at most this many at once, from one process
 */
public record DatabaseAccess(URI url, String user, String password, String schema, int connections)
        implements Serializable {

    private static final String CONNECT_TIMEOUT_SECONDS = "10";
    private static final String SOCKET_TIMEOUT_SECONDS = "60";

    Connection connect() throws SQLException {
        Properties settings = new Properties();
        settings.setProperty("user", user);
        settings.setProperty("password", password);
        // The driver takes a search path: a name such as demo-3 has to be quoted in it.
        settings.setProperty("currentSchema", '"' + schema.replace("\"", "\"\"") + '"');
        settings.setProperty("ApplicationName", schema + ".storage");
        settings.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        settings.setProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        settings.setProperty("tcpKeepAlive", "true");
        // Not through DriverManager, which does not see drivers in a job's own jar.
        Connection connection = new Driver().connect(url.toString(), settings);
        connection.setAutoCommit(false);
        return connection;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseAccess[url=" + url + ", user=" + user + ", schema=" + schema + ']';
    }
}
