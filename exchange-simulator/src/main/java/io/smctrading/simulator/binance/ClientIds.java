package io.smctrading.simulator.binance;

import java.util.concurrent.atomic.AtomicLong;

/** Names orders and cancels that come without an id: 22 characters, never the same twice. */
final class ClientIds {

    private static final int LENGTH = 22;

    private final AtomicLong next = new AtomicLong();

    /** The id itself, or a new one for null. */
    String of(String given) {
        if (given != null) {
            return given;
        }
        String number = Long.toString(next.incrementAndGet(), Character.MAX_RADIX);
        return "simulated" + "0".repeat(LENGTH - 9 - number.length()) + number;
    }
}
