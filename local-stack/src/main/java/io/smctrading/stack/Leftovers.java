package io.smctrading.stack;

import io.smctrading.stack.server.PostgresServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Servers of a launcher that was killed. They end by themselves within seconds; a start that
 * follows at once waits for them rather than meeting their ports.
 */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private Leftovers() {}

    /** To be called by the holder of the stack's lock, before anything is started. */
    static void end(StateFolder state) {
        List<StackRecord.Server> servers =
                StackRecord.read(state).map(StackRecord::servers).orElse(List.of());
        if (!awaitEnd(servers)) {
            for (StackRecord.Server server : servers) {
                server.process().find().ifPresent(ProcessHandle::destroyForcibly);
            }
            awaitEnd(servers);
        }
        PostgresServer.stopStale(state);
    }

    /**
     * @return whether all ended in time
     */
    static boolean awaitEnd(List<StackRecord.Server> servers) {
        long start = System.nanoTime();
        while (servers.stream().anyMatch(server -> server.process().isAlive())) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                return false;
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }
}
