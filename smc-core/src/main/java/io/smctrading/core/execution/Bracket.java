package io.smctrading.core.execution;

import java.math.BigDecimal;

/**
 * An intent with all its orders: what has to be kept so that matching goes on after a restart.
 *
 * @param intent what binds
 * @param entry the intent's own order
 * @param stop stop-loss; null before the entry's first fill and where there is none
 * @param target take-profit; null before the entry's first fill and where there is none
 * @param reduced what reduce-only orders have closed of it
 */
public record Bracket(
        OrderIntent intent, Order entry, Order stop, Order target, BigDecimal reduced) {

    /** What the entry has opened and nothing has closed yet; 0 for a reduce-only order. */
    public BigDecimal exposure() {
        if (intent.reduceOnly()) {
            return BigDecimal.ZERO;
        }
        BigDecimal open = entry.filled().subtract(reduced);
        if (stop != null) {
            open = open.subtract(stop.filled());
        }
        return target == null ? open : open.subtract(target.filled());
    }

    /** Nothing works and nothing is open: no trade concerns it any more. */
    public boolean finished() {
        return entry.status().terminal()
                && (stop == null || stop.status().terminal())
                && (target == null || target.status().terminal())
                && exposure().signum() == 0;
    }
}
