package io.smctrading.platform.wire.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.Aggressor;
import io.smctrading.schemas.Clock;
import io.smctrading.schemas.ClockMark;
import io.smctrading.schemas.Trade;
import java.math.BigDecimal;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MarketTradeMapperTest {

    private static final Instant TIME = Instant.parse("2013-11-25T00:00:00Z");
    private static final Instant IN_MICROSECONDS = Instant.ofEpochMilli(TIME.toEpochMilli() * 1000);

    @Test
    void takesTradesAndTheMarketsClocks() throws WireException {
        assertThat(MarketTradeMapper.fromWire(trade("1", TIME, "800.01", "0")).price())
                .isEqualByComparingTo("800.01");
        assertThat(MarketTradeMapper.fromWire(clock(TIME, ClockMark.MARKET)).time())
                .isEqualTo(TIME);
    }

    @Test
    void refusesTimesOfMistakenUnits() {
        Instant inSeconds = Instant.ofEpochMilli(TIME.getEpochSecond());

        assertRefused(
                () -> MarketTradeMapper.fromWire(trade("1", IN_MICROSECONDS, "1", "1")),
                "time '" + IN_MICROSECONDS + "' is not from 1980");
        assertRefused(
                () -> MarketTradeMapper.fromWire(trade("1", inSeconds, "1", "1")),
                "time '" + inSeconds + "' is not from 1980");
        assertRefused(
                () -> MarketTradeMapper.fromWire(clock(IN_MICROSECONDS, ClockMark.MARKET)),
                "time '" + IN_MICROSECONDS + "' is not from 1980");
    }

    @Test
    void refusesNumbersAndTextsThatNoTradeHas() {
        assertRefused(
                () -> MarketTradeMapper.fromWire(trade("1", TIME, "0", "1")),
                "price '0' is not above 0");
        assertRefused(
                () -> MarketTradeMapper.fromWire(trade("1", TIME, "1", "-1")),
                "quantity '-1' is not 0 or above");
        assertRefused(
                () -> MarketTradeMapper.fromWire(trade("1", TIME, "123456789012345678901", "1")),
                "price '123456789012345678901' does not fit decimal(20,8)");
        assertRefused(
                () -> MarketTradeMapper.fromWire(trade(" ", TIME, "1", "1")),
                "tradeId ' ' is blank");
        assertRefused(
                () -> MarketTradeMapper.fromWire(trade("1".repeat(256), TIME, "1", "1")),
                "tradeId has 256 characters, allowed: up to 255");
        assertRefused(
                () -> MarketTradeMapper.fromWire(clock(TIME, ClockMark.DECISIONS)),
                "clock mark 'DECISIONS' is not MARKET");
    }

    private static void assertRefused(ThrowingCallable mapping, String reason) {
        assertThatThrownBy(mapping).isInstanceOf(WireException.class).hasMessageContaining(reason);
    }

    private static Trade trade(String id, Instant time, String price, String quantity) {
        return new Trade(
                "bitstamp",
                "BTC-USD",
                id,
                time,
                new BigDecimal(price),
                new BigDecimal(quantity),
                Aggressor.UNKNOWN);
    }

    private static Clock clock(Instant time, ClockMark mark) {
        return new Clock("bitstamp", "BTC-USD", time, mark, 1);
    }
}
