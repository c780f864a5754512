package io.smctrading.jobs.ingest.io;

import io.smctrading.core.market.Trade;
import io.smctrading.jobs.support.ClockMapper;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.Clock;
import io.smctrading.schemas.ClockMark;
import io.smctrading.schemas.TradeOrClock;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Records of {@code market.trades}, and the rules a trade has to keep:
 *
 * <ul>
 *   <li>venue, symbol and trade id are not blank;
 *   <li>the price is above 0, the quantity not negative, both within {@code decimal(20,8)};
 *   <li>the time lies between 1980 and 2100: what is outside mistook its unit (seconds or
 *       microseconds for milliseconds), and one trade of the far future would turn all that follow
 *       late. There is no rule against the system's clock, which a replay is far behind.
 * </ul>
 *
 * A record that breaks one is a dead letter with the rule and the value as its reason.
 */
public final class TradeMapper {

    static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");
    static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
    private static final int PRECISION = 20;

    private TradeMapper() {}

    /**
     * Maps and validates one record.
     *
     * @throws WireException if a rule is broken
     */
    public static OrClock<Trade> fromWire(TradeOrClock wire) throws WireException {
        if (wire.getValue() instanceof Clock clock) {
            return clock(clock);
        }
        return OrClock.of(trade((io.smctrading.schemas.Trade) wire.getValue()));
    }

    private static Trade trade(io.smctrading.schemas.Trade wire) throws WireException {
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
                notBlank("venue", wire.getVenue()),
                notBlank("symbol", wire.getSymbol()),
                notBlank("tradeId", wire.getTradeId()),
                sane(wire.getTime()),
                price,
                quantity);
    }

    private static OrClock<Trade> clock(Clock wire) throws WireException {
        notBlank("clock venue", wire.getVenue());
        notBlank("clock symbol", wire.getSymbol());
        sane(wire.getTime());
        if (wire.getMark() != ClockMark.MARKET) {
            throw new WireException("clock mark '" + wire.getMark() + "' is not MARKET");
        }
        return OrClock.clock(ClockMapper.fromWire(wire));
    }

    private static String notBlank(String field, String text) throws WireException {
        if (text.isBlank()) {
            throw new WireException(field + " '" + text + "' is blank");
        }
        return text;
    }

    private static Instant sane(Instant time) throws WireException {
        if (time.isBefore(EARLIEST) || !time.isBefore(END)) {
            throw new WireException(
                    "time '" + time + "' is not from " + EARLIEST + " to before " + END);
        }
        return time;
    }

    private static BigDecimal inRange(String field, BigDecimal value) throws WireException {
        if (value.precision() > PRECISION) {
            throw new WireException(
                    field + " '" + value.toPlainString() + "' does not fit decimal(20,8)");
        }
        return value;
    }
}
