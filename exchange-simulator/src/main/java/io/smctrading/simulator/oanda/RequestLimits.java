package io.smctrading.simulator.oanda;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many requests a second are served. Safe for threads. */
final class RequestLimits {

    static final int PER_SECOND = 120;

    private static final Duration SPAN = Duration.ofSeconds(1);

    private final Deque<Instant> requests = new ArrayDeque<>();
    private Instant bannedUntil = Instant.MIN;
    private long refused;

    /** Counts a request; false if it is one too many. */
    synchronized boolean admit(Instant now, boolean enforced) {
        if (now.isBefore(bannedUntil)) {
            refused++;
            return false;
        }
        while (!requests.isEmpty() && !requests.getFirst().isAfter(now.minus(SPAN))) {
            requests.removeFirst();
        }
        if (enforced && requests.size() >= PER_SECOND) {
            refused++;
            return false;
        }
        requests.addLast(now);
        return true;
    }

    /** Requests that were turned away. */
    synchronized long refused() {
        return refused;
    }

    /** Serves nothing until then. */
    synchronized void ban(Instant until) {
        bannedUntil = until;
    }

    synchronized void clear() {
        requests.clear();
        bannedUntil = Instant.MIN;
        refused = 0;
    }
}
