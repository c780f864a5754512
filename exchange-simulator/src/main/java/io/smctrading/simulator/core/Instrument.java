package io.smctrading.simulator.core;

import java.math.BigDecimal;

/**
 * What can be traded, and by which rules. Prices are in the quote asset, quantities in the base.
 *
 * @param category the exchange's own group of it: {@code spot}, {@code linear}, {@code fx}
 * @param tick step of prices
 * @param step step of quantities
 * @param minimumNotional least price × quantity of an order
 * @param makerFee fraction of the value of a fill of a resting order
 * @param takerFee fraction of the value of a fill that takes from the book
 * @param leverage of a margin instrument; 1 for spot
 * @param spread between best bid and best ask, a multiple of the tick
 * @param levelSize quantity on each level of the synthetic book
 * @param priceAnchor price that stands for the first recorded one; null plays the recorded prices
 * @param priceDamping how much of a recorded move is played around the anchor, 1 = all of it
 */
public record Instrument(
        String category,
        String symbol,
        Kind kind,
        String base,
        String quote,
        BigDecimal tick,
        BigDecimal step,
        BigDecimal minimumQuantity,
        BigDecimal maximumQuantity,
        BigDecimal minimumNotional,
        BigDecimal makerFee,
        BigDecimal takerFee,
        BigDecimal leverage,
        BigDecimal spread,
        BigDecimal levelSize,
        BigDecimal priceAnchor,
        BigDecimal priceDamping) {

    /** How trades of it are settled. */
    public enum Kind {
        /** Both assets change hands. */
        SPOT,
        /** A position is opened and closed; profit and fees are settled in the quote asset. */
        MARGIN
    }

    /** Unique within one exchange: {@code spot:BTCUSDT}. */
    public String key() {
        return category + ":" + symbol;
    }
}
