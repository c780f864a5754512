package io.smctrading.jobs.ingest.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.schemas.CandleOrClock;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CandleMapperTest {

    private static final Instant TIME = Instant.parse("2013-11-25T00:05:00Z");

    @Test
    void writesEveryFieldExactly() {
        CandleOrClock wire = CandleMapper.toWire(OrClock.of(candle("3.00000001")));

        assertThat(wire.getValue())
                .isEqualTo(
                        io.smctrading.schemas.Candle.newBuilder()
                                .setVenue("bitstamp")
                                .setSymbol("BTC-USD")
                                .setTimeframe("5m")
                                .setOpenTime(TIME)
                                .setCloseTime(TIME.plusSeconds(300))
                                .setOpen(new BigDecimal("10.50000000"))
                                .setHigh(new BigDecimal("12.00000000"))
                                .setLow(new BigDecimal("9.00000000"))
                                .setClose(new BigDecimal("11.00000000"))
                                .setVolume(new BigDecimal("3.00000001"))
                                .setTrades(7)
                                .build());
    }

    @Test
    void cutsVolumeThatContractCannotHold() {
        CandleOrClock wire = CandleMapper.toWire(OrClock.of(candle("1000000000000")));

        assertThat(((io.smctrading.schemas.Candle) wire.getValue()).getVolume())
                .isEqualTo(CandleMapper.LARGEST);
    }

    @Test
    void writesClock() {
        CandleOrClock wire =
                CandleMapper.toWire(
                        OrClock.clock(
                                new Clock("bitstamp", "BTC-USD", TIME, Clock.Mark.MARKET, 0)));

        io.smctrading.schemas.Clock clock = (io.smctrading.schemas.Clock) wire.getValue();
        assertThat(clock.getTime()).isEqualTo(TIME);
        assertThat(clock.getStep()).isNull();
    }

    private static Candle candle(String volume) {
        return new Candle(
                new Series("bitstamp", "BTC-USD", Timeframe.M5),
                TIME,
                new BigDecimal("10.5"),
                new BigDecimal("12"),
                new BigDecimal("9"),
                new BigDecimal("11"),
                new BigDecimal(volume),
                7);
    }
}
