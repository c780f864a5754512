package io.smctrading.stack;

import io.smctrading.stack.server.ServerProcess;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a server again that ended without being asked to. One that ends again and again is left
 * alone: {@code status} shows it as ended. Looks after the jobs too, less often.
 */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    static final int RESTARTS = 5;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int SECONDS_BETWEEN_JOBS = 10;

    private final ServerGroup servers;
    private final Consumer<ServerProcess> restart;
    private final Runnable keepJobs;
    private final Consumer<String> progress;
    private final Map<String, Deque<Long>> restarts = new HashMap<>();
    private final ScheduledExecutorService timer =
            // One for the servers, one for the jobs: to start a job takes long while a server is
            // away.
            Executors.newScheduledThreadPool(
                    2,
                    work -> {
                        Thread thread = new Thread(work, "stack-watch");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * @param restart starts an ended server again and waits until it serves
     * @param keepJobs makes the jobs run that should
     */
    Watch(
            ServerGroup servers,
            Consumer<ServerProcess> restart,
            Runnable keepJobs,
            Consumer<String> progress) {
        this.servers = servers;
        this.restart = restart;
        this.keepJobs = keepJobs;
        this.progress = progress;
    }

    void start() {
        var unusedServers = timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
        var unusedJobs =
                timer.scheduleWithFixedDelay(
                        this::lookAfterJobs,
                        SECONDS_BETWEEN_JOBS,
                        SECONDS_BETWEEN_JOBS,
                        TimeUnit.SECONDS);
    }

    /** Restarts what has ended since the last look. */
    void look() {
        boolean restarted = false;
        for (ServerProcess server : servers.all()) {
            if (!server.isAlive() && mayRestart(server.name())) {
                progress.accept(
                        "%s ended with exit code %d, starting it again"
                                .formatted(server.name(), server.exitCode()));
                try {
                    restart.accept(server);
                    restarted = true;
                } catch (RuntimeException e) {
                    LOG.warn("{} was not started again", server.name(), e);
                    progress.accept(e.getMessage());
                }
            }
        }
        if (restarted) {
            timer.execute(this::lookAfterJobs);
        }
    }

    private synchronized void lookAfterJobs() {
        try {
            keepJobs.run();
        } catch (RuntimeException e) {
            LOG.warn("the jobs were not looked after", e);
        }
    }

    private boolean mayRestart(String name) {
        Deque<Long> recent = restarts.computeIfAbsent(name, missing -> new ArrayDeque<>());
        long now = System.nanoTime();
        while (!recent.isEmpty() && now - recent.peekFirst() > WINDOW.toNanos()) {
            recent.removeFirst();
        }
        if (recent.size() >= RESTARTS) {
            return false;
        }
        recent.addLast(now);
        return true;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
