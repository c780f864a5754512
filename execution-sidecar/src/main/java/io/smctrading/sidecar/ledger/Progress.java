package io.smctrading.sidecar.ledger;

import io.smctrading.core.market.Clock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Up to where the feeds have been handled, and what the venue had seen there.
 *
 * @param positions next offset per partition
 * @param markets what was seen of each symbol
 * @param clocks the newest of each symbol and mark that was passed on, or is behind what is
 *     recorded
 */
public record Progress(
        Map<FeedPartition, Long> positions, List<MarketRow> markets, List<Clock> clocks) {

    public static final Progress NONE = new Progress(Map.of(), List.of(), List.of());

    /**
     * @param venue exchange
     * @param symbol canonical symbol
     * @param marketTime newest time of a trade or clock; null before the first
     * @param clockTime time of the newest clock; null before the first
     * @param lastPrice price of the newest trade; null before the first
     */
    public record MarketRow(
            String venue,
            String symbol,
            Instant marketTime,
            Instant clockTime,
            BigDecimal lastPrice) {}
}
