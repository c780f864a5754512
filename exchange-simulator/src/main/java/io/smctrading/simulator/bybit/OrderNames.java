package io.smctrading.simulator.bybit;

import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Order;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Order ids as Bybit writes them: a long number for spot, a UUID for derivatives. Both carry the
 * engine's number, so that they can be read back.
 */
final class OrderNames {

    private static final long SPOT_BASE = 1_666_800_000_000_000_000L;
    private static final long MASK = 0xffff_ffff_ffffL;
    private static final Pattern UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}");

    private OrderNames() {}

    static String of(Order order) {
        return of(order.instrument(), order.id());
    }

    static String of(Instrument instrument, long id) {
        if (instrument.kind() == Instrument.Kind.SPOT) {
            return Long.toString(SPOT_BASE + id);
        }
        long mixed = id * 0x9E37_79B9_7F4A_7C15L;
        return String.format(
                Locale.ROOT,
                "%08x-%04x-4%03x-8%03x-%012x",
                mixed >>> 32,
                mixed & 0xffffL,
                (mixed >>> 16) & 0xfffL,
                (mixed >>> 28) & 0xfffL,
                id & MASK);
    }

    /** Reads an id back; −1 if it is none of this exchange. */
    static long read(String name) {
        try {
            if (UUID.matcher(name).matches()) {
                return Long.parseLong(name.substring(24), 16);
            }
            long number = Long.parseLong(name);
            return number > SPOT_BASE ? number - SPOT_BASE : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
