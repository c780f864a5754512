package io.smctrading.core.reference;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.structure.BreakMode;
import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.OrderBlockBreak;
import io.smctrading.core.structure.OrderBlockRule;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureEventType;
import io.smctrading.core.structure.StructureLabel;
import io.smctrading.core.structure.StructureParameters;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The definitions of market structure a second time, written from their text in the slowest and
 * plainest way: the list of what was told is the only memory, every question walks over all candles
 * or all events again. Shares no rule with the engine; serves to check it.
 */
public final class ReferenceDetection {
    private final List<Bar> bars;
    private final Timeframe timeframe;
    private final StructureParameters parameters;
    private final double[] atr;
    private final List<ReferenceEvent> events = new ArrayList<>();
    private final Set<ReferenceEvent> dead = Collections.newSetFromMap(new IdentityHashMap<>());

    private ReferenceDetection(List<Bar> bars, Timeframe timeframe, DetectionParameters all) {
        this.bars = bars;
        this.timeframe = timeframe;
        this.parameters = all.structure();
        this.atr = averageTrueRanges();
        for (int t = 0; t < bars.size(); t++) {
            evaluate(t);
        }
    }

    /** Every statement about these candles, in order. */
    public static List<ReferenceEvent> events(
            List<Bar> bars, Timeframe timeframe, DetectionParameters parameters) {
        return new ReferenceDetection(bars, timeframe, parameters).events;
    }

    /** Every candidate of enough confidence, in order. */
    public static List<ReferenceSignal> signals(
            List<Bar> bars, Timeframe timeframe, DetectionParameters parameters) {
        ReferenceDetection detection = new ReferenceDetection(bars, timeframe, parameters);
        return new ReferenceEntries(bars, timeframe, parameters, detection.events, detection.atr)
                .signals();
    }

    private double[] averageTrueRanges() {
        int n = parameters.atrLength();
        double[] result = new double[bars.size()];
        for (int t = 0; t < bars.size(); t++) {
            if (t < n - 1) {
                result[t] = Double.NaN;
            } else if (t == n - 1) {
                double sum = 0;
                for (int i = 0; i <= t; i++) {
                    sum += trueRange(i);
                }
                result[t] = sum / n;
            } else {
                result[t] = (result[t - 1] * (n - 1) + trueRange(t)) / n;
            }
        }
        return result;
    }

    private double trueRange(int t) {
        Bar bar = bars.get(t);
        if (t == 0) {
            return bar.high() - bar.low();
        }
        double before = bars.get(t - 1).close();
        return Collections.max(
                List.of(
                        bar.high() - bar.low(),
                        Math.abs(bar.high() - before),
                        Math.abs(bar.low() - before)));
    }

    private void evaluate(int t) {
        for (Scope scope : Scope.values()) {
            for (ReferenceEvent zone : live(StructureEventType.ORDER_BLOCK, scope)) {
                reactBlock(zone, t);
            }
        }
        for (ReferenceEvent zone : live(StructureEventType.FAIR_VALUE_GAP, null)) {
            reactGap(zone, t);
        }
        for (Scope scope : Scope.values()) {
            confirmSwings(scope, t);
        }
        for (Scope scope : Scope.values()) {
            if (parameters.breakMode() == BreakMode.CLOSE) {
                sweep(scope, Direction.BEARISH, t);
                sweep(scope, Direction.BULLISH, t);
            }
        }
        for (Scope scope : Scope.values()) {
            Direction own =
                    bars.get(t).close() >= bars.get(t).open()
                            ? Direction.BULLISH
                            : Direction.BEARISH;
            breakStructure(scope, own, t);
            breakStructure(scope, own.opposite(), t);
        }
        completeGap(t);
        for (StructureLabel period :
                List.of(StructureLabel.DAY, StructureLabel.WEEK, StructureLabel.MONTH)) {
            periodLevels(period, t);
        }
    }

    private List<ReferenceEvent> live(StructureEventType birth, Scope scope) {
        return events.stream()
                .filter(e -> e.type() == birth && e.scope() == scope && !dead.contains(e))
                .toList();
    }

    private boolean isMitigated(ReferenceEvent zone, StructureEventType mitigation) {
        return events.stream()
                .anyMatch(
                        e ->
                                e.type() == mitigation
                                        && e.scope() == zone.scope()
                                        && e.direction() == zone.direction()
                                        && e.anchorTime().equals(zone.anchorTime())
                                        && e.zoneBorn().equals(zone.confirmedTime()));
    }

