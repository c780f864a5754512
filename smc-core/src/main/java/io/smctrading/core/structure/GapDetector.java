package io.smctrading.core.structure;

import io.smctrading.core.market.Bar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Births and lives of the fair value gaps of a series; see {@link FairValueGap}. */
final class GapDetector implements LiveZones.Reactions {
    private final double minGapAtr;
    private final BarWindow bars;
    private final AverageTrueRange atr;
    private final Statements statements;
    private final LiveZones gaps;

    GapDetector(
            StructureParameters parameters,
            BarWindow bars,
            AverageTrueRange atr,
            Statements statements) {
        this.minGapAtr = parameters.minGapAtr();
        this.bars = bars;
        this.atr = atr;
        this.statements = statements;
        this.gaps = new LiveZones(LiveZones.End.WICK_REACHES, parameters.maxLiveZones());
    }

    /** Step 1: live gaps react. */
    void react(Bar bar) {
        gaps.react(bar, this);
    }

    @Override
    public void mitigated(LiveZones zones, int zone) {
        tellReaction(StructureEventType.FAIR_VALUE_GAP_MITIGATED, zone);
    }

    @Override
    public void ended(LiveZones zones, int zone) {
        tellReaction(StructureEventType.FAIR_VALUE_GAP_FILLED, zone);
    }

    private void tellReaction(StructureEventType type, int zone) {
        statements.reaction(type, StructureEventType.FAIR_VALUE_GAP, null, gaps, zone);
    }

    /** Step 5: the latest candle completes a gap. */
    void complete() {
        Direction direction = FairValueGap.completedBy(bars);
        if (direction == null) {
            return;
        }
        long c = bars.last();
        boolean bullish = direction == Direction.BULLISH;
        double top = bullish ? bars.low(c) : bars.low(c - 2);
        double bottom = bullish ? bars.high(c - 2) : bars.high(c);
        if (!FairValueGap.isTallEnough(top - bottom, minGapAtr, atr)) {
            return;
        }
        if (gaps.isFull()) {
            tellReaction(StructureEventType.FAIR_VALUE_GAP_EXPIRED, 0);
            gaps.removeOldest();
        }
        long anchor = bars.openTime(c - 1);
        statements.gap(direction, anchor, top, bottom);
        gaps.add(direction, top, bottom, anchor, statements.confirmedTime());
    }

    void write(DataOutput out) throws IOException {
        gaps.write(out);
    }

    void read(DataInput in) throws IOException {
        gaps.read(in);
    }
}
