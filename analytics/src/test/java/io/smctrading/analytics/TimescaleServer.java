package io.smctrading.analytics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Test kit: PostgreSQL with TimescaleDB as a WebAssembly build of npm, installed into {@code
 * target/} with the versions of the lock file. It takes one connection at a time, which everybody
 * shares here.
 */
final class TimescaleServer implements AutoCloseable {

    private static final Path FILES = Path.of("src", "test", "timescale");
    private static final Path HOME = Path.of("target", "timescale");

    private final Process process;
    private final Connection connection;

    private TimescaleServer(Process process, Connection connection) {
        this.process = process;
        this.connection = connection;
    }

    static TimescaleServer start() throws IOException, InterruptedException, SQLException {
        Files.createDirectories(HOME);
        for (String file : List.of("package.json", "package-lock.json", "server.mjs")) {
            Files.copy(
                    FILES.resolve(file), HOME.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Process install =
                new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
                        .directory(HOME.toFile())
                        .inheritIO()
                        .start();
        if (!install.waitFor(5, TimeUnit.MINUTES) || install.exitValue() != 0) {
            install.destroyForcibly();
            throw new IOException("npm could not install " + FILES.resolve("package.json"));
        }
        Process server =
                new ProcessBuilder("node", "server.mjs")
                        .directory(HOME.toFile())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        if (line == null || !line.startsWith("port ")) {
            server.destroyForcibly();
            throw new IOException("the server said '" + line + "' instead of its port");
        }
        return new TimescaleServer(
                server,
                DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:"
                                + line.substring("port ".length())
                                + "/postgres?sslmode=disable",
                        "postgres",
                        "postgres"));
    }

    Connection connection() {
        return connection;
    }

    /** Gives out the one connection, whose closing is left to this class. */
    DataSource shared() {
        Connection open =
                (Connection)
                        Proxy.newProxyInstance(
                                getClass().getClassLoader(),
                                new Class<?>[] {Connection.class},
                                (proxy, method, arguments) -> {
                                    if (method.getName().equals("close")) {
                                        return null;
                                    }
                                    try {
                                        return method.invoke(connection, arguments);
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                });
        return new SharedConnection(open);
    }

    @Override
    public void close() {
        try {
            connection.close();
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (SQLException | InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException("the server did not end in order", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record SharedConnection(Connection connection) implements DataSource {

        @Override
        public Connection getConnection() {
            return connection;
        }

        @Override
        public Connection getConnection(String user, String password) {
            return connection;
        }

        @Override
        public PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(PrintWriter out) {}

        @Override
        public void setLoginTimeout(int seconds) {}

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("wraps nothing");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