    private void reactBlock(ReferenceEvent zone, int t) {
        Bar bar = bars.get(t);
        boolean up = zone.direction() == Direction.BULLISH;
        boolean touched = up ? bar.low() <= zone.top() : bar.high() >= zone.bottom();
        if (touched && !isMitigated(zone, StructureEventType.ORDER_BLOCK_MITIGATED)) {
            tellReaction(StructureEventType.ORDER_BLOCK_MITIGATED, zone, t);
        }
        boolean wick = parameters.orderBlockBreak() == OrderBlockBreak.WICK;
        double down = wick ? bar.low() : bar.close();
        double above = wick ? bar.high() : bar.close();
        if (up ? down < zone.bottom() : above > zone.top()) {
            tellReaction(StructureEventType.ORDER_BLOCK_INVALIDATED, zone, t);
            dead.add(zone);
        }
    }

    private void reactGap(ReferenceEvent zone, int t) {
        Bar bar = bars.get(t);
        boolean up = zone.direction() == Direction.BULLISH;
        boolean touched = up ? bar.low() <= zone.top() : bar.high() >= zone.bottom();
        if (touched && !isMitigated(zone, StructureEventType.FAIR_VALUE_GAP_MITIGATED)) {
            tellReaction(StructureEventType.FAIR_VALUE_GAP_MITIGATED, zone, t);
        }
        if (up ? bar.low() <= zone.bottom() : bar.high() >= zone.top()) {
            tellReaction(StructureEventType.FAIR_VALUE_GAP_FILLED, zone, t);
            dead.add(zone);
        }
    }

    private boolean isSwingHigh(int p, int length) {
        for (int i = p - length; i < p; i++) {
            if (!(bars.get(p).high() > bars.get(i).high())) {
                return false;
            }
        }
        for (int i = p + 1; i <= p + length; i++) {
            if (!(bars.get(p).high() >= bars.get(i).high())) {
                return false;
            }
        }
        return true;
    }

    private boolean isSwingLow(int p, int length) {
        for (int i = p - length; i < p; i++) {
            if (!(bars.get(p).low() < bars.get(i).low())) {
                return false;
            }
        }
        for (int i = p + 1; i <= p + length; i++) {
            if (!(bars.get(p).low() <= bars.get(i).low())) {
                return false;
            }
        }
        return true;
    }

    private void confirmSwings(Scope scope, int t) {
        int length = parameters.swingLength(scope);
        int p = t - length;
        if (p - length < 0) {
            return;
        }
        double tolerance = parameters.equalTolerance() * atr[t];
        if (isSwingHigh(p, length)) {
            double level = bars.get(p).high();
            ReferenceEvent before = latest(StructureEventType.SWING_HIGH, scope);
            StructureLabel rank = null;
            if (before != null) {
                rank = level > before.top() ? StructureLabel.HH : StructureLabel.LH;
            }
            tellLevel(StructureEventType.SWING_HIGH, null, scope, p, t, level, rank);
            if (before != null && Math.abs(level - before.top()) <= tolerance) {
                double outer = Math.max(level, before.top());
                tellLevel(StructureEventType.EQUAL_HIGHS, null, scope, p, t, outer, null);
            }
        }
        if (isSwingLow(p, length)) {
            double level = bars.get(p).low();
            ReferenceEvent before = latest(StructureEventType.SWING_LOW, scope);
            StructureLabel rank = null;
            if (before != null) {
                rank = level < before.top() ? StructureLabel.LL : StructureLabel.HL;
            }
            tellLevel(StructureEventType.SWING_LOW, null, scope, p, t, level, rank);
            if (before != null && Math.abs(level - before.top()) <= tolerance) {
                double outer = Math.min(level, before.top());
                tellLevel(StructureEventType.EQUAL_LOWS, null, scope, p, t, outer, null);
            }
        }
    }

    private ReferenceEvent latest(StructureEventType type, Scope scope) {
        for (int i = events.size() - 1; i >= 0; i--) {
            if (events.get(i).type() == type && events.get(i).scope() == scope) {
                return events.get(i);
            }
        }
        return null;
    }

    private boolean wasTold(Direction direction, ReferenceEvent swing, boolean asBreak) {
        return events.stream()
                .anyMatch(
                        e ->
                                (asBreak
                                                ? e.type().isBreak()
                                                : e.type() == StructureEventType.LIQUIDITY_SWEEP)
                                        && e.direction() == direction
                                        && e.scope() == swing.scope()
                                        && e.anchorTime().equals(swing.anchorTime()));
    }

