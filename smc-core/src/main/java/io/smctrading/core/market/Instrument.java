package io.smctrading.core.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What may be traded of a symbol, and in which steps.
 *
 * @param venue lower-case name of the exchange
 * @param symbol canonical symbol, {@code BASE-QUOTE}
 * @param venueSymbol the venue's own name for it
 * @param baseAsset what is bought
 * @param quoteAsset what it is paid with
 * @param tickSize smallest price step, above 0
 * @param lotSize smallest quantity step, above 0
 * @param minimumNotional least price × quantity of an order, in the quote asset, not negative
 * @param shortable whether a position may be negative; a spot venue's may not
 */
public record Instrument(
        String venue,
        String symbol,
        String venueSymbol,
        String baseAsset,
        String quoteAsset,
        BigDecimal tickSize,
        BigDecimal lotSize,
        BigDecimal minimumNotional,
        boolean shortable) {

    /** The quantity in whole lots, never more than asked. */
    public BigDecimal roundQuantityDown(BigDecimal quantity) {
        return quantity.divide(lotSize, 0, RoundingMode.DOWN).multiply(lotSize);
    }

    /** The price on the tick grid; which way to go is the caller's matter. */
    public BigDecimal roundPrice(BigDecimal price, RoundingMode mode) {
        return price.divide(tickSize, 0, mode).multiply(tickSize);
    }
}
