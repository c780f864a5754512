package io.smctrading.core.structure;

import io.smctrading.core.market.Bar;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Swings, sweeps, breaks and order blocks of one scope: its reference swings, its trend and its
 * live order blocks, and the steps that a candle goes through.
 */
final class ScopeDetector implements LiveZones.Reactions {
    private final Scope scope;
    private final int length;
    private final StructureParameters parameters;
    private final BarWindow bars;
    private final AverageTrueRange atr;
    private final Statements statements;

    private final ReferenceSwing high = new ReferenceSwing(Direction.BULLISH);
    private final ReferenceSwing low = new ReferenceSwing(Direction.BEARISH);
    private final LiveZones blocks;
    private Direction trend;

    /** The window and the range are the engine's; they hold the candle before a step is called. */
    ScopeDetector(
            Scope scope,
            StructureParameters parameters,
            BarWindow bars,
            AverageTrueRange atr,
            Statements statements) {
        this.scope = scope;
        this.length = parameters.swingLength(scope);
        this.parameters = parameters;
        this.bars = bars;
        this.atr = atr;
        this.statements = statements;
        this.blocks =
                new LiveZones(
                        parameters.orderBlockBreak() == OrderBlockBreak.WICK
                                ? LiveZones.End.WICK_BEYOND
                                : LiveZones.End.CLOSE_BEYOND,
                        parameters.maxLiveZones());
    }

    ReferenceSwing high() {
        return high;
    }

    ReferenceSwing low() {
        return low;
    }

    /** Direction of the last break, null before the first. */
    Direction trend() {
        return trend;
    }

    /** Step 1: live order blocks react. */
    void react(Bar bar) {
        blocks.react(bar, this);
    }

    @Override
    public void mitigated(LiveZones zones, int zone) {
        tellReaction(StructureEventType.ORDER_BLOCK_MITIGATED, zone);
    }

    @Override
    public void ended(LiveZones zones, int zone) {
        tellReaction(StructureEventType.ORDER_BLOCK_INVALIDATED, zone);
    }

    private void tellReaction(StructureEventType type, int zone) {
        statements.reaction(type, StructureEventType.ORDER_BLOCK, scope, blocks, zone);
    }

    /** Step 2: swings are confirmed and become the reference. */
    void confirmSwings() {
        if (SwingDetector.confirmsHigh(bars, length)) {
            boolean first = !high.isPresent();
            double previous = high.level();
            renew(high);
            double level = high.level();
            tellLevel(
                    StructureEventType.SWING_HIGH,
                    null,
                    high,
                    level,
                    first ? null : SwingDetector.rankHigh(previous, level));
            if (!first && isEqual(previous, level)) {
                tellLevel(
                        StructureEventType.EQUAL_HIGHS,
                        null,
                        high,
                        Math.max(previous, level),
                        null);
            }
        }
        if (SwingDetector.confirmsLow(bars, length)) {
            boolean first = !low.isPresent();
            double previous = low.level();
            renew(low);
            double level = low.level();
            tellLevel(
                    StructureEventType.SWING_LOW,
                    null,
                    low,
                    level,
                    first ? null : SwingDetector.rankLow(previous, level));
            if (!first && isEqual(previous, level)) {
                tellLevel(
                        StructureEventType.EQUAL_LOWS, null, low, Math.min(previous, level), null);
            }
        }
    }

    private void renew(ReferenceSwing swing) {
        swing.replace(bars, length);
        statements.fact(BreakFact.Kind.SWING_STANDS, scope, swing);
    }

    private boolean isEqual(double previous, double level) {
        return atr.exists()
                && EqualLevels.areEqual(previous, level, parameters.equalTolerance(), atr.value());
    }

    /** Step 3: the references are swept. */
    void sweep(Bar bar) {
        if (high.canBeSwept() && LiquiditySweep.sweepsHigh(high.level(), bar.high(), bar.close())) {
            high.markSwept();
            tellLevel(
                    StructureEventType.LIQUIDITY_SWEEP,
                    Direction.BEARISH,
                    high,
                    high.level(),
                    null);
        }
        if (low.canBeSwept() && LiquiditySweep.sweepsLow(low.level(), bar.low(), bar.close())) {
            low.markSwept();
            tellLevel(
                    StructureEventType.LIQUIDITY_SWEEP, Direction.BULLISH, low, low.level(), null);
        }
    }

    private void tellLevel(
            StructureEventType type,
            Direction direction,
            ReferenceSwing swing,
            double level,
            StructureLabel label) {
        statements.level(type, direction, scope, swing.time(), level, label);
    }

    /** Step 4: the references are broken, the candle's own direction first. */
    void breakStructure(Bar bar) {
        if (bar.close() >= bar.open()) {
            breakSwing(high, bar.high(), bar.close());
            breakSwing(low, bar.low(), bar.close());
        } else {
            breakSwing(low, bar.low(), bar.close());
            breakSwing(high, bar.high(), bar.close());
        }
        high.carry(bars);
        low.carry(bars);
    }

    private void breakSwing(ReferenceSwing swing, double extreme, double close) {
        if (swing.stands()
                && StructureBreak.breaks(
                        swing.direction(), parameters.breakMode(), swing.level(), extreme, close)) {
            swing.markBroken();
            String breakId = statements.broken(scope, swing, trend);
            trend = swing.direction();
            bearOrderBlock(swing.direction(), swing.candidates(), breakId);
        }
    }

    private void bearOrderBlock(
            Direction direction, OrderBlockCandidates candidates, String breakId) {
        OrderBlockRule rule = parameters.orderBlockRule();
        if (candidates.isEmpty() || blocks.has(direction, candidates.time(rule))) {
            return;
        }
        if (blocks.isFull()) {
            tellReaction(StructureEventType.ORDER_BLOCK_EXPIRED, 0);
            blocks.removeOldest();
        }
        long t = bars.last();
        double volume = bars.volume(t);
        double before = bars.volume(t - 1);
        double twoBefore = bars.volume(t - 2);
        long anchor = candidates.time(rule);
        double top = candidates.top(rule);
        double bottom = candidates.bottom(rule);
        statements.orderBlock(
                direction,
                scope,
                anchor,
                top,
                bottom,
                breakId,
                volume + before + twoBefore,
                OrderBlockCandidates.strength(volume, before, twoBefore));
        blocks.add(direction, top, bottom, anchor, statements.confirmedTime());
    }

    void write(DataOutput out) throws IOException {
        out.writeChar(Direction.codeOf(trend));
        high.write(out);
        low.write(out);
        blocks.write(out);
    }

    void read(DataInput in) throws IOException {
        trend = Direction.ofCode(in.readChar());
        high.read(in);
        low.read(in);
        blocks.read(in);
    }
}
