package io.smctrading.core.structure;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import java.time.Instant;
import java.util.Objects;

/**
 * A reference swing was passed, and what that means.
 *
 * <pre>
 *   swing high ──┐            ┃ close above
 *      ┃         └────────────┃──────────
 *    ┃ ┃ ┃                  ┃            bullish break, anchored at the swing
 *          ┃ ┃ ┃  ┃  ┃ ┃  ┃
 * </pre>
 *
 * The reference high is broken when the close (mode CLOSE) or the high (mode WICK) is above its
 * level; the low mirrored. Exactly on the level is no break. Each swing is broken at most once. It
 * is a CHANGE_OF_CHARACTER if the scope's trend is opposite to the break, otherwise a
 * BREAK_OF_STRUCTURE, also from no trend. Afterwards the trend is the break's direction.
 *
 * @param series whose candle broke it
 * @param scope of the swing
 * @param direction BULLISH for a swing high, null for the beginning of a series
 * @param swingTime open time of the swing's candle
 * @param level the swing's price
 * @param confirmedTime close time of the candle that broke it
 * @param ordinal position among the statements of that candle
 */
public record StructureBreak(
        Series series,
        Scope scope,
        Direction direction,
        Instant swingTime,
        double level,
        Instant confirmedTime,
        int ordinal)
        implements OfSeries {

    public StructureBreak {
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(swingTime, "swingTime");
        Objects.requireNonNull(confirmedTime, "confirmedTime");
    }

    /** Whether a candle with this extreme and close breaks a level that no one has broken yet. */
    public static boolean breaks(
            Direction direction, BreakMode mode, double level, double extreme, double close) {
        double price = mode == BreakMode.CLOSE ? close : extreme;
        return direction == Direction.BULLISH ? price > level : price < level;
    }

    /**
     * @param trend direction of the scope's previous break, null if there was none
     */
    public static StructureEventType kind(Direction trend, Direction direction) {
        return trend == direction.opposite()
                ? StructureEventType.CHANGE_OF_CHARACTER
                : StructureEventType.BREAK_OF_STRUCTURE;
    }

    /** The break that a crossing fact tells of. */
    public static StructureBreak of(BreakFact crossed) {
        return new StructureBreak(
                crossed.series(),
                crossed.scope(),
                crossed.direction(),
                crossed.swingTime(),
                crossed.level(),
                crossed.time(),
                crossed.ordinal());
    }

    /** True for the synthetic first "break" of a scope, which gives it no trend. */
    public boolean isBeginning() {
        return direction == null;
    }

    /**
     * The statement this break makes.
     *
     * @param trend direction of the scope's previous break, null if there was none
     */
    public StructureEvent event(EventIds ids, Direction trend) {
        StructureEventType type = kind(trend, direction);
        return new StructureEvent(
                ids.event(
                        type,
                        direction,
                        scope,
                        null,
                        swingTime.toEpochMilli(),
                        confirmedTime.toEpochMilli()),
                type,
                direction,
                scope,
                series,
                swingTime,
                confirmedTime,
                ordinal,
                level,
                Double.NaN,
                null,
                null,
                null,
                Double.NaN,
                Double.NaN);
    }
}
