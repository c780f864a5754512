package io.smctrading.stack.faults;

import static org.awaitility.Awaitility.await;

import io.smctrading.stack.Stack;
import io.smctrading.stack.flink.Job;
import io.smctrading.stack.replay.TradeFile;
import io.smctrading.stack.server.Readiness;
import io.smctrading.stack.server.Secrets;
import io.smctrading.stack.server.ServerProcess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.InterruptException;

/**
 * A lock-step replay during which faults strike, each from a thread of its own while the trades of
 * the next minutes are under way. The replay only goes on as the system does.
 */
final class FaultyReplay {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MINUTES_AWAY = 5;

    private final TradedNamespace traded;
    private final Stack stack;
    private final Deque<Planned> plan;
    private final List<Struck> struck = new ArrayList<>();
    private final AtomicInteger minutes = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private CompletableFuture<Void> underWay = CompletableFuture.completedFuture(null);
    private Thread replaying;
    private long lastReturn;

    /** The minute, counted, before which no next fault strikes. */
    private volatile int quietUntil;

    /**
     * A fault to come.
     *
     * @param time of the market
     */
    record Planned(Fault fault, Instant time) {}

    /**
     * A fault that has been.
     *
     * @param time of the market
     * @param standstill longest time that the market stood still over it
     */
    record Struck(Fault fault, Instant time, Duration standstill) {

        @Override
        public String toString() {
            return "%s at %s, the market stood still for %.1f s"
                    .formatted(fault, time, standstill.toMillis() / 1000.0);
        }
    }

    /**
     * @param plan in the order of time
     */
    FaultyReplay(TradedNamespace traded, List<Planned> plan) {
        this.traded = traded;
        this.stack = traded.stack();
        this.plan = new ArrayDeque<>(plan);
    }

    /** Replays a file to its end; all faults of the plan have struck and come right then. */
    List<Struck> run(TradeFile file) {
        Instant first = file.firstTime().truncatedTo(ChronoUnit.MINUTES);
        replaying = Thread.currentThread();
        try {
            while (!isOver(file, first)) {
                System.out.println("the replay was broken off and goes on");
            }
        } finally {
            over.countDown();
            comeRight();
        }
        return List.copyOf(struck);
    }

    /** False if the replay was interrupted. */
    private boolean isOver(TradeFile file, Instant first) {
        try {
            traded.replay(
                    file, trades -> minuteOver(first.plus(minutes.get(), ChronoUnit.MINUTES)));
            return true;
        } catch (InterruptException e) {
            Thread.interrupted();
            return false;
        }
    }

    private void minuteOver(Instant time) {
        minutes.incrementAndGet();
        long now = System.nanoTime();
        if (!struck.isEmpty()) {
            Struck last = struck.remove(struck.size() - 1);
            Duration gap = Duration.ofNanos(now - lastReturn);
            struck.add(
                    gap.compareTo(last.standstill()) > 0
                            ? new Struck(last.fault(), last.time(), gap)
                            : last);
        }
        if (!plan.isEmpty() && !time.isBefore(plan.peek().time()) && minutes.get() >= quietUntil) {
            comeRight();
            Planned next = plan.remove();
            if (next.fault() == Fault.REGISTRY_AWAY) {
                quietUntil = Integer.MAX_VALUE;
            }
            struck.add(new Struck(next.fault(), time, Duration.ZERO));
            underWay =
                    CompletableFuture.runAsync(() -> happen(next.fault()))
                            .whenComplete((done, problem) -> report(next.fault(), problem));
        }
        lastReturn = System.nanoTime();
    }

    private static void report(Fault fault, Throwable problem) {
        System.out.println(fault + (problem == null ? " is over" : " is not: " + problem));
    }

    private void comeRight() {
        underWay.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private void happen(Fault fault) {
        System.out.println(fault + " strikes");
        switch (fault) {
            case TASKMANAGER_KILLED,
                    SIDECAR_KILLED,
                    BROKER_KILLED,
                    DATABASE_KILLED,
                    JOBMANAGER_KILLED ->
                    killed(stack.server(fault.server()));
            case INGEST_STOPPED, SMC_CEP_STOPPED, RISK_STOPPED, STORAGE_STOPPED ->
                    stopped(fault.job());
            case REGISTRY_AWAY -> {
                stopped(fault.server());
                quietUntil = minutes.get() + MINUTES_AWAY;
                await().atMost(PATIENCE).until(() -> minutes.get() >= quietUntil);
                stack.restart(fault.server());
            }
            case DATABASE_AWAY -> {
                stopped(fault.server());
                Readiness sidecar = stack.server("sidecar").spec().readiness();
                await().atMost(PATIENCE).until(() -> !sidecar.ready());
                stack.restart(fault.server());
            }
            case REPLAY_BROKEN_OFF -> replaying.interrupt();
            case ANALYTICS_AWAY -> withoutAnalytics();
        }
    }

    private void killed(ServerProcess server) {
        server.kill();
        stack.restart(server.name());
    }

    private void stopped(String server) {
        stack.server(server).stop();
    }

    private void stopped(Job job) {
        String savepoint =
                stack.flink()
                        .stopWithSavepoint(
                                stack.jobs().get(job),
                                stack.config().state().savepoints(),
                                PATIENCE);
        traded.submit(job, Optional.of(savepoint));
    }

    private void withoutAnalytics() {
        try (Connection connection = superuser();
                Statement sql = connection.createStatement()) {
            sql.execute("ALTER DATABASE analytics WITH ALLOW_CONNECTIONS false");
            try {
                sql.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE datname = 'analytics'");
                if (!over.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    throw new AssertionError("the replay waits for the analytics database");
                }
            } finally {
                sql.execute("ALTER DATABASE analytics WITH ALLOW_CONNECTIONS true");
            }
        } catch (SQLException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Connection superuser() throws SQLException {
        String url = stack.endpoints().analytics().url();
        return DriverManager.getConnection(
                url.substring(0, url.lastIndexOf('/')) + "/postgres",
                "postgres",
                new Secrets(stack.config().state().secrets()).of("postgres"));
    }
}
