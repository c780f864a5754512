package io.smctrading.detect.chart;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.signal.DetectionSink;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureEventType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a chart shows of one series: its latest candles, and of the events and signals those that
 * reach into them. A zone that was born before the first of them and lived on is shown.
 *
 * <p>Candles come in time order, events and signals in the order they were made known; it does not
 * matter which of the three comes first. Memory stays in proportion to the candles shown when the
 * candles are not behind the events. Not thread-safe.
 */
public final class ChartSeries implements DetectionSink {
    private static final int MOST_CANDLES = 10_000_000;

    private final Series series;
    private final CandleWindow candles;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final Deque<EntrySignal> signals = new ArrayDeque<>();
    private final Deque<DrawnZone> endedZones = new ArrayDeque<>();
    private final Map<String, DrawnZone> liveZones = new LinkedHashMap<>();
    private final Map<String, DrawnZone> levels = new LinkedHashMap<>();
    private final Map<Scope, Long> swingHigh = new EnumMap<>(Scope.class);
    private final Map<Scope, Long> swingLow = new EnumMap<>(Scope.class);
    private long beforeSwingHigh;
    private long beforeSwingLow;

    /**
     * @param latestCandles how many candles are shown at most, 1 to 10,000,000
     * @throws IllegalArgumentException naming the value and what is allowed
     */
    public ChartSeries(Series series, int latestCandles) {
        if (latestCandles < 1 || latestCandles > MOST_CANDLES) {
            throw new IllegalArgumentException(
                    "candles of a chart are " + latestCandles + ", allowed: 1 to " + MOST_CANDLES);
        }
        this.series = series;
        this.candles = new CandleWindow(latestCandles);
    }

    public Series series() {
        return series;
    }

    /**
     * Adds the next candle.
     *
     * @throws IllegalArgumentException if it does not open after the one before
     */
    public void candle(Bar bar) {
        candles.add(bar);
    }

    /**
     * Adds what was stated next.
     *
     * @throws IllegalArgumentException if it is of another series
     */
    @Override
    public void event(StructureEvent event) {
        requireSeries(event.series());
        long known = event.confirmedTime().toEpochMilli() - series.timeframe().millis();
        switch (event.type()) {
            case SWING_HIGH -> {
                beforeSwingHigh = swing(swingHigh, event);
                mark(event, event.anchorTime().toEpochMilli(), known);
            }
            case SWING_LOW -> {
                beforeSwingLow = swing(swingLow, event);
                mark(event, event.anchorTime().toEpochMilli(), known);
            }
            case EQUAL_HIGHS -> mark(event, beforeSwingHigh, known);
            case EQUAL_LOWS -> mark(event, beforeSwingLow, known);
            case LIQUIDITY_SWEEP, BREAK_OF_STRUCTURE, CHANGE_OF_CHARACTER ->
                    mark(event, event.anchorTime().toEpochMilli(), known);
            case ORDER_BLOCK, FAIR_VALUE_GAP ->
                    liveZones.put(event.eventId(), new DrawnZone(event, known));
            case ORDER_BLOCK_MITIGATED, FAIR_VALUE_GAP_MITIGATED -> {
                DrawnZone zone = liveZones.get(event.zoneId());
                if (zone != null) {
                    zone.mitigate(known);
                }
            }
            case ORDER_BLOCK_INVALIDATED ->
                    end(liveZones.remove(event.zoneId()), DrawnZone.End.INVALIDATED, known);
            case FAIR_VALUE_GAP_FILLED ->
                    end(liveZones.remove(event.zoneId()), DrawnZone.End.FILLED, known);
            case ORDER_BLOCK_EXPIRED, FAIR_VALUE_GAP_EXPIRED ->
                    end(liveZones.remove(event.zoneId()), DrawnZone.End.EXPIRED, known);
            case PERIOD_HIGH, PERIOD_LOW ->
                    end(
                            levels.put(levelKey(event.type(), event), new DrawnZone(event, known)),
                            DrawnZone.End.REPLACED,
                            known);
            case LEVEL_BROKEN ->
                    end(
                            levels.remove(levelKey(brokenType(event), event)),
                            DrawnZone.End.BROKEN,
                            known);
        }
        forgetWhatIsGone();
    }

    /**
     * Adds the signal that was found next.
     *
     * @throws IllegalArgumentException if it is of another series
     */
    @Override
    public void signal(EntrySignal signal) {
        requireSeries(signal.series());
        signals.add(signal);
        forgetWhatIsGone();
    }

    CandleWindow candles() {
        return candles;
    }

    /** Marks made known within the candles shown. */
    List<Mark> marks() {
        forgetWhatIsGone();
        return new ArrayList<>(marks);
    }

    /** Zones and levels that live within the candles shown, oldest birth first. */
    List<DrawnZone> zones() {
        forgetWhatIsGone();
        List<DrawnZone> zones = new ArrayList<>(endedZones);
        zones.addAll(liveZones.values());
        zones.addAll(levels.values());
        zones.sort(Comparator.comparingLong(DrawnZone::known));
        return zones;
    }

    /** Signals of the candles shown. */
    List<EntrySignal> signals() {
        forgetWhatIsGone();
        return Collections.unmodifiableList(new ArrayList<>(signals));
    }

    /** The anchor of the swing before, or of this one if it is the first. */
    private static long swing(Map<Scope, Long> latest, StructureEvent event) {
        long anchor = event.anchorTime().toEpochMilli();
        Long before = latest.put(event.scope(), anchor);
        return before == null ? anchor : before;
    }

    private void mark(StructureEvent event, long from, long known) {
        marks.add(
                new Mark(
                        event.type(),
                        event.direction(),
                        event.scope(),
                        event.label(),
                        from,
                        event.anchorTime().toEpochMilli(),
                        known,
                        event.top()));
    }

    private void end(DrawnZone zone, DrawnZone.End how, long known) {
        if (zone != null) {
            zone.end(how, known);
            endedZones.add(zone);
        }
    }

    private static StructureEventType brokenType(StructureEvent event) {
        return switch (event.direction()) {
            case BULLISH -> StructureEventType.PERIOD_HIGH;
            case BEARISH -> StructureEventType.PERIOD_LOW;
        };
    }

    private static String levelKey(StructureEventType type, StructureEvent event) {
        return type + ":" + event.label();
    }

    private void forgetWhatIsGone() {
        if (candles.isEmpty()) {
            return;
        }
        long first = candles.openTime(0);
        while (!marks.isEmpty() && marks.peekFirst().known() < first) {
            marks.removeFirst();
        }
        while (!endedZones.isEmpty() && endedZones.peekFirst().ended() < first) {
            endedZones.removeFirst();
        }
        long firstClose = first + series.timeframe().millis();
        while (!signals.isEmpty()
                && signals.peekFirst().confirmedTime().toEpochMilli() < firstClose) {
            signals.removeFirst();
        }
    }

    private void requireSeries(Series other) {
        if (!series.equals(other)) {
            throw new IllegalArgumentException(
                    "series is " + other.key() + ", allowed: " + series.key());
        }
    }
}
