package io.smctrading.jobs.storage.io;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections that all writers of a job in one process share. A database that is away is waited
 * for: work is tried again, with growing pauses, until it succeeds, and the log tells when the
 * database went, each minute that it is still away, and when it came back. What no waiting mends (a
 * value it never takes, a missing table, a wrong password) is thrown.
 */
final class SharedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedDatabase.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final long REMINDER_NANOS = TimeUnit.MINUTES.toNanos(1);

    /** Classes of SQL states: unsupported, cardinality, data, integrity, access, names, syntax. */
    private static final Set<String> NEVER_MENDED =
            Set.of("0A", "21", "22", "23", "28", "3D", "3F", "42");

    private static final Map<DatabaseAccess, SharedDatabase> OPEN = new HashMap<>();

    private final DatabaseAccess access;
    private final Semaphore free;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Set<Connection> busy = new HashSet<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private int users;
    private long awaySince;
    private long lastTold;
    private boolean away;

    private SharedDatabase(DatabaseAccess access) {
        this.access = access;
        this.free = new Semaphore(access.connections(), true);
    }

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Work {
        long run(Connection connection) throws SQLException;
    }

    /** The database of one job in this process; each user closes it once. */
    static SharedDatabase open(DatabaseAccess access) {
        synchronized (OPEN) {
            SharedDatabase database = OPEN.computeIfAbsent(access, SharedDatabase::new);
            database.users++;
            return database;
        }
    }

    /**
     * Does work that may be done again, until it is done.
     *
     * @param onRetry called before each further try
     * @throws SQLException if waiting mends nothing
     * @throws InterruptedException if the database was closed meanwhile
     */
    long untilDone(Work work, Runnable onRetry) throws SQLException, InterruptedException {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                long result = once(work);
                answered();
                return result;
            } catch (SQLException e) {
                if (closed.getCount() == 0) {
                    throw new InterruptedException("closed while writing");
                }
                if (e.getSQLState() != null
                        && NEVER_MENDED.contains(e.getSQLState().substring(0, 2))) {
                    throw e;
                }
                failed(e);
            }
            if (closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedException("closed while the database is away");
            }
            onRetry.run();
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
    }

    private long once(Work work) throws SQLException, InterruptedException {
        free.acquire();
        Connection connection = null;
        try {
            connection = take();
            long result = work.run(connection);
            connection.commit();
            giveBack(connection);
            connection = null;
            return result;
        } finally {
            if (connection != null) {
                discard(connection);
            }
            free.release();
        }
    }

    private Connection take() throws SQLException {
        Connection connection;
        synchronized (this) {
            connection = idle.poll();
        }
        if (connection == null) {
            connection = access.connect();
        }
        synchronized (this) {
            busy.add(connection);
        }
        return connection;
    }

    private synchronized void giveBack(Connection connection) throws SQLException {
        busy.remove(connection);
        if (closed.getCount() == 0) {
            connection.close();
        } else {
            idle.push(connection);
        }
    }

    /** One broken connection is a sign that the idle ones are too. */
    private synchronized void discard(Connection broken) throws SQLException {
        busy.remove(broken);
        broken.abort(Runnable::run);
        for (Connection connection : idle) {
            connection.abort(Runnable::run);
        }
        idle.clear();
    }

    private synchronized void failed(SQLException problem) {
        long now = System.nanoTime();
        if (!away) {
            away = true;
            awaySince = now;
            lastTold = now;
            LOG.warn("{} does not answer, waiting for it: {}", access, problem.getMessage());
        } else if (now - lastTold > REMINDER_NANOS) {
            lastTold = now;
            LOG.warn(
                    "{} has not answered for {} s: {}",
                    access,
                    secondsAway(),
                    problem.getMessage());
        }
    }

    private synchronized void answered() {
        if (away) {
            LOG.info("{} answers again after {} s", access, secondsAway());
            away = false;
        }
    }

    /** How long the database has not answered; 0 while it does. */
    synchronized long secondsAway() {
        return away ? TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - awaySince) : 0;
    }

    /** The last user's closing ends every connection, also those in use. */
    @Override
    public void close() {
        synchronized (OPEN) {
            users--;
            if (users > 0) {
                return;
            }
            OPEN.remove(access);
        }
        closed.countDown();
        synchronized (this) {
            for (Deque<Connection> connections : java.util.List.of(idle, new ArrayDeque<>(busy))) {
                for (Connection connection : connections) {
                    try {
                        connection.abort(Runnable::run);
                    } catch (SQLException e) {
                        LOG.debug("a connection was not closed in order", e);
                    }
                }
            }
            idle.clear();
        }
    }
}
