package io.smctrading.jobs.ingest.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Trade;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.Aggressor;
import io.smctrading.schemas.ClockMark;
import io.smctrading.schemas.TradeOrClock;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradeMapperTest {

    private static final Instant TIME = Instant.parse("2013-11-25T00:00:00Z");

    @Test
    void readsTradeExactly() throws WireException {
        OrClock<Trade> read = TradeMapper.fromWire(trade(t -> {}));

        assertThat(read.value())
                .isEqualTo(
                        new Trade(
                                "bitstamp",
                                "BTC-USD",
                                "1",
                                TIME,
                                new BigDecimal("800.01000000"),
                                new BigDecimal("0.00000001")));
    }

    @Test
    void readsClock() throws WireException {
        OrClock<Trade> read = TradeMapper.fromWire(clock(ClockMark.MARKET, TIME));

        assertThat(read.clock())
                .isEqualTo(new Clock("bitstamp", "BTC-USD", TIME, Clock.Mark.MARKET, 2));
    }

    @Test
    void takesTradeWithoutQuantity() throws WireException {
        OrClock<Trade> read =
                TradeMapper.fromWire(trade(t -> t.setQuantity(new BigDecimal("0.00000000"))));

        assertThat(read.value().quantity()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.00000001", "-800"})
    void refusesPriceNotAboveZero(String price) {
        refused(t -> t.setPrice(new BigDecimal(price)), "price '", "' is not above 0");
    }

    @Test
    void refusesNegativeQuantity() {
        refused(
                t -> t.setQuantity(new BigDecimal("-0.00000001")),
                "quantity '-0.00000001' is not 0 or above");
    }

    @Test
    void refusesNumberThatContractCannotHold() {
        refused(
                t -> t.setQuantity(new BigDecimal("1000000000000.00000000")),
                "quantity '1000000000000.00000000' does not fit decimal(20,8)");
    }

    @Test
    void refusesBlankTexts() {
        refused(t -> t.setVenue(""), "venue '' is blank");
        refused(t -> t.setSymbol(" "), "symbol ' ' is blank");
        refused(t -> t.setTradeId(""), "tradeId '' is blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-17T00:48:57.600Z",
                "2100-01-01T00:00:00Z",
                "+45871-06-22T08:00:00Z"
            })
    void refusesTimeOfMistakenUnit(String time) {
        refused(t -> t.setTime(Instant.parse(time)), "time '" + time + "' is not from");
    }

    @Test
    void refusesClockThatTheMarketDoesNotWrite() {
        assertThatThrownBy(() -> TradeMapper.fromWire(clock(ClockMark.DECISIONS, TIME)))
                .isInstanceOf(WireException.class)
                .hasMessage("clock mark 'DECISIONS' is not MARKET");
    }

    private static void refused(Consumer<io.smctrading.schemas.Trade> change, String... reason) {
        assertThatThrownBy(() -> TradeMapper.fromWire(trade(change)))
                .isInstanceOf(WireException.class)
                .hasMessageContainingAll(reason);
    }

    private static TradeOrClock trade(Consumer<io.smctrading.schemas.Trade> change) {
        io.smctrading.schemas.Trade trade =
                io.smctrading.schemas.Trade.newBuilder()
                        .setVenue("bitstamp")
                        .setSymbol("BTC-USD")
                        .setTradeId("1")
                        .setTime(TIME)
                        .setPrice(new BigDecimal("800.01000000"))
                        .setQuantity(new BigDecimal("0.00000001"))
                        .setAggressor(Aggressor.UNKNOWN)
                        .build();
        change.accept(trade);
        return new TradeOrClock(trade);
    }

    private static TradeOrClock clock(ClockMark mark, Instant time) {
        return new TradeOrClock(
                new io.smctrading.schemas.Clock("bitstamp", "BTC-USD", time, mark, 2));
    }
}
