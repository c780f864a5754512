package io.smctrading.jobs.ingest.io;

import io.smctrading.core.market.Candle;
import io.smctrading.jobs.support.ClockMapper;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.schemas.CandleOrClock;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Records of {@code market.candles}. */
public final class CandleMapper {

    private static final int SCALE = 8;

    /** The contract's largest number: a larger volume, of no market so far, is cut to it. */
    static final BigDecimal LARGEST = new BigDecimal("999999999999.99999999");

    private CandleMapper() {}

    public static CandleOrClock toWire(OrClock<Candle> record) {
        return new CandleOrClock(
                record.isClock() ? ClockMapper.toWire(record.clock()) : candle(record.value()));
    }

    private static io.smctrading.schemas.Candle candle(Candle candle) {
        return io.smctrading.schemas.Candle.newBuilder()
                .setVenue(candle.series().venue())
                .setSymbol(candle.series().symbol())
                .setTimeframe(candle.series().timeframe().code())
                .setOpenTime(candle.openTime())
                .setCloseTime(candle.closeTime())
                .setOpen(exact(candle.open()))
                .setHigh(exact(candle.high()))
                .setLow(exact(candle.low()))
                .setClose(exact(candle.close()))
                .setVolume(exact(candle.volume().min(LARGEST)))
                .setTrades(candle.trades())
                .build();
    }

    private static BigDecimal exact(BigDecimal value) {
        return value.setScale(SCALE, RoundingMode.UNNECESSARY);
    }
}
