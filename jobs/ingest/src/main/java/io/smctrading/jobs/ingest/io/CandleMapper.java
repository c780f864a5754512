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
        // Not by its builder, which checks and copies each field: this is done for every candle.
        return new io.smctrading.schemas.Candle(
                candle.series().venue(),
                candle.series().symbol(),
                candle.series().timeframe().code(),
                candle.openTime(),
                candle.closeTime(),
                WireDecimal.exact(candle.open()),
                WireDecimal.exact(candle.high()),
                WireDecimal.exact(candle.low()),
                WireDecimal.exact(candle.close()),
                WireDecimal.exact(candle.volume().min(LARGEST)),
                candle.trades());
    }
}
