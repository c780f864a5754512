package io.smctrading.simulator.core;

import java.math.BigDecimal;
import java.math.MathContext;

/** How an execution changes a margin position, and what is earned by it. */
@FunctionalInterface
public interface Netting {

    /** Profit is what a price is above the average entry, as futures exchanges reckon. */
    Netting AVERAGE = (order, held, signed, price) -> average(held, signed, price);

    /**
     * The position after an execution.
     *
     * @param signed base quantity, negative if sold
     */
    Position apply(Order order, Position held, BigDecimal signed, BigDecimal price);

    private static Position average(Position held, BigDecimal signed, BigDecimal price) {
        BigDecimal total = held.quantity().add(signed);
        if (held.quantity().signum() == 0 || held.quantity().signum() == signed.signum()) {
            BigDecimal cost =
                    held.entryPrice().multiply(held.quantity()).add(price.multiply(signed));
            BigDecimal entry =
                    total.signum() == 0
                            ? BigDecimal.ZERO
                            : cost.divide(total, MathContext.DECIMAL64);
            return new Position(total, entry, held.realisedProfit());
        }
        BigDecimal closed = signed.abs().min(held.quantity().abs());
        BigDecimal profit =
                price.subtract(held.entryPrice())
                        .multiply(closed)
                        .multiply(BigDecimal.valueOf(held.quantity().signum()));
        BigDecimal entry = held.entryPrice();
        if (total.signum() == 0) {
            entry = BigDecimal.ZERO;
        } else if (total.signum() != held.quantity().signum()) {
            entry = price;
        }
        return new Position(total, entry, held.realisedProfit().add(Settlement.cut(profit)));
    }
}
