package io.smctrading.simulator.bybit;

import io.smctrading.simulator.core.Instrument;
import io.smctrading.simulator.core.Side;
import java.math.BigDecimal;

/** What an instrument asks of prices and quantities, in Bybit's words for each category. */
final class OrderRules {

    /** How far beyond the last price an order may reach, as a part of it. */
    static final BigDecimal BAND = new BigDecimal("0.1");

    /** Step of amounts in the quote asset on spot. */
    static final BigDecimal QUOTE_STEP = new BigDecimal("0.0000001");

    private final Instrument instrument;
    private final BigDecimal lastPrice;
    private final boolean spot;

    OrderRules(Instrument instrument, BigDecimal lastPrice) {
        this.instrument = instrument;
        this.lastPrice = lastPrice;
        this.spot = instrument.kind() == Instrument.Kind.SPOT;
    }

    BigDecimal lastPrice() {
        return lastPrice;
    }

    void checkPrice(String name, BigDecimal price) {
        if (price == null || price.signum() <= 0) {
            throw spot && price != null
                    ? RetCode.SPOT_PRICE_TOO_LOW.refusal()
                    : Parameters.invalid(name);
        }
        if (!Decimals.fits(price, instrument.tick())) {
            throw spot ? RetCode.SPOT_PRICE_DECIMALS.refusal() : Parameters.invalid(name);
        }
    }

    void checkBand(Side side, BigDecimal price) {
        BigDecimal highest = lastPrice.multiply(BigDecimal.ONE.add(BAND));
        BigDecimal lowest = lastPrice.multiply(BigDecimal.ONE.subtract(BAND));
        if (side.buys() && price.compareTo(highest) > 0) {
            throw spot
                    ? RetCode.SPOT_BUY_PRICE_TOO_HIGH.refusal(Decimals.plain(highest))
                    : RetCode.PRICE_OUT_OF_RANGE.refusal();
        }
        if (!side.buys() && price.compareTo(lowest) < 0) {
            throw spot
                    ? RetCode.SPOT_SELL_PRICE_TOO_LOW.refusal(Decimals.plain(lowest))
                    : RetCode.PRICE_OUT_OF_RANGE.refusal();
        }
    }

    void checkPositive(BigDecimal quantity) {
        if (quantity == null || quantity.signum() <= 0) {
            throw spot
                    ? RetCode.SPOT_INVALID_DATA.refusal("qty")
                    : RetCode.PARAMETER_ERROR.refusal("params error: Qty invalid");
        }
    }

    void checkQuantity(BigDecimal quantity) {
        if (!Decimals.fits(quantity, instrument.step())) {
            throw spot
                    ? RetCode.SPOT_QUANTITY_DECIMALS.refusal()
                    : RetCode.PARAMETER_ERROR.refusal("params error: Qty invalid");
        }
        if (quantity.compareTo(instrument.minimumQuantity()) < 0) {
            throw spot
                    ? RetCode.SPOT_QUANTITY_TOO_SMALL.refusal()
                    : RetCode.PARAMETER_ERROR.refusal(
                            "The number of contracts exceeds minimum limit allowed");
        }
        if (quantity.compareTo(instrument.maximumQuantity()) > 0) {
            throw spot
                    ? RetCode.SPOT_QUANTITY_TOO_LARGE.refusal()
                    : RetCode.PARAMETER_ERROR.refusal(
                            "The number of contracts exceeds maximum limit allowed: too large");
        }
    }

    /** An amount of the quote asset that a spot market order spends or earns. */
    void checkAmount(BigDecimal amount) {
        if (!Decimals.fits(amount, QUOTE_STEP)) {
            throw RetCode.SPOT_AMOUNT_DECIMALS.refusal();
        }
        checkValue(amount);
    }

    void checkValue(BigDecimal value) {
        BigDecimal least = instrument.minimumNotional();
        if (value.compareTo(least) < 0) {
            throw spot
                    ? RetCode.SPOT_VALUE_TOO_SMALL.refusal()
                    : RetCode.NOTIONAL_TOO_SMALL.refusal(
                            "Order does not meet minimum order value "
                                    + Decimals.plain(least)
                                    + instrument.quote());
        }
    }

    /** Profit must lie beyond the base price in the direction of the order, loss behind it. */
    void checkProtection(Side side, BigDecimal base, BigDecimal takeProfit, BigDecimal stopLoss) {
        check("TakeProfit", side, base, takeProfit, side.buys());
        check("StopLoss", side, base, stopLoss, !side.buys());
    }

    private void check(String what, Side side, BigDecimal base, BigDecimal price, boolean above) {
        if (price == null) {
            return;
        }
        checkPrice(what, price);
        int order = price.compareTo(base);
        if (above ? order <= 0 : order >= 0) {
            throw RetCode.PARAMETER_ERROR.refusal(
                    what
                            + ":"
                            + price.toPlainString()
                            + " set for "
                            + OrderViews.side(side)
                            + " position should be "
                            + (above ? "higher" : "lower")
                            + " than base_price:"
                            + base.toPlainString()
                            + "??LastPrice");
        }
    }
}
