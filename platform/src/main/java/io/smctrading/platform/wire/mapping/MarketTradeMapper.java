package io.smctrading.platform.wire.mapping;

import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Trade;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.WireTime;
import io.smctrading.schemas.ClockMark;
import java.math.BigDecimal;

/**
 * Records of {@code market.trades}, and the rules they have to keep for everybody who reads them:
 *
 * <ul>
 *   <li>venue, symbol and trade id are not blank and have at most {@value #LONGEST_NAME}
 *       characters;
 *   <li>the price is above 0, the quantity not negative, both within {@code decimal(20,8)};
 *   <li>the time keeps {@link WireTime};
 *   <li>a clock is the market's.
 * </ul>
 */
public final class MarketTradeMapper {

    private static final int LONGEST_NAME = 255;

    private MarketTradeMapper() {}

    /**
     * @throws WireException if a rule is broken, with the rule and the value
     */
    public static Trade fromWire(io.smctrading.schemas.Trade wire) throws WireException {
        BigDecimal price = inRange("price", wire.getPrice());
        BigDecimal quantity = inRange("quantity", wire.getQuantity());
        if (price.signum() <= 0) {
            throw new WireException("price '" + price.toPlainString() + "' is not above 0");
        }
        if (quantity.signum() < 0) {
            throw new WireException(
                    "quantity '" + quantity.toPlainString() + "' is not 0 or above");
        }
        return new Trade(
                name("venue", wire.getVenue()),
                name("symbol", wire.getSymbol()),
                name("tradeId", wire.getTradeId()),
                WireTime.checked("time", wire.getTime()),
                price,
                quantity);
    }

    /**
     * @throws WireException if a rule is broken, with the rule and the value
     */
    public static Clock fromWire(io.smctrading.schemas.Clock wire) throws WireException {
        name("clock venue", wire.getVenue());
        name("clock symbol", wire.getSymbol());
        WireTime.checked("time", wire.getTime());
        if (wire.getMark() != ClockMark.MARKET) {
            throw new WireException("clock mark '" + wire.getMark() + "' is not MARKET");
        }
        return ClockMapper.fromWire(wire);
    }

    private static String name(String field, String text) throws WireException {
        if (text.isBlank()) {
            throw new WireException(field + " '" + text + "' is blank");
        }
        if (text.length() > LONGEST_NAME) {
            throw new WireException(
                    field
                            + " has "
                            + text.length()
                            + " characters, allowed: up to "
                            + LONGEST_NAME);
        }
        return text;
    }

    private static BigDecimal inRange(String field, BigDecimal value) throws WireException {
        if (value.precision() > WireDecimal.PRECISION) {
            throw new WireException(
                    field + " '" + value.toPlainString() + "' does not fit decimal(20,8)");
        }
        return value;
    }
}
