package io.smctrading.platform.wire.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Timeframe;
import io.smctrading.platform.wire.WireException;
import io.smctrading.schemas.Instrument;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MappersTest {

    private static final Instant T0 = Instant.parse("2013-11-25T00:00:00.123Z");

    @Test
    void keepsTheClockOnTheWire() {
        for (Clock clock :
                List.of(
                        new Clock("bitstamp", "BTC-USD", T0, Clock.Mark.MARKET, 0),
                        new Clock("bitstamp", "BTC-USD", T0, Clock.Mark.DECISIONS, 3))) {
            assertThat(ClockMapper.fromWire(ClockMapper.toWire(clock))).isEqualTo(clock);
        }
    }

    @Test
    void keepsIntentsOnTheWire() throws WireException {
        for (OrderSide side : OrderSide.values()) {
            OrderIntent intent = intent(side);
            assertThat(OrderIntentMapper.fromWire(OrderIntentMapper.toWire(intent)))
                    .isEqualTo(intent);
        }
    }

    @Test
    void refusesIntentsThatCannotBeOrders() {
        var sideless = OrderIntentMapper.toWire(intent(OrderSide.BUY));
        sideless.setSide(io.smctrading.schemas.OrderSide.UNKNOWN);
        var empty = OrderIntentMapper.toWire(intent(OrderSide.BUY));
        empty.setQuantity(decimal("0"));
        var endless = OrderIntentMapper.toWire(intent(OrderSide.BUY));
        endless.setStopPrice(decimal("1234567890123"));

        assertRefused(
                () -> OrderIntentMapper.fromWire(sideless),
                "side UNKNOWN is not allowed, allowed: BUY, SELL");
        assertRefused(
                () -> OrderIntentMapper.fromWire(empty),
                "the intent breaks a rule: quantity 0E-8 is not above 0");
        assertRefused(
                () -> OrderIntentMapper.fromWire(endless), "stopPrice has 21 digits, allowed: 20");
    }

    @Test
    void readsInstrumentsAndRefusesThoseWithoutSteps() throws WireException {
        Instrument wire =
                new Instrument(
                        "bitstamp",
                        "BTC-USD",
                        "btcusd",
                        "BTC",
                        "USD",
                        decimal("0.01"),
                        decimal("0.0001"),
                        decimal("10"),
                        false);

        assertThat(InstrumentMapper.fromWire(wire).tickSize()).isEqualTo("0.01");
        assertThat(InstrumentMapper.fromWire(wire).lotSize()).isEqualTo("0.0001");
        wire.setTickSize(decimal("0"));
        assertRefused(
                () -> InstrumentMapper.fromWire(wire),
                "tickSize 0.00000000, lotSize 0.00010000 or minimumNotional 10.00000000 is out of"
                        + " range, allowed: above 0, above 0, not negative");
    }

    @Test
    void readsTimeframesAndRefusesOthers() throws WireException {
        for (Timeframe timeframe : Timeframe.values()) {
            assertThat(TimeframeMapper.fromWire(timeframe.code())).isEqualTo(timeframe);
        }
        assertThatThrownBy(() -> TimeframeMapper.fromWire("7m"))
                .isInstanceOf(WireException.class)
                .hasMessageStartingWith("timeframe '7m' is unknown, allowed: 1m");
    }

    private static OrderIntent intent(OrderSide side) {
        return new OrderIntent(
                "o",
                "d",
                null,
                "paper",
                "bitstamp",
                "BTC-USD",
                side,
                new BigDecimal("0.5"),
                null,
                new BigDecimal("1010"),
                new BigDecimal("980.00000001"),
                true,
                T0,
                T0.plusSeconds(60));
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value).setScale(8);
    }

    private static void assertRefused(ThrowingCallable mapping, String message) {
        assertThatThrownBy(mapping).isInstanceOf(WireException.class).hasMessage(message);
    }
}
