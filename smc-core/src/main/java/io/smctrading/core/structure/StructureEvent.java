package io.smctrading.core.structure;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import java.time.Instant;
import java.util.Objects;

/**
 * One statement about structure, made once at {@code confirmedTime} and never changed.
 *
 * @param eventId deterministic, see {@link EventIds}: a replay makes the same ids
 * @param type what is stated
 * @param direction null for swings, equal levels and period levels
 * @param scope null for fair value gaps and period levels
 * @param series whose candles were seen
 * @param anchorTime open time of the candle where the thing lies on the chart
 * @param confirmedTime close time of the candle that made it known
 * @param ordinal position among the statements of the same candle, from 0: within a series
 *     (confirmedTime, ordinal) is a total order
 * @param top a level's price, or a zone's upper edge
 * @param bottom a zone's lower edge, NaN for a level
 * @param label rank of a swing or period of a level, else null
 * @param zoneId event id of the zone this is a reaction of, else null
 * @param breakId event id of the break an order block belongs to, else null
 * @param volume of an order block: traded in the break's candle and the two before, else NaN
 * @param strength of an order block: balance of that volume in [0, 1], else NaN
 */
public record StructureEvent(
        String eventId,
        StructureEventType type,
        Direction direction,
        Scope scope,
        Series series,
        Instant anchorTime,
        Instant confirmedTime,
        int ordinal,
        double top,
        double bottom,
        StructureLabel label,
        String zoneId,
        String breakId,
        double volume,
        double strength)
        implements OfSeries {

    public StructureEvent {
        Objects.requireNonNull(eventId, "eventId");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(anchorTime, "anchorTime");
        Objects.requireNonNull(confirmedTime, "confirmedTime");
    }

    /** A level stands in {@code top} alone, a zone in {@code top} and {@code bottom}. */
    public boolean isZone() {
        return !Double.isNaN(bottom);
    }
}
