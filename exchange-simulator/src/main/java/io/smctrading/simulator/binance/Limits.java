package io.smctrading.simulator.binance;

import io.smctrading.simulator.fault.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Request weight per minute of the address, and unfilled orders per ten seconds and day of the
 * account. Who goes on after a 429 is banned at the third request; each further ban is twice as
 * long. Safe for several threads.
 */
final class Limits {

    static final int WEIGHT_PER_MINUTE = 6_000;
    static final int ORDERS_PER_TEN_SECONDS = 100;
    static final int ORDERS_PER_DAY = 200_000;
    private static final int TOO_MANY = 429;
    private static final int BANNED = 418;
    private static final int WARNINGS = 3;
    private static final Duration FIRST_BAN = Duration.ofMinutes(2);
    private static final Duration LONGEST_BAN = Duration.ofDays(3);

    private final Faults faults;
    private final Supplier<Instant> now;
    private final Window weight = new Window(Duration.ofMinutes(1));
    private final Map<String, List<Window>> orders = new LinkedHashMap<>();
    private Instant limitedUntil = Instant.MIN;
    private Instant bannedUntil = Instant.MIN;
    private Duration nextBan = FIRST_BAN;
    private int warnings;
    private long refused;

    Limits(Faults faults, Supplier<Instant> now) {
        this.faults = faults;
        this.now = now;
    }

    /**
     * Counts a request.
     *
     * @throws BinanceException if it is one too many, 429 or 418
     */
    synchronized void request(int requestWeight) {
        Instant at = now.get();
        if (at.isBefore(bannedUntil)) {
            refused++;
            throw banned();
        }
        int used = weight.add(requestWeight, at);
        boolean over = used > WEIGHT_PER_MINUTE && !faults.limitsOff();
        if (over && !at.isBefore(limitedUntil)) {
            limitedUntil = weight.end();
            warnings = 0;
        }
        if (at.isBefore(limitedUntil)) {
            refused++;
            if (++warnings > WARNINGS) {
                ban(nextBan);
                nextBan = min(nextBan.multipliedBy(2), LONGEST_BAN);
                throw banned();
            }
            throw limited();
        }
    }

    /** Refuses requests for a while; the caller answers 429. */
    synchronized void limit(Duration length) {
        limitedUntil = now.get().plus(length);
        warnings = 1;
    }

    /** Bans the address for a while. */
    synchronized void ban(Duration length) {
        bannedUntil = now.get().plus(length);
        limitedUntil = Instant.MIN;
    }

    /** The error that a limited address gets. */
    BinanceException limited() {
        return new BinanceException(
                TOO_MANY,
                -1003,
                "Too much request weight used; current limit is "
                        + WEIGHT_PER_MINUTE
                        + " request weight per 1 MINUTE. Please use WebSocket Streams for live"
                        + " updates to avoid polling the API.");
    }

    /** The error that a banned address gets. */
    synchronized BinanceException banned() {
        return new BinanceException(
                BANNED,
                -1003,
                "Way too much request weight used; IP banned until "
                        + bannedUntil.toEpochMilli()
                        + ". Please use WebSocket Streams for live updates to avoid bans.");
    }

    /** Seconds until requests are taken again, at least one. */
    synchronized long retryAfter() {
        Instant until = bannedUntil.isAfter(limitedUntil) ? bannedUntil : limitedUntil;
        if (until.equals(Instant.MIN)) {
            until = weight.end();
        }
        return Math.max(1, (Duration.between(now.get(), until).toMillis() + 999) / 1000);
    }

    /** Requests that came while they were refused: a good client sends none. */
    synchronized long refused() {
        return refused;
    }

    synchronized int usedWeight() {
        return weight.count(now.get());
    }

    /**
     * Counts orders that are about to be placed.
     *
     * @throws BinanceException 429 if they are too many
     */
    synchronized void place(String account, int count) {
        List<Window> windows = windows(account);
        int[] limits = {ORDERS_PER_TEN_SECONDS, ORDERS_PER_DAY};
        String[] names = {"10 SECOND", "1 DAY"};
        for (int i = 0; i < limits.length; i++) {
            if (windows.get(i).count(now.get()) + count > limits[i] && !faults.limitsOff()) {
                throw new BinanceException(
                        TOO_MANY,
                        -1015,
                        "Too many new orders; current limit is "
                                + limits[i]
                                + " orders per "
                                + names[i]
                                + ".");
            }
        }
        windows.forEach(window -> window.add(count, now.get()));
    }

    /** An order that trades does not count any more. */
    synchronized void filled(String account) {
        windows(account).forEach(window -> window.add(-1, now.get()));
    }

    /** Unfilled orders of the last ten seconds. */
    synchronized int ordersInTenSeconds(String account) {
        return windows(account).get(0).count(now.get());
    }

    /** Unfilled orders of the day. */
    synchronized int ordersToday(String account) {
        return windows(account).get(1).count(now.get());
    }

    synchronized void reset() {
        weight.clear();
        orders.clear();
        limitedUntil = Instant.MIN;
        bannedUntil = Instant.MIN;
        nextBan = FIRST_BAN;
        warnings = 0;
        refused = 0;
    }

    private List<Window> windows(String account) {
        return orders.computeIfAbsent(
                account,
                of ->
                        new ArrayList<>(
                                List.of(
                                        new Window(Duration.ofSeconds(10)),
                                        new Window(Duration.ofDays(1)))));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Counts within spans of one length that follow each other. */
    private static final class Window {

        private final long seconds;
        private long span;
        private int count;

        private Window(Duration length) {
            this.seconds = length.toSeconds();
        }

        private int count(Instant at) {
            long current = Math.floorDiv(at.getEpochSecond(), seconds);
            if (current != span) {
                span = current;
                count = 0;
            }
            return count;
        }

        private int add(int amount, Instant at) {
            count = Math.max(0, count(at) + amount);
            return count;
        }

        private Instant end() {
            return Instant.ofEpochSecond((span + 1) * seconds);
        }

        private void clear() {
            count = 0;
        }
    }
}
