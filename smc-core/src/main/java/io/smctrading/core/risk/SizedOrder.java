package io.smctrading.core.risk;

import io.smctrading.core.market.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much of a proposal would be ordered: as much as loses the allowed fraction of equity at the
 * stop, but no more than the largest position, and on a spot venue no more than the cash pays for;
 * then down to whole lots.
 *
 * @param prices of the bracket
 * @param quantity whole lots in the base asset; 0 if not even one lot is allowed
 * @param notional planned entry price times quantity
 * @param riskAmount loss at the stop, without costs
 * @param bound what kept it from being larger
 */
public record SizedOrder(
        BracketPrices prices,
        BigDecimal quantity,
        BigDecimal notional,
        BigDecimal riskAmount,
        Bound bound) {

    /** What limits a quantity. */
    public enum Bound {
        RISK,
        POSITION,
        CASH,
        /** Whoever asked for it wants no more. */
        REQUEST
    }

    private static final int QUANTITY_SCALE = 16;

    /** What the contracts' twelve digits before the point hold. */
    private static final BigDecimal LARGEST_QUANTITY = new BigDecimal("100000000000");

    /** The stop must be on the losing side and the entry above 0. */
    static SizedOrder of(Proposal proposal) {
        RiskLimits limits = proposal.limits();
        Proposal.Figures figures = proposal.figures();
        BracketPrices prices = proposal.prices();
        Instrument instrument = proposal.instrument();
        BigDecimal distance = prices.stopDistance(proposal.signal().side());
        BigDecimal quantity =
                quantityFor(figures.equity().multiply(limits.riskPerTrade()), distance);
        Bound bound = Bound.RISK;
        BigDecimal largestPosition =
                quantityFor(figures.equity().multiply(limits.maximumPosition()), prices.entry());
        if (largestPosition.compareTo(quantity) < 0) {
            quantity = largestPosition;
            bound = Bound.POSITION;
        }
        if (!instrument.shortable()) {
            BigDecimal withCosts = BigDecimal.ONE.add(limits.costAllowance());
            BigDecimal spendable = figures.cash().subtract(figures.reserved().multiply(withCosts));
            BigDecimal affordable = quantityFor(spendable, prices.entry().multiply(withCosts));
            if (affordable.compareTo(quantity) < 0) {
                quantity = affordable;
                bound = Bound.CASH;
            }
        }
        BigDecimal lots = instrument.roundQuantityDown(quantity.min(LARGEST_QUANTITY));
        return new SizedOrder(
                prices, lots, lots.multiply(prices.entry()), lots.multiply(distance), bound);
    }

    /** Another quantity at the same prices. */
    SizedOrder of(BigDecimal asked, Proposal proposal) {
        BigDecimal distance = prices.stopDistance(proposal.signal().side());
        return new SizedOrder(
                prices,
                asked,
                asked.multiply(prices.entry()),
                asked.multiply(distance),
                Bound.REQUEST);
    }

    private static BigDecimal quantityFor(BigDecimal amount, BigDecimal perUnit) {
        return amount.max(BigDecimal.ZERO).divide(perUnit, QUANTITY_SCALE, RoundingMode.DOWN);
    }
}
