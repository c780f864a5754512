package io.smctrading.jobs.cep.io;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Series;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.mapping.ClockMapper;
import io.smctrading.platform.wire.mapping.TimeframeMapper;
import io.smctrading.schemas.CandleOrClock;
import java.math.BigDecimal;

/** Records of {@code market.candles}; a candle that cannot be is refused with its rule. */
public final class CandleMapper {

    private CandleMapper() {}

    public static OrClock<Candle> fromWire(CandleOrClock wire) throws WireException {
        if (wire.getValue() instanceof io.smctrading.schemas.Clock clock) {
            return OrClock.clock(ClockMapper.fromWire(clock));
        }
        return OrClock.of(candle((io.smctrading.schemas.Candle) wire.getValue()));
    }

    private static Candle candle(io.smctrading.schemas.Candle wire) throws WireException {
        Candle candle =
                new Candle(
                        new Series(
                                wire.getVenue(),
                                wire.getSymbol(),
                                TimeframeMapper.fromWire(wire.getTimeframe())),
                        wire.getOpenTime(),
                        wire.getOpen(),
                        wire.getHigh(),
                        wire.getLow(),
                        wire.getClose(),
                        wire.getVolume(),
                        wire.getTrades());
        require(candle.low().signum() > 0, "low", candle.low(), "above 0");
        require(
                candle.high().compareTo(candle.open().max(candle.close())) >= 0,
                "high",
                candle.high(),
                "at least open and close");
        require(
                candle.low().compareTo(candle.open().min(candle.close())) <= 0,
                "low",
                candle.low(),
                "at most open and close");
        require(candle.volume().signum() >= 0, "volume", candle.volume(), "0 or more");
        if (!candle.series().timeframe().openTime(candle.openTime()).equals(candle.openTime())) {
            throw new WireException(
                    "openTime '"
                            + candle.openTime()
                            + "' is not a multiple of "
                            + candle.series().timeframe());
        }
        return candle;
    }

    private static void require(boolean holds, String field, BigDecimal value, String allowed)
            throws WireException {
        if (!holds) {
            throw new WireException(field + " '" + value.toPlainString() + "' is not " + allowed);
        }
    }
}
