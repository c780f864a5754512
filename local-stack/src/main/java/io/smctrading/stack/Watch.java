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
 * alone: {@code status} shows it as ended.
 */
final class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    static final int RESTARTS = 5;
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final ServerGroup servers;
    private final Consumer<ServerProcess> restart;
    private final Consumer<String> progress;
    private final Map<String, Deque<Long>> restarts = new HashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "stack-watch");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * @param restart starts an ended server again and waits until it serves
     */
    Watch(ServerGroup servers, Consumer<ServerProcess> restart, Consumer<String> progress) {
        this.servers = servers;
        this.restart = restart;
        this.progress = progress;
    }

    void start() {
        var unused = timer.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    /** Restarts what has ended since the last look. */
    void look() {
        for (ServerProcess server : servers.all()) {
            if (!server.isAlive() && mayRestart(server.name())) {
                progress.accept(
                        "%s ended with exit code %d, starting it again"
                                .formatted(server.name(), server.exitCode()));
                try {
                    restart.accept(server);
                } catch (RuntimeException e) {
                    LOG.warn("{} was not started again", server.name(), e);
                    progress.accept(e.getMessage());
                }
            }
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
