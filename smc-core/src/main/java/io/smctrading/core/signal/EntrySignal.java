package io.smctrading.core.signal;

import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Side;
import io.smctrading.core.structure.Scope;
import java.time.Instant;
import java.util.Objects;

/**
 * Price came back to the order block of a break: enter here, stop there. Prices are what the
 * detectors computed; whoever makes an order of them rounds to the instrument's tick.
 *
 * @param signalId deterministic: a replay makes the same ids
 * @param side of the position to open
 * @param scope whose structure it follows
 * @param series whose candle confirmed it
 * @param anchorTime open time of the order block's candle
 * @param confirmedTime close time of the candle that returned to the block
 * @param validUntil an order that cannot be placed by then, in market time, is not placed
 * @param entry close of that candle
 * @param stop beyond the block by a buffer: below the entry of a long, above that of a short
 * @param target a multiple of the stop's distance on the other side
 * @param confidence in hundredths, 30 to 100
 * @param factors why
 * @param zoneId event id of the order block
 * @param breakId event id of the break
 */
public record EntrySignal(
        String signalId,
        Side side,
        Scope scope,
        Series series,
        Instant anchorTime,
        Instant confirmedTime,
        Instant validUntil,
        double entry,
        double stop,
        double target,
        int confidence,
        EntryFactors factors,
        String zoneId,
        String breakId)
        implements OfSeries {

    public EntrySignal {
        Objects.requireNonNull(signalId, "signalId");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(series, "series");
        Objects.requireNonNull(anchorTime, "anchorTime");
        Objects.requireNonNull(confirmedTime, "confirmedTime");
        Objects.requireNonNull(validUntil, "validUntil");
        Objects.requireNonNull(factors, "factors");
        Objects.requireNonNull(zoneId, "zoneId");
        Objects.requireNonNull(breakId, "breakId");
    }
}
