package io.smctrading.simulator.core;

import java.math.BigDecimal;

/**
 * What a margin account holds of an instrument, netted.
 *
 * @param quantity in the base asset, negative if short
 * @param entryPrice average of what is still held
 * @param realisedProfit earned so far in the quote asset, before fees
 */
public record Position(BigDecimal quantity, BigDecimal entryPrice, BigDecimal realisedProfit) {

    public static final Position FLAT =
            new Position(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** What would be earned if it were closed at a price. */
    public BigDecimal unrealised(BigDecimal price) {
        return price.subtract(entryPrice).multiply(quantity);
    }
}
