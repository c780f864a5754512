package io.smctrading.core.reference;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Side;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntryFactors;
import io.smctrading.core.signal.EntryParameters;
import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureEventType;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The entry model, block by block, looked up afterwards in everything that was told. */
final class ReferenceEntries {
    private final List<Bar> bars;
    private final Timeframe timeframe;
    private final EntryParameters parameters;
    private final List<ReferenceEvent> events;
    private final double[] atr;

    ReferenceEntries(
            List<Bar> bars,
            Timeframe timeframe,
            DetectionParameters parameters,
            List<ReferenceEvent> events,
            double[] atr) {
        this.bars = bars;
        this.timeframe = timeframe;
        this.parameters = parameters.entry();
        this.events = events;
        this.atr = atr;
    }

    List<ReferenceSignal> signals() {
        List<ReferenceSignal> signals = new ArrayList<>();
        for (int u = 0; u < bars.size(); u++) {
            for (ReferenceEvent block : events) {
                if (block.type() == StructureEventType.ORDER_BLOCK
                        && block.scope() == Scope.INTERNAL
                        && returnsAt(block, u)) {
                    addCandidate(block, u, signals);
                }
            }
        }
        return signals;
    }

    private boolean returnsAt(ReferenceEvent block, int u) {
        int t = indexByClose(block.confirmedTime());
        if (u <= t || u > t + parameters.maxBarsToEntry()) {
            return false;
        }
        Predicate<ReferenceEvent> ofBlock =
                e ->
                        e.scope() == Scope.INTERNAL
                                && e.direction() == block.direction()
                                && e.anchorTime().equals(block.anchorTime())
                                && block.confirmedTime().equals(e.zoneBorn());
        boolean mitigatedNow =
                any(
                        e ->
                                e.type() == StructureEventType.ORDER_BLOCK_MITIGATED
                                        && ofBlock.test(e)
                                        && e.confirmedTime().equals(closeTime(u)));
        boolean over =
                any(
                        e ->
                                (e.type() == StructureEventType.ORDER_BLOCK_INVALIDATED
                                                || e.type()
                                                        == StructureEventType.ORDER_BLOCK_EXPIRED)
                                        && ofBlock.test(e)
                                        && !e.confirmedTime().isAfter(closeTime(u)));
        boolean opposed =
                any(
                        e ->
                                e.type().isBreak()
                                        && e.scope() == Scope.INTERNAL
                                        && e.direction() != block.direction()
                                        && e.confirmedTime().isAfter(block.confirmedTime())
                                        && !e.confirmedTime().isAfter(closeTime(u)));
        return mitigatedNow && !over && !opposed;
    }

    private void addCandidate(ReferenceEvent block, int u, List<ReferenceSignal> signals) {
        boolean isLong = block.direction() == Direction.BULLISH;
        double entry = bars.get(u).close();
        if (Double.isNaN(atr[u])) {
            return;
        }
        double buffer = parameters.stopBufferAtr() * atr[u];
        double stop = isLong ? block.bottom() - buffer : block.top() + buffer;
        if (isLong ? stop >= entry : stop <= entry) {
            return;
        }
        double target = entry + parameters.rewardRisk() * (entry - stop);
        EntryFactors factors = factors(block, u, entry);
        int confidence = 30;
        confidence += factors.sweep() ? 15 : 0;
        confidence += factors.changeOfCharacter() ? 10 : 0;
        confidence += factors.gapOverlap() ? 15 : 0;
        confidence += factors.rangeSide() ? 10 : 0;
        confidence += factors.swingTrend() ? 10 : 0;
        confidence += factors.blockStrength() ? 5 : 0;
        confidence += factors.killZone() ? 5 : 0;
        if (confidence >= parameters.minConfidence()) {
            signals.add(
                    new ReferenceSignal(
                            isLong ? Side.LONG : Side.SHORT,
                            block.anchorTime(),
                            closeTime(u),
                            closeTime(u).plus(timeframe.length()),
                            entry,
                            stop,
                            target,
                            confidence,
                            factors));
        }
    }

    private EntryFactors factors(ReferenceEvent block, int u, double entry) {
        boolean isLong = block.direction() == Direction.BULLISH;
        int t = indexByClose(block.confirmedTime());
        Instant now = closeTime(u);
        ReferenceEvent high =
                last(now, e -> e.type() == StructureEventType.SWING_HIGH && isSwing(e));
        ReferenceEvent low = last(now, e -> e.type() == StructureEventType.SWING_LOW && isSwing(e));
        boolean rangeSide = false;
        if (high != null && low != null && low.top() < high.top()) {
            double position = (entry - low.top()) / (high.top() - low.top());
            rangeSide = isLong ? position < 0.5 : position > 0.5;
        }
        ReferenceEvent swingBreak = last(now, e -> e.type().isBreak() && isSwing(e));
        boolean gap =
                any(
                        e ->
                                e.type() == StructureEventType.FAIR_VALUE_GAP
                                        && e.direction() == block.direction()
                                        && indexByClose(e.confirmedTime()) >= t - 2
                                        && indexByClose(e.confirmedTime()) <= t
                                        && e.bottom() <= block.top()
                                        && e.top() >= block.bottom());
        return new EntryFactors(
                sweptBefore(block, t),
                block.breakType() == StructureEventType.CHANGE_OF_CHARACTER,
                gap,
                rangeSide,
                swingBreak != null && swingBreak.direction() == block.direction(),
                block.strength() >= 0.5,
                isKillZone(u));
    }

    private boolean sweptBefore(ReferenceEvent block, int t) {
        ReferenceEvent sweep =
                last(
                        block.confirmedTime(),
                        e ->
                                e.type() == StructureEventType.LIQUIDITY_SWEEP
                                        && e.scope() == Scope.INTERNAL
                                        && e.direction() == block.direction());
        if (sweep == null) {
            return false;
        }
        int s = indexByClose(sweep.confirmedTime());
        if (s < t - parameters.maxBarsSweepToBreak()) {
            return false;
        }
        for (int i = s + 1; i <= t; i++) {
            double close = bars.get(i).close();
            if (block.direction() == Direction.BULLISH
                    ? close < sweep.top()
                    : close > sweep.top()) {
                return false;
            }
        }
        return true;
    }

    private boolean isKillZone(int u) {
        if (timeframe == Timeframe.H4 || timeframe == Timeframe.D1) {
            return false;
        }
        int hour =
                Instant.ofEpochMilli(bars.get(u).openTime())
                        .atZone(ZoneId.of("America/New_York"))
                        .getHour();
        return hour >= 20 || (hour >= 2 && hour < 5) || (hour >= 7 && hour < 12);
    }

    private static boolean isSwing(ReferenceEvent event) {
        return event.scope() == Scope.SWING;
    }

    private boolean any(Predicate<ReferenceEvent> condition) {
        return events.stream().anyMatch(condition);
    }

    private ReferenceEvent last(Instant until, Predicate<ReferenceEvent> condition) {
        ReferenceEvent found = null;
        for (ReferenceEvent event : events) {
            if (!event.confirmedTime().isAfter(until) && condition.test(event)) {
                found = event;
            }
        }
        return found;
    }

    private int indexByClose(Instant closeTime) {
        for (int i = 0; i < bars.size(); i++) {
            if (closeTime(i).equals(closeTime)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no candle closes at " + closeTime);
    }

    private Instant closeTime(int t) {
        return Instant.ofEpochMilli(bars.get(t).openTime()).plus(timeframe.length());
    }
}
