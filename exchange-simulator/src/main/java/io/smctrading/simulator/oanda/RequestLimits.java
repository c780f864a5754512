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

    /** Counts a request; false if it is one too many. */
    synchronized boolean admit(Instant now, boolean enforced) {
        if (now.isBefore(bannedUntil)) {
            return false;
        }
        while (!requests.isEmpty() && !requests.getFirst().isAfter(now.minus(SPAN))) {
            requests.removeFirst();
        }
        if (enforced && requests.size() >= PER_SECOND) {
            return false;
        }
        requests.addLast(now);
        return true;
    }

    synchronized void ban(Instant until) {
        bannedUntil = until;
    }

    synchronized void clear() {
        requests.clear();
        bannedUntil = Instant.MIN;
    }
}
