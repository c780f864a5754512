package io.smctrading.jobs.cep.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.RealCandles;
import io.smctrading.core.signal.Detection;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntryParameters;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureEventType;
import io.smctrading.core.structure.StructureParameters;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.platform.wire.WireDecimal;
import io.smctrading.platform.wire.WireException;
import io.smctrading.platform.wire.mapping.ClockMapper;
import io.smctrading.schemas.CandleOrClock;
import io.smctrading.schemas.TradeSignal;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappersTest {
    private static final Series SERIES = new Series("bitstamp", "BTC-USD", Timeframe.M15);
    private static final Clock CLOCK =
            new Clock(
                    "bitstamp",
                    "BTC-USD",
                    Instant.parse("2024-01-01T00:15:00Z"),
                    Clock.Mark.MARKET,
                    2);
    private static final Detection DETECTION =
            Detection.over(
                    SERIES,
                    new DetectionParameters(
                            StructureParameters.defaults(),
                            EntryParameters.defaults().withMinConfidence(30)),
                    RealCandles.bitstamp(Timeframe.M15));

    private static CandleOrClock wire(
            String timeframe, String open, String high, String low, String close, String volume) {
        Instant openTime = Instant.parse("2024-01-01T00:00:00Z");
        return new CandleOrClock(
                io.smctrading.schemas.Candle.newBuilder()
                        .setVenue("bitstamp")
                        .setSymbol("BTC-USD")
                        .setTimeframe(timeframe)
                        .setOpenTime(openTime)
                        .setCloseTime(openTime.plusSeconds(900))
                        .setOpen(new BigDecimal(open))
                        .setHigh(new BigDecimal(high))
                        .setLow(new BigDecimal(low))
                        .setClose(new BigDecimal(close))
                        .setVolume(new BigDecimal(volume))
                        .setTrades(3)
                        .build());
    }

    @Test
    void readsCandlesAndClocks() throws WireException {
        Candle candle = CandleMapper.fromWire(wire("15m", "10", "12", "9", "11", "0")).value();
        assertThat(candle.series()).isEqualTo(SERIES);
        assertThat(candle.bar().high()).isEqualTo(12);
        assertThat(candle.trades()).isEqualTo(3);
        assertThat(CandleMapper.fromWire(new CandleOrClock(ClockMapper.toWire(CLOCK))).clock())
                .isEqualTo(CLOCK);
    }

    @ParameterizedTest
    @CsvSource({
        "7m, 10, 12, 9, 11, 1, timeframe '7m' is unknown",
        "15m, 10, 10.5, 9, 11, 1, high '10.5' is not at least open and close",
        "15m, 10, 12, 10.5, 11, 1, low '10.5' is not at most open and close",
        "15m, 10, 12, 0, 11, 1, low '0' is not above 0",
        "15m, 10, 12, 9, 11, -1, volume '-1' is not 0 or more"
    })
    void refusesCandlesThatCannotBe(
            String timeframe,
            String open,
            String high,
            String low,
            String close,
            String volume,
            String reason) {
        assertThatThrownBy(
                        () ->
                                CandleMapper.fromWire(
                                        wire(timeframe, open, high, low, close, volume)))
                .isInstanceOf(WireException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void writesEveryEventInTheContract() throws IOException {
        for (StructureEvent event : DETECTION.events()) {
            var wire = StructureEventMapper.toWire(event);
            assertThat(
                            io.smctrading.schemas.StructureEvent.getEncoder()
                                    .encode(wire)
                                    .hasRemaining())
                    .isTrue();
            assertThat(wire.getEventId()).isEqualTo(event.eventId());
            assertThat(wire.getTop().doubleValue()).isEqualTo(event.top());
            assertThat(wire.getBottom() == null).isEqualTo(!event.isZone());
            assertThat(wire.getVolume() != null)
                    .isEqualTo(event.type() == StructureEventType.ORDER_BLOCK);
            assertThat(wire.getConfirmedTime()).isEqualTo(event.confirmedTime());
        }
    }

    @Property
    void aPriceIsThatOfItsDigits(@ForAll @BigRange(min = "0", max = "99999999") BigDecimal price) {
        for (double value :
                new double[] {
                    price.doubleValue(), price.setScale(8, RoundingMode.HALF_EVEN).doubleValue()
                }) {
            StructureEvent event = DETECTION.events().get(0);
            StructureEvent priced =
                    new StructureEvent(
                            event.eventId(),
                            event.type(),
                            event.direction(),
                            event.scope(),
                            event.series(),
                            event.anchorTime(),
                            event.confirmedTime(),
                            0,
                            value,
                            Double.NaN,
                            null,
                            null,
                            null,
                            Double.NaN,
                            Double.NaN);
            assertThat(StructureEventMapper.toWire(priced).getTop())
                    .isEqualTo(WireDecimal.of(value));
        }
    }

    @Test
    void writesSignalsAndClocks() throws IOException {
        for (EntrySignal signal : DETECTION.signals()) {
            TradeSignal wire = (TradeSignal) SignalMapper.toWire(OrClock.of(signal)).getValue();
            assertThat(TradeSignal.getEncoder().encode(wire).hasRemaining()).isTrue();
            assertThat(wire.getSignalId()).isEqualTo(signal.signalId());
            assertThat(wire.getStop().doubleValue()).isCloseTo(signal.stop(), Offset.offset(1e-8));
            assertThat(wire.getStop().scale()).isEqualTo(8);
            assertThat(Math.round(wire.getConfidence() * 100)).isEqualTo(signal.confidence());
        }
        assertThat(DETECTION.signals()).isNotEmpty();
        assertThat(SignalMapper.toWire(OrClock.clock(CLOCK)).getValue())
                .isEqualTo(ClockMapper.toWire(CLOCK));
    }
}
