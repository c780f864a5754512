package io.smctrading.jobs.storage.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.smctrading.analytics.TestDatabase;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SharedDatabaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static TestDatabase server;

    @BeforeAll
    static void startServer() {
        server = TestDatabase.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void waitsWhileDatabaseIsAwayAndThenGoesOn() throws Exception {
        server.execute("public", "CREATE DATABASE gone");
        server.execute("public", "ALTER DATABASE gone WITH ALLOW_CONNECTIONS false");
        AtomicInteger tries = new AtomicInteger();
        try (SharedDatabase database = SharedDatabase.open(access("gone", 1))) {
            Future<Long> work = start(database, SharedDatabaseTest::one, tries::incrementAndGet);
            await().atMost(PATIENCE).until(() -> tries.get() > 3);
            assertThat(work).isNotDone();
            await().atMost(PATIENCE).until(() -> database.secondsAway() > 0);

            server.execute("public", "ALTER DATABASE gone WITH ALLOW_CONNECTIONS true");
            assertThat(work.get(30, TimeUnit.SECONDS)).isOne();
            assertThat(database.secondsAway()).isZero();
        }
    }

    @Test
    void throwsWhatNoWaitingMends() {
        for (String sql : List.of("SELECT * FROM no_such_table", "SELECT 1 / 0", "no SQL")) {
            try (SharedDatabase database = SharedDatabase.open(access("postgres", 1))) {
                assertThatThrownBy(
                                () -> database.untilDone(c -> execute(c, sql), () -> {}), "%s", sql)
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    @Test
    void takesNewConnectionForOneThatBroke() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (SharedDatabase database = SharedDatabase.open(access("postgres", 2))) {
            database.untilDone(SharedDatabaseTest::one, () -> {});
            server.execute(
                    "public",
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name"
                            + " = 'public.storage'");

            assertThat(database.untilDone(SharedDatabaseTest::one, tries::incrementAndGet)).isOne();
            assertThat(tries).hasValue(1);
        }
    }

    @Test
    void sharesConnectionsAmongItsUsersAndClosesThemWithTheLast() throws Exception {
        SharedDatabase first = SharedDatabase.open(access("postgres", 3));
        SharedDatabase second = SharedDatabase.open(access("postgres", 3));
        assertThat(second).isSameAs(first);
        for (int i = 0; i < 10; i++) {
            first.untilDone(SharedDatabaseTest::one, () -> {});
            second.untilDone(SharedDatabaseTest::one, () -> {});
        }
        assertThat(connections()).hasSize(1);

        first.close();
        assertThat(second.untilDone(SharedDatabaseTest::one, () -> {})).isOne();
        second.close();
        await().atMost(PATIENCE).until(() -> connections().isEmpty());
    }

    @Test
    void endsWaitingWhenItIsClosed() throws Exception {
        server.execute("public", "CREATE DATABASE shut");
        server.execute("public", "ALTER DATABASE shut WITH ALLOW_CONNECTIONS false");
        AtomicInteger tries = new AtomicInteger();
        SharedDatabase database = SharedDatabase.open(access("shut", 1));
        Future<Long> work = start(database, SharedDatabaseTest::one, tries::incrementAndGet);
        await().atMost(PATIENCE).until(() -> tries.get() > 1);

        database.close();
        assertThatThrownBy(() -> work.get(30, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(InterruptedException.class);
    }

    private static Future<Long> start(
            SharedDatabase database, SharedDatabase.Work work, Runnable onRetry) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return database.untilDone(work, onRetry);
                    } catch (SQLException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static long one(Connection connection) throws SQLException {
        return execute(connection, "SELECT 1");
    }

    private static long execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return 1;
        }
    }

    private static List<String> connections() throws SQLException {
        return server.query(
                "public",
                "SELECT pid FROM pg_stat_activity WHERE application_name = 'public.storage'");
    }

    private static DatabaseAccess access(String name, int connections) {
        return new DatabaseAccess(
                URI.create(server.jdbcUrl().replaceAll("/postgres$", "/" + name)),
                TestDatabase.USER,
                TestDatabase.PASSWORD,
                "public",
                connections);
    }
}
