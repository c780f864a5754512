package io.smctrading.jobs.risk.io;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Series;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.mapping.ClockMapper;
import io.smctrading.platform.wire.mapping.TimeframeMapper;
import io.smctrading.schemas.CandleOrClock;
import io.smctrading.schemas.Clock;

/** Records of {@code market.candles}. */
public final class CandleMapper {

    private CandleMapper() {}

    /**
     * A candle or a clock of its symbol.
     *
     * @throws WireException if the timeframe is unknown or the close not above 0
     */
    public static OrClock<Candle> fromWire(CandleOrClock wire) throws WireException {
        if (wire.getValue() instanceof Clock clock) {
            return OrClock.clock(ClockMapper.fromWire(clock));
        }
        io.smctrading.schemas.Candle candle = (io.smctrading.schemas.Candle) wire.getValue();
        if (candle.getClose().signum() <= 0) {
            throw new WireException(
                    "close " + candle.getClose().toPlainString() + " is not above 0");
        }
        return OrClock.of(
                new Candle(
                        new Series(
                                candle.getVenue(),
                                candle.getSymbol(),
                                TimeframeMapper.fromWire(candle.getTimeframe())),
                        candle.getOpenTime(),
                        WireDecimal.checked("open", candle.getOpen()),
                        WireDecimal.checked("high", candle.getHigh()),
                        WireDecimal.checked("low", candle.getLow()),
                        WireDecimal.checked("close", candle.getClose()),
                        WireDecimal.checked("volume", candle.getVolume()),
                        candle.getTrades()));
    }
}