    private void sweep(Scope scope, Direction direction, int t) {
        boolean bearish = direction == Direction.BEARISH;
        ReferenceEvent swing =
                latest(
                        bearish ? StructureEventType.SWING_HIGH : StructureEventType.SWING_LOW,
                        scope);
        if (swing == null) {
            return;
        }
        Bar bar = bars.get(t);
        boolean sweeps =
                bearish
                        ? bar.high() > swing.top() && bar.close() < swing.top()
                        : bar.low() < swing.top() && bar.close() > swing.top();
        if (sweeps
                && !wasTold(direction, swing, false)
                && !wasTold(direction.opposite(), swing, true)) {
            tellLevel(
                    StructureEventType.LIQUIDITY_SWEEP,
                    direction,
                    scope,
                    indexOf(swing.anchorTime()),
                    t,
                    swing.top(),
                    null);
        }
    }

    private void breakStructure(Scope scope, Direction direction, int t) {
        boolean up = direction == Direction.BULLISH;
        ReferenceEvent swing =
                latest(up ? StructureEventType.SWING_HIGH : StructureEventType.SWING_LOW, scope);
        if (swing == null || wasTold(direction, swing, true)) {
            return;
        }
        Bar bar = bars.get(t);
        boolean wick = parameters.breakMode() == BreakMode.WICK;
        boolean breaks =
                up
                        ? (wick ? bar.high() : bar.close()) > swing.top()
                        : (wick ? bar.low() : bar.close()) < swing.top();
        if (!breaks) {
            return;
        }
        ReferenceEvent last = null;
        for (ReferenceEvent e : events) {
            if (e.type().isBreak() && e.scope() == scope) {
                last = e;
            }
        }
        StructureEventType kind =
                last != null && last.direction() != direction
                        ? StructureEventType.CHANGE_OF_CHARACTER
                        : StructureEventType.BREAK_OF_STRUCTURE;
        int p = indexOf(swing.anchorTime());
        tellLevel(kind, direction, scope, p, t, swing.top(), null);
        orderBlock(scope, direction, kind, p, t);
    }

    private void orderBlock(
            Scope scope, Direction direction, StructureEventType kind, int p, int t) {
        boolean up = direction == Direction.BULLISH;
        int extreme = -1;
        int opposite = -1;
        for (int i = p + 1; i <= t - 1; i++) {
            Bar bar = bars.get(i);
            if (extreme < 0
                    || (up
                            ? bar.low() <= bars.get(extreme).low()
                            : bar.high() >= bars.get(extreme).high())) {
                extreme = i;
            }
            if (up ? bar.close() < bar.open() : bar.close() > bar.open()) {
                opposite = i;
            }
        }
        int chosen =
                parameters.orderBlockRule() == OrderBlockRule.LAST_OPPOSITE && opposite >= 0
                        ? opposite
                        : extreme;
        List<ReferenceEvent> live = live(StructureEventType.ORDER_BLOCK, scope);
        for (ReferenceEvent zone : live) {
            if (zone.direction() == direction && zone.anchorTime().equals(openTime(chosen))) {
                return;
            }
        }
        if (live.size() == parameters.maxLiveZones()) {
            tellReaction(StructureEventType.ORDER_BLOCK_EXPIRED, live.get(0), t);
            dead.add(live.get(0));
        }
        double a = bars.get(t).volume() + bars.get(t - 1).volume();
        double b = bars.get(t - 2).volume();
        events.add(
                new ReferenceEvent(
                        StructureEventType.ORDER_BLOCK,
                        direction,
                        scope,
                        openTime(chosen),
                        closeTime(t),
                        bars.get(chosen).high(),
                        bars.get(chosen).low(),
                        null,
                        null,
                        kind,
                        bars.get(t).volume() + bars.get(t - 1).volume() + bars.get(t - 2).volume(),
                        a == 0 && b == 0 ? 1 : Math.min(a, b) / Math.max(a, b)));
    }

    private void completeGap(int t) {
        if (t < 2) {
            return;
        }
        Bar a = bars.get(t - 2);
        Bar b = bars.get(t - 1);
        Bar c = bars.get(t);
        if (c.low() > a.high() && b.close() > b.open()) {
            tellGap(Direction.BULLISH, c.low(), a.high(), t);
        } else if (c.high() < a.low() && b.close() < b.open()) {
            tellGap(Direction.BEARISH, a.low(), c.high(), t);
        }
    }

