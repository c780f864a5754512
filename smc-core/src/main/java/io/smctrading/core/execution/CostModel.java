package io.smctrading.core.execution;

import io.smctrading.core.market.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a fill costs beside its price. Every rounding goes against us.
 *
 * @param feeRate fee as a fraction of price × quantity, 0 … 1
 * @param slippageTicks how much worse than the trade a market order fills, in ticks, not negative
 * @param slippageBasisPoints the same as a share of the price, in 1/10,000, added to the ticks
 */
public record CostModel(BigDecimal feeRate, int slippageTicks, BigDecimal slippageBasisPoints) {

    /** No fee, no slippage. */
    public static final CostModel FREE = new CostModel(BigDecimal.ZERO, 0, BigDecimal.ZERO);

    private static final BigDecimal BASIS_POINTS = BigDecimal.valueOf(10_000);

    public CostModel {
        if (feeRate.signum() < 0 || feeRate.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("fee rate " + feeRate + " is not within 0 … 1");
        }
        if (slippageTicks < 0 || slippageBasisPoints.signum() < 0) {
            throw new IllegalArgumentException(
                    "slippage %s ticks, %s basis points is negative"
                            .formatted(slippageTicks, slippageBasisPoints));
        }
    }

    /** Price of a market order that a trade fills: worse by the slippage, on the tick, above 0. */
    public BigDecimal marketPrice(OrderSide side, BigDecimal tradePrice, Instrument instrument) {
        BigDecimal slippage =
                instrument
                        .tickSize()
                        .multiply(BigDecimal.valueOf(slippageTicks))
                        .add(
                                tradePrice
                                        .multiply(slippageBasisPoints)
                                        .divide(BASIS_POINTS, Order.SCALE, RoundingMode.CEILING));
        BigDecimal price =
                side == OrderSide.BUY ? tradePrice.add(slippage) : tradePrice.subtract(slippage);
        return instrument.roundPrice(price, side.against()).max(instrument.tickSize());
    }

    /** Fee in the quote asset, 8 decimals. */
    public BigDecimal fee(BigDecimal price, BigDecimal quantity) {
        return price.multiply(quantity)
                .multiply(feeRate)
                .setScale(Order.SCALE, RoundingMode.CEILING);
    }
}
