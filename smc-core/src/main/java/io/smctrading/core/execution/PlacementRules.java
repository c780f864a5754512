package io.smctrading.core.execution;

import io.smctrading.core.market.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * What a venue would refuse, known before anything is sent. Rounding never enlarges: the quantity
 * goes down to whole lots, limits go to where they are never worse than asked, a stop goes towards
 * the entry so that its loss is never above the one that was sized.
 */
public final class PlacementRules {

    private PlacementRules() {}

    /** The intent on the instrument's grid; its quantity may be 0. */
    record Terms(BigDecimal quantity, BigDecimal limit, BigDecimal stop, BigDecimal target) {}

    static Terms termsOf(OrderIntent intent, Instrument instrument) {
        boolean buy = intent.side() == OrderSide.BUY;
        RoundingMode down = buy ? RoundingMode.FLOOR : RoundingMode.CEILING;
        RoundingMode up = buy ? RoundingMode.CEILING : RoundingMode.FLOOR;
        return new Terms(
                instrument.roundQuantityDown(intent.quantity()),
                round(instrument, intent.limitPrice(), down),
                round(instrument, intent.stopPrice(), up),
                round(instrument, intent.targetPrice(), up));
    }

    /**
     * Which rule refuses the intent, with the values.
     *
     * @param lastPrice the newest trade's price; null before the first
     * @return empty if it can be placed
     */
    public static Optional<String> refusal(
            OrderIntent intent, Instrument instrument, BigDecimal lastPrice) {
        Terms terms = termsOf(intent, instrument);
        if (terms.quantity().signum() == 0) {
            return refused(
                    "LOT_SIZE: quantity %s is below one lot of %s",
                    intent.quantity(), instrument.lotSize());
        }
        if (intent.reduceOnly()) {
            return terms.stop() == null && terms.target() == null
                    ? Optional.empty()
                    : refused(
                            "REDUCE_ONLY: an exit has no stop %s and no target %s of its own",
                            terms.stop(), terms.target());
        }
        if (intent.side() == OrderSide.SELL && !instrument.shortable()) {
            return refused(
                    "NOT_SHORTABLE: %s at %s cannot be sold short",
                    intent.symbol(), intent.venue());
        }
        BigDecimal reference = terms.limit() == null ? lastPrice : terms.limit();
        return wrongSide(intent, terms, reference)
                .or(() -> tooSmall("entry", reference, terms, instrument))
                .or(() -> tooSmall("stop", terms.stop(), terms, instrument))
                .or(() -> tooSmall("target", terms.target(), terms, instrument));
    }

    private static Optional<String> wrongSide(
            OrderIntent intent, Terms terms, BigDecimal reference) {
        boolean buy = intent.side() == OrderSide.BUY;
        BigDecimal low = buy ? terms.stop() : terms.target();
        BigDecimal high = buy ? terms.target() : terms.stop();
        if (notBelow(low, reference) || notBelow(reference, high) || notBelow(low, high)) {
            return refused(
                    "EXIT_PRICE: stop %s and target %s do not enclose the price %s of a %s",
                    terms.stop(), terms.target(), reference, intent.side());
        }
        return Optional.empty();
    }

    private static boolean notBelow(BigDecimal low, BigDecimal high) {
        return low != null && high != null && low.compareTo(high) >= 0;
    }

    private static Optional<String> tooSmall(
            String leg, BigDecimal price, Terms terms, Instrument instrument) {
        if (price == null
                || price.multiply(terms.quantity()).compareTo(instrument.minimumNotional()) >= 0) {
            return Optional.empty();
        }
        return refused(
                "MINIMUM_NOTIONAL: %s of %s at %s is %s, below %s",
                leg,
                terms.quantity().toPlainString(),
                price.toPlainString(),
                price.multiply(terms.quantity()).stripTrailingZeros().toPlainString(),
                instrument.minimumNotional().toPlainString());
    }

    private static BigDecimal round(Instrument instrument, BigDecimal price, RoundingMode mode) {
        return price == null ? null : instrument.roundPrice(price, mode);
    }

    private static Optional<String> refused(String rule, Object... values) {
        Object[] plain = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            plain[i] = values[i] instanceof BigDecimal number ? number.toPlainString() : values[i];
        }
        return Optional.of(rule.formatted(plain));
    }
}
