package io.smctrading.core.structure;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import java.time.Instant;

/**
 * What is said of the candle being evaluated: numbers the statements, gives them their ids and
 * hands them on.
 */
final class Statements {
    private final Series series;
    private final EventIds ids;
    private StructureSink sink;
    private long confirmedTime;
    private Instant confirmed;
    private int ordinal;

    Statements(Series series, StructureParameters parameters) {
        this.series = series;
        this.ids = new EventIds(series, parameters);
    }

    void begin(Bar bar, StructureSink structureSink) {
        sink = structureSink;
        ordinal = 0;
        confirmedTime = bar.openTime() + series.timeframe().millis();
        confirmed = Instant.ofEpochMilli(confirmedTime);
    }

    void end() {
        sink = null;
    }

    /** Close time of the candle, epoch milliseconds. */
    long confirmedTime() {
        return confirmedTime;
    }

    /** A scope begins: a nothing that stands and is crossed at the first candle. */
    void beginning(Scope scope, Bar first) {
        Instant begin = Instant.ofEpochMilli(first.openTime());
        sink.fact(
                new BreakFact(
                        BreakFact.Kind.SWING_STANDS,
                        series,
                        scope,
                        null,
                        begin,
                        Double.NaN,
                        confirmed,
                        0));
        sink.fact(
                new BreakFact(
                        BreakFact.Kind.SWING_CROSSED,
                        series,
                        scope,
                        null,
                        begin,
                        Double.NaN,
                        confirmed,
                        0));
    }

    void fact(BreakFact.Kind kind, Scope scope, ReferenceSwing swing) {
        sink.fact(
                new BreakFact(
                        kind,
                        series,
                        scope,
                        swing.direction(),
                        Instant.ofEpochMilli(swing.time()),
                        swing.level(),
                        confirmed,
                        kind == BreakFact.Kind.SWING_CROSSED ? ordinal : 0));
    }

    /**
     * A swing is broken.
     *
     * @param trend of the scope before, null if there was none
     * @return id of the break
     */
    String broken(Scope scope, ReferenceSwing swing, Direction trend) {
        fact(BreakFact.Kind.SWING_CROSSED, scope, swing);
        StructureBreak broken =
                new StructureBreak(
                        series,
                        scope,
                        swing.direction(),
                        Instant.ofEpochMilli(swing.time()),
                        swing.level(),
                        confirmed,
                        ordinal++);
        StructureEvent event = broken.event(ids, trend);
        sink.event(event);
        return event.eventId();
    }

    void level(
            StructureEventType type,
            Direction direction,
            Scope scope,
            long anchor,
            double level,
            StructureLabel label) {
        tell(
                type,
                direction,
                scope,
                anchor,
                level,
                Double.NaN,
                label,
                null,
                null,
                Double.NaN,
                Double.NaN);
    }

    void orderBlock(
            Direction direction,
            Scope scope,
            long anchor,
            double top,
            double bottom,
            String breakId,
            double volume,
            double strength) {
        tell(
                StructureEventType.ORDER_BLOCK,
                direction,
                scope,
                anchor,
                top,
                bottom,
                null,
                null,
                breakId,
                volume,
                strength);
    }

    void gap(Direction direction, long anchor, double top, double bottom) {
        tell(
                StructureEventType.FAIR_VALUE_GAP,
                direction,
                null,
                anchor,
                top,
                bottom,
                null,
                null,
                null,
                Double.NaN,
                Double.NaN);
    }

    /**
     * A zone reacts.
     *
     * @param birth type of the statement that gave birth to it, for its id
     */
    void reaction(
            StructureEventType type,
            StructureEventType birth,
            Scope scope,
            LiveZones zones,
            int zone) {
        Direction direction = zones.direction(zone);
        long anchor = zones.anchor(zone);
        tell(
                type,
                direction,
                scope,
                anchor,
                zones.top(zone),
                zones.bottom(zone),
                null,
                ids.event(birth, direction, scope, null, anchor, zones.born(zone)),
                null,
                Double.NaN,
                Double.NaN);
    }

    private void tell(
            StructureEventType type,
            Direction direction,
            Scope scope,
            long anchor,
            double top,
            double bottom,
            StructureLabel label,
            String zoneId,
            String breakId,
            double volume,
            double strength) {
        // A swing's rank follows from the swing; a period is what tells levels apart.
        StructureLabel period = scope == null ? label : null;
        sink.event(
                new StructureEvent(
                        ids.event(type, direction, scope, period, anchor, confirmedTime),
                        type,
                        direction,
                        scope,
                        series,
                        Instant.ofEpochMilli(anchor),
                        confirmed,
                        ordinal++,
                        top,
                        bottom,
                        label,
                        zoneId,
                        breakId,
                        volume,
                        strength));
    }
}
