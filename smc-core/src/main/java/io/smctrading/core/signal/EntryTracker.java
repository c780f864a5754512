package io.smctrading.core.signal;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Side;
import io.smctrading.core.structure.Direction;
import io.smctrading.core.structure.EventIds;
import io.smctrading.core.structure.KillZone;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureEngine;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureEventType;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Follows the order blocks of scope INTERNAL from the break that arms them to their end.
 *
 * <p>Per candle: {@link #beginBar}, then every statement of structure in its order, then {@link
 * #endBar}, which decides with everything of the candle known. A block is disarmed by its end and
 * by a break the other way at a later candle than its own, the returning candle included; it gives
 * one candidate at most.
 */
final class EntryTracker {
    private static final double STRONG = 0.5;

    private final Series series;
    private final EntryParameters parameters;
    private final EntryRule rule;
    private final EventIds ids;
    private final LatestSweep bullishSweep = new LatestSweep(Direction.BULLISH);
    private final LatestSweep bearishSweep = new LatestSweep(Direction.BEARISH);
    private final RecentGaps gaps = new RecentGaps();
    private final List<ArmedBlock> armed = new ArrayList<>();

    // Of the candle being evaluated.
    private final List<String> returned = new ArrayList<>();
    private long index;
    private boolean lastBreakChangedCharacter;
    private DetectionSink sink;

    EntryTracker(Series series, DetectionParameters all) {
        this.series = series;
        this.parameters = all.entry();
        this.rule = new EntryRule(parameters);
        this.ids = EventIds.of(series, all.structure(), parameters.canonical());
    }

    void beginBar(Bar bar, long barIndex, DetectionSink detectionSink) {
        index = barIndex;
        sink = detectionSink;
        returned.clear();
        bullishSweep.onClose(bar.close());
        bearishSweep.onClose(bar.close());
    }

    void onEvent(StructureEvent event) {
        if (event.type() == StructureEventType.FAIR_VALUE_GAP) {
            gaps.add(event, index);
        } else if (event.scope() == Scope.INTERNAL) {
            onInternal(event);
        }
    }

    private void onInternal(StructureEvent event) {
        switch (event.type()) {
            case LIQUIDITY_SWEEP -> sweepOf(event.direction()).swept(index, event.top());
            case BREAK_OF_STRUCTURE, CHANGE_OF_CHARACTER -> {
                lastBreakChangedCharacter = event.type() == StructureEventType.CHANGE_OF_CHARACTER;
                disarmAgainst(event);
            }
            case ORDER_BLOCK -> {
                armed.add(ArmedBlock.of(event, index, lastBreakChangedCharacter));
                sink.fact(
                        new EntryFact.BlockArmed(
                                series, event.eventId(), event.direction(), event.confirmedTime()));
            }
            case ORDER_BLOCK_MITIGATED -> returned.add(event.zoneId());
            case ORDER_BLOCK_INVALIDATED -> disarm(event, EntryFact.Reason.INVALIDATED);
            case ORDER_BLOCK_EXPIRED -> disarm(event, EntryFact.Reason.EXPIRED);
            default -> {
                // Swings and equal levels say nothing of an armed block.
            }
        }
    }

    private LatestSweep sweepOf(Direction direction) {
        return direction == Direction.BULLISH ? bullishSweep : bearishSweep;
    }

    private void disarmAgainst(StructureEvent broken) {
        for (Iterator<ArmedBlock> it = armed.iterator(); it.hasNext(); ) {
            ArmedBlock block = it.next();
            if (block.direction == broken.direction().opposite() && block.breakIndex < index) {
                it.remove();
                tellDisarmed(block, broken.confirmedTime(), EntryFact.Reason.OPPOSITE_BREAK);
            }
        }
    }

    private void disarm(StructureEvent end, EntryFact.Reason reason) {
        for (Iterator<ArmedBlock> it = armed.iterator(); it.hasNext(); ) {
            ArmedBlock block = it.next();
            if (block.zoneId.equals(end.zoneId())) {
                it.remove();
                tellDisarmed(block, end.confirmedTime(), reason);
                return;
            }
        }
    }

    void endBar(Bar bar, StructureEngine structure) {
        if (!armed.isEmpty()) {
            Instant time = Instant.ofEpochMilli(bar.openTime() + series.timeframe().millis());
            for (Iterator<ArmedBlock> it = armed.iterator(); it.hasNext(); ) {
                ArmedBlock block = it.next();
                if (block.breakIndex == index) {
                    block.weigh(
                            sweepOf(block.direction)
                                    .supports(index, parameters.maxBarsSweepToBreak()),
                            gaps.overlap(block.direction, block.top, block.bottom, index));
                } else if (returned.contains(block.zoneId)) {
                    it.remove();
                    enter(block, bar, time, structure);
                } else if (index - block.breakIndex >= parameters.maxBarsToEntry()) {
                    it.remove();
                    tellDisarmed(block, time, EntryFact.Reason.BARS_RAN_OUT);
                }
            }
        }
        sink = null;
    }

    private void enter(ArmedBlock block, Bar bar, Instant time, StructureEngine structure) {
        Side side = block.direction.side();
        OptionalDouble stop =
                rule.stop(side, block.top, block.bottom, bar, structure.averageTrueRange());
        if (stop.isEmpty()) {
            tellDisarmed(block, time, EntryFact.Reason.NO_STOP);
            return;
        }
        double entry = bar.close();
        EntryFactors factors = factors(block, bar, structure);
        EntrySignal candidate =
                new EntrySignal(
                        ids.other(
                                side == Side.LONG ? "LONG" : "SHORT",
                                block.anchorTime,
                                time.toEpochMilli()),
                        side,
                        Scope.INTERNAL,
                        series,
                        Instant.ofEpochMilli(block.anchorTime),
                        time,
                        time.plus(series.timeframe().length()),
                        entry,
                        stop.getAsDouble(),
                        rule.target(entry, stop.getAsDouble()),
                        factors.confidence(),
                        factors,
                        block.zoneId,
                        block.breakId);
        sink.fact(new EntryFact.BlockReturned(series, block.zoneId, time, candidate));
        if (rule.accepts(candidate)) {
            sink.signal(candidate);
        }
    }

    private EntryFactors factors(ArmedBlock block, Bar bar, StructureEngine structure) {
        double entry = bar.close();
        boolean cheap =
                block.direction == Direction.BULLISH
                        ? structure.dealingRange().isDiscount(entry)
                        : structure.dealingRange().isPremium(entry);
        return new EntryFactors(
                block.sweep(),
                block.changeOfCharacter,
                block.gapOverlap(),
                cheap,
                structure.trend(Scope.SWING) == block.direction,
                block.strength >= STRONG,
                KillZone.of(Instant.ofEpochMilli(bar.openTime()), series.timeframe()).isPresent());
    }

    private void tellDisarmed(ArmedBlock block, Instant time, EntryFact.Reason reason) {
        sink.fact(new EntryFact.BlockDisarmed(series, block.zoneId, time, reason));
    }

    void write(DataOutput out) throws IOException {
        bullishSweep.write(out);
        bearishSweep.write(out);
        gaps.write(out);
        out.writeInt(armed.size());
        for (ArmedBlock block : armed) {
            block.write(out);
        }
    }

    void read(DataInput in) throws IOException {
        bullishSweep.read(in);
        bearishSweep.read(in);
        gaps.read(in);
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            armed.add(ArmedBlock.read(in));
        }
    }
}
