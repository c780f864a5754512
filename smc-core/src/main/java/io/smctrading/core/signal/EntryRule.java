package io.smctrading.core.signal;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Side;
import java.util.OptionalDouble;

/**
 * Entry, stop and target of a return to an order block.
 *
 * <pre>
 *             ┃ break arms the block      target = entry + rewardRisk × (entry − stop)
 *   ──────────┃──
 *           ┃   ┃ ┃
 *   ┌─┐   ┃       ┃ ┃
 *   │┃│ ┃           ┃ ← return: entry = its close
 *   └─┘ ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ stop = block's bottom − stopBufferAtr × ATR
 * </pre>
 *
 * A short is mirrored. There is none if the stop would not lie beyond the entry, or without ATR.
 */
public final class EntryRule {
    private final EntryParameters parameters;

    public EntryRule(EntryParameters parameters) {
        this.parameters = parameters;
    }

    /**
     * Price of the stop, none if there can be no entry.
     *
     * @param atr average true range at the returning candle, NaN if there is none
     */
    OptionalDouble stop(Side side, double top, double bottom, Bar returning, double atr) {
        double buffer = parameters.stopBufferAtr() * atr;
        double stop = side == Side.LONG ? bottom - buffer : top + buffer;
        double entry = returning.close();
        boolean protects = side == Side.LONG ? stop < entry : stop > entry;
        return protects ? OptionalDouble.of(stop) : OptionalDouble.empty();
    }

    double target(double entry, double stop) {
        return entry + parameters.rewardRisk() * (entry - stop);
    }

    /** Whether a candidate is good enough to be a signal. */
    public boolean accepts(EntrySignal candidate) {
        return candidate.confidence() >= parameters.minConfidence();
    }
}
