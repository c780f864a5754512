package io.smctrading.core.portfolio;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is held of one instrument, by average cost.
 *
 * <p>The cost is kept, not the average: sums are exact, and whatever a partial close rounds stays
 * in the rest, so that realized and unrealized profit always add up to the change of equity.
 *
 * @param instrument what is held
 * @param quantity in the base asset; negative for a short
 * @param cost signed quantity times price of what is open, in the quote asset; negative for a short
 */
public record Position(InstrumentId instrument, BigDecimal quantity, BigDecimal cost) {

    /** Digits of the cost behind the point: quantity and price have eight each. */
    private static final int COST_SCALE = 16;

    private static final int PRICE_SCALE = 8;

    /** A position after a fill, and what the fill realized. */
    record Change(Position position, BigDecimal realized) {}

    static Position flat(InstrumentId instrument) {
        return new Position(instrument, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    public boolean isFlat() {
        return quantity.signum() == 0;
    }

    /** Average entry price in the quote asset, rounded to eight decimals; 0 if flat. */
    public BigDecimal averagePrice() {
        return isFlat()
                ? BigDecimal.ZERO
                : cost.divide(quantity, PRICE_SCALE, RoundingMode.HALF_EVEN);
    }

    /** Signed value at a price. */
    public BigDecimal valueAt(BigDecimal price) {
        return quantity.multiply(price);
    }

    public BigDecimal unrealizedProfitAt(BigDecimal price) {
        return valueAt(price).subtract(cost);
    }

    /** The fill first closes what stands against it; the rest opens. The fee is not in here. */
    Change apply(Fill fill) {
        BigDecimal traded = fill.signedQuantity();
        if (quantity.signum() * traded.signum() >= 0) {
            return new Change(increasedBy(traded, fill.price()), BigDecimal.ZERO);
        }
        BigDecimal closed = traded.abs().min(quantity.abs());
        boolean all = closed.compareTo(quantity.abs()) == 0;
        BigDecimal closedCost =
                all
                        ? cost
                        : cost.multiply(closed)
                                .divide(quantity.abs(), COST_SCALE, RoundingMode.HALF_EVEN);
        BigDecimal signedClosed = quantity.signum() > 0 ? closed : closed.negate();
        BigDecimal realized = signedClosed.multiply(fill.price()).subtract(closedCost);
        Position rest =
                all
                        ? flat(instrument)
                        : new Position(
                                instrument,
                                quantity.subtract(signedClosed),
                                cost.subtract(closedCost));
        BigDecimal opened = traded.add(signedClosed);
        return new Change(
                opened.signum() == 0 ? rest : rest.increasedBy(opened, fill.price()), realized);
    }

    private Position increasedBy(BigDecimal traded, BigDecimal price) {
        return new Position(instrument, quantity.add(traded), cost.add(traded.multiply(price)));
    }
}