    private void tellGap(Direction direction, double top, double bottom, int t) {
        if (parameters.minGapAtr() > 0 && !(top - bottom >= parameters.minGapAtr() * atr[t])) {
            return;
        }
        List<ReferenceEvent> live = live(StructureEventType.FAIR_VALUE_GAP, null);
        if (live.size() == parameters.maxLiveZones()) {
            tellReaction(StructureEventType.FAIR_VALUE_GAP_EXPIRED, live.get(0), t);
            dead.add(live.get(0));
        }
        events.add(
                new ReferenceEvent(
                        StructureEventType.FAIR_VALUE_GAP,
                        direction,
                        null,
                        openTime(t - 1),
                        closeTime(t),
                        top,
                        bottom,
                        null,
                        null,
                        null,
                        Double.NaN,
                        Double.NaN));
    }

    private LocalDate periodOf(StructureLabel period, int t) {
        LocalDate day = openTime(t).atZone(parameters.levelZone()).toLocalDate();
        return switch (period) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            default -> day.withDayOfMonth(1);
        };
    }

    private void periodLevels(StructureLabel period, int t) {
        if (t == 0) {
            return;
        }
        LocalDate last = periodOf(period, t - 1);
        if (!last.equals(periodOf(period, t))) {
            int highest = t - 1;
            int lowest = t - 1;
            for (int i = t - 1; i >= 0 && periodOf(period, i).equals(last); i--) {
                highest = bars.get(i).high() >= bars.get(highest).high() ? i : highest;
                lowest = bars.get(i).low() <= bars.get(lowest).low() ? i : lowest;
            }
            double high = bars.get(highest).high();
            double low = bars.get(lowest).low();
            tellLevel(StructureEventType.PERIOD_HIGH, null, null, highest, t, high, period);
            tellLevel(StructureEventType.PERIOD_LOW, null, null, lowest, t, low, period);
            return;
        }
        for (StructureEventType type :
                List.of(StructureEventType.PERIOD_HIGH, StructureEventType.PERIOD_LOW)) {
            ReferenceEvent level = null;
            for (ReferenceEvent e : events) {
                if (e.type() == type && e.label() == period) {
                    level = e;
                }
            }
            if (level == null) {
                continue;
            }
            boolean up = type == StructureEventType.PERIOD_HIGH;
            double close = bars.get(t).close();
            if ((up ? close > level.top() : close < level.top()) && !wasBroken(level, up)) {
                tellLevel(
                        StructureEventType.LEVEL_BROKEN,
                        up ? Direction.BULLISH : Direction.BEARISH,
                        null,
                        indexOf(level.anchorTime()),
                        t,
                        level.top(),
                        period);
            }
        }
    }

    private boolean wasBroken(ReferenceEvent level, boolean up) {
        Direction direction = up ? Direction.BULLISH : Direction.BEARISH;
        return events.stream()
                .anyMatch(
                        e ->
                                e.type() == StructureEventType.LEVEL_BROKEN
                                        && e.direction() == direction
                                        && e.label() == level.label()
                                        && e.anchorTime().equals(level.anchorTime()));
    }

    private void tellLevel(
            StructureEventType type,
            Direction direction,
            Scope scope,
            int anchor,
            int t,
            double level,
            StructureLabel label) {
        events.add(
                new ReferenceEvent(
                        type,
                        direction,
                        scope,
                        openTime(anchor),
                        closeTime(t),
                        level,
                        Double.NaN,
                        label,
                        null,
                        null,
                        Double.NaN,
                        Double.NaN));
    }

    private void tellReaction(StructureEventType type, ReferenceEvent zone, int t) {
        events.add(
                new ReferenceEvent(
                        type,
                        zone.direction(),
                        zone.scope(),
                        zone.anchorTime(),
                        closeTime(t),
                        zone.top(),
                        zone.bottom(),
                        null,
                        zone.confirmedTime(),
                        null,
                        Double.NaN,
                        Double.NaN));
    }

    private int indexOf(Instant openTime) {
        for (int i = 0; i < bars.size(); i++) {
            if (bars.get(i).openTime() == openTime.toEpochMilli()) {
                return i;
            }
        }
        throw new IllegalArgumentException("no candle opens at " + openTime);
    }

    private Instant openTime(int t) {
        return Instant.ofEpochMilli(bars.get(t).openTime());
    }

    private Instant closeTime(int t) {
        return openTime(t).plus(timeframe.length());
    }
}
