package io.smctrading.core.structure;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import java.time.Instant;
import java.util.Objects;

/**
 * A fact in the life of a reference swing, seen as an interval: it stands until it is crossed or a
 * newer swing of its side stands in its place. Whoever recognises the sequence "stands, then
 * crossed" has a break.
 *
 * <p>The beginning of a series is told the same way, once per scope: a nothing that stands and is
 * crossed at the first candle. So a first break has a predecessor like every other.
 *
 * @param kind what happened
 * @param series whose candle showed it
 * @param scope of the swing
 * @param direction of the break that crossing it is: BULLISH for a swing high, BEARISH for a swing
 *     low, null for the beginning of a series
 * @param swingTime open time of the swing's candle; with scope and direction it names the swing
 * @param level of the swing, NaN for the beginning
 * @param time close time of the candle that showed the fact
 * @param ordinal of the break's statement if crossed, else 0
 */
public record BreakFact(
        Kind kind,
        Series series,
        Scope scope,
        Direction direction,
        Instant swingTime,
        double level,
        Instant time,
        int ordinal)
        implements OfSeries {

    /** Stages of the interval: the first opens it, both close it. */
    public enum Kind {
        SWING_STANDS,
        SWING_CROSSED
    }

    public BreakFact {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(swingTime, "swingTime");
        Objects.requireNonNull(time, "time");
    }

    public boolean opens() {
        return kind == Kind.SWING_STANDS;
    }

    /** Whether the swing that stood is crossed, or replaced by a newer one of its side. */
    public boolean closes(BreakFact opened) {
        return scope == opened.scope
                && direction == opened.direction
                && (crosses()
                        ? swingTime.equals(opened.swingTime)
                        : swingTime.isAfter(opened.swingTime))
                && series.equals(opened.series);
    }

    public boolean crosses() {
        return kind == Kind.SWING_CROSSED;
    }
}
