package io.smctrading.stack.server;

import io.smctrading.stack.StackConfig;
import io.smctrading.stack.StackException;
import io.smctrading.stack.StackPort;
import io.smctrading.stack.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * PostgreSQL from its own programs, with a data folder that outlives the stack, durable settings
 * and passwords for every role.
 *
 * <p>A small shell around it reads the launcher's pipe, as {@link
 * io.smctrading.stack.lifeline.Lifeline} does in the other servers: the pipe's end stops the server
 * fast. A server left over all the same (everything was killed at once) is stopped before the next
 * one starts on its folder.
 */
public final class PostgresServer {

    /** Role that may do everything; used by the stack itself to make the other roles. */
    private static final String SUPERUSER = "postgres";

    private static final String NAME = "postgres";
    private static final String VERSION_FOLDER = "postgres-17.11";
    private static final Duration STALE_STOP = Duration.ofSeconds(30);

    /**
     * SIGINT is PostgreSQL's fast shutdown: open transactions are rolled back, nothing is lost.
     * {@code read} is built into the shell, so no further process waits for the pipe.
     */
    private static final String TIED_TO_STDIN =
            """
            exec 3<&0
            "$@" </dev/null 3<&- &
            server=$!
            { while read -r _; do :; done; kill -INT "$server"; } <&3 2>/dev/null &
            watcher=$!
            exec 3<&-
            trap 'kill -INT "$server"' INT TERM HUP
            while :; do
              wait "$server"
              status=$?
              kill -0 "$server" 2>/dev/null || break
            done
            kill "$watcher" 2>/dev/null
            wait "$watcher"
            exit "$status"
            """;

    private final StackConfig config;
    private final Path data;
    private final Secrets secrets;

    public PostgresServer(StackConfig config) {
        this.config = config;
        this.data = config.state().data(NAME);
        this.secrets = new Secrets(config.state().secrets());
    }

    /** Prepares programs and data folder; takes seconds the first time. */
    public ServerProcess define() {
        StateFolder state = config.state();
        Path programs = PostgresBinaries.unpackInto(state.data(VERSION_FOLDER));
        Unprivileged user = Unprivileged.detect();
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(programs, user);
        }
        stopStale(state);
        List<String> command = new ArrayList<>();
        command.addAll(List.of("sh", "-c", TIED_TO_STDIN, "smc-postgres"));
        command.addAll(user.prefix());
        command.add(programs.resolve("postgres").toString());
        command.addAll(List.of("-D", data.toString()));
        settings()
                .forEach(
                        (key, value) -> {
                            command.add("-c");
                            command.add(key + "=" + value);
                        });
        return new ServerProcess(
                new ServerSpec(
                        NAME,
                        StackPort.POSTGRES,
                        command,
                        Map.of(),
                        state.log(NAME),
                        this::accepts,
                        config.startTimeout(),
                        Duration.ofSeconds(20)));
    }

    /** Makes the database of each name, owned by a role of the same name that sees no other. */
    public void createDatabases(List<String> names) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String name : names) {
                String password = secrets.of(name);
                if (missing(statement, "pg_roles WHERE rolname", name)) {
                    statement.execute(
                            "CREATE ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '%s'"
                                    .formatted(name, password));
                }
                if (missing(statement, "pg_database WHERE datname", name)) {
                    statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, name));
                    statement.execute(
                            "REVOKE CONNECT, TEMPORARY ON DATABASE %s FROM PUBLIC".formatted(name));
                }
            }
        } catch (SQLException e) {
            throw StackException.failed("the databases cannot be created: " + e.getMessage(), e);
        }
    }

    private static boolean missing(Statement statement, String what, String name)
            throws SQLException {
        try (java.sql.ResultSet found =
                statement.executeQuery("SELECT 1 FROM %s = '%s'".formatted(what, name))) {
            return !found.next();
        }
    }

    private boolean accepts() throws SQLException {
        try (Connection connection = connect()) {
            return connection.isValid(2);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://"
                        + config.ports().address(StackPort.POSTGRES)
                        + "/postgres?connectTimeout=2&loginTimeout=2",
                SUPERUSER,
                secrets.of(SUPERUSER));
    }

    private Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("port", Integer.toString(config.ports().of(StackPort.POSTGRES))),
                Map.entry("unix_socket_directories", ""),
                Map.entry("fsync", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("shared_buffers", "64MB"),
                Map.entry("max_connections", "60"),
                Map.entry("wal_level", "minimal"),
                Map.entry("max_wal_senders", "0"),
                Map.entry("max_wal_size", "512MB"),
                Map.entry("jit", "off"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"));
    }

    private void initialise(Path programs, Unprivileged user) {
        Path attempt = data.resolveSibling(NAME + ".part");
        try {
            PostgresBinaries.delete(attempt);
            Files.createDirectories(attempt);
            // Read by initdb through the pipe: no password in a file that others own.
            List<String> command = new ArrayList<>(user.prefix());
            user.own(attempt);
            command.addAll(
                    List.of(
                            programs.resolve("initdb").toString(),
                            "--pgdata=" + attempt,
                            "--username=" + SUPERUSER,
                            "--auth=scram-sha-256",
                            "--pwfile=/dev/stdin",
                            "--encoding=UTF8",
                            "--no-locale",
                            "--no-instructions"));
            Path log = config.state().log("postgres-initdb");
            Files.createDirectories(log.getParent());
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            try (java.io.OutputStream stdin = process.getOutputStream()) {
                stdin.write((secrets.of(SUPERUSER) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            if (process.waitFor() != 0) {
                throw StackException.failed("initdb failed, see " + log);
            }
            Files.move(attempt, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot initialise " + data, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StackException.failed("interrupted while initialising " + data, e);
        }
    }

    /** Never two servers on one folder: one that outlived its launcher ends first. */
    public static void stopStale(StateFolder state) {
        Path data = state.data(NAME);
        Optional<ProcessHandle> stale = runningOn(data);
        if (stale.isEmpty()) {
            return;
        }
        long pid = stale.get().pid();
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start().waitFor();
            stale.get().onExit().get(STALE_STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            throw StackException.failed(
                    "PostgreSQL %d still runs on %s and does not stop; end it first"
                            .formatted(pid, data),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StackException.failed("interrupted while PostgreSQL " + pid + " stops", e);
        }
    }

    /** The server that runs on a data folder, if any. */
    static Optional<ProcessHandle> runningOn(Path data) {
        Path pidFile = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return Optional.empty();
            }
            List<String> lines = Files.readAllLines(pidFile);
            String pid = lines.isEmpty() ? "0" : lines.get(0).strip();
            return ProcessHandle.of(Long.parseLong(pid))
                    .filter(ProcessHandle::isAlive)
                    .filter(
                            process ->
                                    // The id may since have gone to a stranger.
                                    process.info()
                                            .command()
                                            .filter(command -> command.endsWith("/postgres"))
                                            .isPresent());
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
