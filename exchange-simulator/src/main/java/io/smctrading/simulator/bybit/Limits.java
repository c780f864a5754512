package io.smctrading.simulator.bybit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * What Bybit lets a customer ask for: requests per second by key and kind of request, and requests
 * per five seconds by address, beyond which the address is banned. Safe for threads.
 */
final class Limits {

    static final int PER_ADDRESS = 600;
    static final Duration ADDRESS_SPAN = Duration.ofSeconds(5);
    static final Duration BAN = Duration.ofMinutes(10);

    private final Map<String, Window> windows = new HashMap<>();
    private final Deque<Instant> requests = new ArrayDeque<>();
    private Instant bannedUntil = Instant.MIN;
    private Instant limitedUntil = Instant.MIN;
    private long refused;

    /**
     * What is left of a kind of request.
     *
     * @param left −1 if this one was too many
     * @param resets when it may be asked for again
     */
    record Standing(int limit, int left, Instant resets) {
        boolean exceeded() {
            return left < 0;
        }
    }

    /** Counts a request; false if its address is banned. */
    synchronized boolean admit(Instant now, boolean enforced) {
        if (now.isBefore(bannedUntil)) {
            refused++;
            return false;
        }
        requests.addLast(now);
        while (requests.getFirst().isBefore(now.minus(ADDRESS_SPAN))) {
            requests.removeFirst();
        }
        if (enforced && requests.size() > PER_ADDRESS) {
            ban(now.plus(BAN));
            return false;
        }
        return true;
    }

    /** Lets every key have asked too often until then. */
    synchronized void limit(Instant until) {
        limitedUntil = until;
    }

    /** Whether a request is turned away: for its limit if that is enforced, for a fault always. */
    synchronized boolean refuses(Standing standing, Instant now, boolean enforced) {
        return standing.exceeded() && (enforced || now.isBefore(limitedUntil));
    }

    /** Requests that were turned away. */
    synchronized long refused() {
        return refused;
    }

    synchronized void ban(Instant until) {
        bannedUntil = until;
        requests.clear();
    }

    /** Counts a request of a kind against its limit in this second. */
    synchronized Standing count(String kind, int limit, int weight, Instant now) {
        long second = now.getEpochSecond();
        Window window = windows.get(kind);
        if (window == null || window.second != second) {
            window = new Window(second);
            windows.put(kind, window);
        }
        if (now.isBefore(limitedUntil)) {
            refused++;
            return new Standing(limit, -1, limitedUntil);
        }
        boolean exceeded = window.used + weight > limit;
        window.used += exceeded ? 0 : weight;
        refused += exceeded ? 1 : 0;
        int left = exceeded ? -1 : limit - window.used;
        return new Standing(limit, left, Instant.ofEpochSecond(second + 1));
    }

    synchronized void clear() {
        windows.clear();
        requests.clear();
        bannedUntil = Instant.MIN;
        limitedUntil = Instant.MIN;
        refused = 0;
    }

    private static final class Window {
        private final long second;
        private int used;

        private Window(long second) {
            this.second = second;
        }
    }
}
