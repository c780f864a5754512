package io.smctrading.jobs.risk.io;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.jobs.support.ClockMapper;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.platform.wire.WireException;
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
        try {
            return OrClock.of(
                    new Candle(
                            new Series(
                                    candle.getVenue(),
                                    candle.getSymbol(),
                                    Timeframe.of(candle.getTimeframe())),
                            candle.getOpenTime(),
                            Decimals.fromWire("open", candle.getOpen()),
                            Decimals.fromWire("high", candle.getHigh()),
                            Decimals.fromWire("low", candle.getLow()),
                            Decimals.fromWire("close", candle.getClose()),
                            Decimals.fromWire("volume", candle.getVolume()),
                            candle.getTrades()));
        } catch (IllegalArgumentException e) {
            throw new WireException(e.getMessage(), e);
        }
    }
}
