package io.smctrading.core.execution;

import io.smctrading.core.market.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A venue's execution as the ledger books it. A fee in the base asset makes the quantity smaller
 * and is worth its price in the quote asset, so that cash and holdings are what the venue has:
 *
 * <pre>
 *   bought 1 at 100, fee 0.001 of it  =  bought 0.999 at 100, fee 0.1
 *   cash   − 99.9 − 0.1 = − 100          holding + 0.999
 * </pre>
 *
 * @param executed what the venue executed, in the base asset
 * @param kept what is ours of it
 * @param fee in the quote asset
 */
record BookedFill(BigDecimal executed, BigDecimal kept, BigDecimal fee) {

    static BookedFill of(VenueFill fill, Instrument instrument, FeeRates otherFees) {
        BigDecimal executed = fill.quantity();
        if (fill.fee().signum() == 0 || fill.feeAsset().equals(instrument.quoteAsset())) {
            return new BookedFill(executed, executed, fill.fee());
        }
        if (fill.feeAsset().equals(instrument.baseAsset()) && fill.side() == OrderSide.BUY) {
            BigDecimal value = fill.fee().multiply(fill.price());
            return new BookedFill(executed, executed.subtract(fill.fee()), cents(value));
        }
        BigDecimal rate = otherFees.rate(fill.feeAsset(), instrument.quoteAsset());
        return new BookedFill(executed, executed, cents(fill.fee().multiply(rate)));
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(Order.SCALE, RoundingMode.HALF_UP);
    }
}
