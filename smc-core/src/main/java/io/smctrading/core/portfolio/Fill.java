package io.smctrading.core.portfolio;

import io.smctrading.core.market.Side;
import java.math.BigDecimal;

/**
 * Something was bought or sold.
 *
 * @param instrument what
 * @param side LONG if bought, SHORT if sold
 * @param quantity in the base asset, above 0
 * @param price in the quote asset, above 0
 * @param fee in the quote asset, not negative
 */
public record Fill(
        InstrumentId instrument, Side side, BigDecimal quantity, BigDecimal price, BigDecimal fee) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a number is outside its range
     */
    public Fill {
        if (quantity.signum() <= 0 || price.signum() <= 0 || fee.signum() < 0) {
            throw new IllegalArgumentException(
                    "a fill of "
                            + quantity
                            + " at "
                            + price
                            + " with fee "
                            + fee
                            + " is impossible, quantity and price must be above 0, the fee not"
                            + " negative");
        }
    }

    /** Above 0 if bought, below if sold. */
    BigDecimal signedQuantity() {
        return side == Side.LONG ? quantity : quantity.negate();
    }
}
