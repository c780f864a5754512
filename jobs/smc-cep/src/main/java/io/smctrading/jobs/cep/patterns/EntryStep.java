package io.smctrading.jobs.cep.patterns;

import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Series;
import io.smctrading.core.signal.EntryFact;
import io.smctrading.core.signal.EntrySignal;
import java.util.Objects;

/**
 * A fact of an armed order block, or a clock told as an interval of its own: it strikes and passes
 * with nothing between, so that it leaves the pattern behind every signal that came before it.
 *
 * @param kind what happened
 * @param series whose turn it is
 * @param interval names what was opened: the block's event id, or the clock
 * @param candidate of a return, else null
 * @param clock of a clock, else null
 */
public record EntryStep(
        Kind kind, Series series, String interval, EntrySignal candidate, Clock clock) {

    /** Stages: two open an interval, three close one. */
    public enum Kind {
        BLOCK_ARMED,
        BLOCK_RETURNED,
        BLOCK_DISARMED,
        CLOCK_STRUCK,
        CLOCK_PASSED
    }

    public EntryStep {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(interval, "interval");
    }

    public static EntryStep of(EntryFact fact) {
        if (fact instanceof EntryFact.BlockReturned returned) {
            return new EntryStep(
                    Kind.BLOCK_RETURNED, fact.series(), fact.zoneId(), returned.candidate(), null);
        }
        Kind kind = fact instanceof EntryFact.BlockArmed ? Kind.BLOCK_ARMED : Kind.BLOCK_DISARMED;
        return new EntryStep(kind, fact.series(), fact.zoneId(), null, null);
    }

    public static EntryStep clockStruck(Series series, Clock clock) {
        return new EntryStep(Kind.CLOCK_STRUCK, series, nameOf(clock), null, clock);
    }

    public static EntryStep clockPassed(Series series, Clock clock) {
        return new EntryStep(Kind.CLOCK_PASSED, series, nameOf(clock), null, clock);
    }

    private static String nameOf(Clock clock) {
        return "clock " + clock.time();
    }

    public boolean opens() {
        return kind == Kind.BLOCK_ARMED || kind == Kind.CLOCK_STRUCK;
    }

    public boolean closes(EntryStep opened) {
        return !opens() && interval.equals(opened.interval);
    }
}
