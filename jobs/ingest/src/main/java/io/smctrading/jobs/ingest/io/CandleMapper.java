package io.smctrading.jobs.ingest.io;

import io.smctrading.core.market.Candle;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.mapping.ClockMapper;
import io.smctrading.schemas.CandleOrClock;
import java.math.BigDecimal;

/** Records of {@code market.candles}. */
public final class CandleMapper {

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
                .setOpen(WireDecimal.exact(candle.open()))
                .setHigh(WireDecimal.exact(candle.high()))
                .setLow(WireDecimal.exact(candle.low()))
                .setClose(WireDecimal.exact(candle.close()))
                .setVolume(WireDecimal.exact(candle.volume().min(LARGEST)))
                .setTrades(candle.trades())
                .build();
    }
}
