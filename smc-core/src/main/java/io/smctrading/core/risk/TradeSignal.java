package io.smctrading.core.risk;

import io.smctrading.core.market.Side;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.portfolio.InstrumentId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/**
 * What risk needs to know of a trade signal.
 *
 * @param signalId deterministic id
 * @param instrument what to trade
 * @param timeframe of the candles behind it; null for what a person asks for
 * @param side direction of the position to open
 * @param confirmedTime market time at which it became known
 * @param validUntil market time from which on it is worth nothing
 * @param entry planned entry price, above 0
 * @param stop where the idea is wrong; null only for what a person asks for
 * @param target where profit is taken; null only for what a person asks for
 */
public record TradeSignal(
        String signalId,
        InstrumentId instrument,
        Timeframe timeframe,
        Side side,
        Instant confirmedTime,
        Instant validUntil,
        BigDecimal entry,
        BigDecimal stop,
        BigDecimal target) {

    /** The order in which signals of one minute are decided upon. */
    static final Comparator<TradeSignal> CANONICAL =
            Comparator.comparing(TradeSignal::confirmedTime)
                    .thenComparing(TradeSignal::instrument)
                    .thenComparing(TradeSignal::timeframe)
                    .thenComparing(TradeSignal::signalId);
}
