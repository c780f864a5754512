package io.smctrading.jobs.support.types;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.market.Trade;
import io.smctrading.jobs.support.OrClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class MarketTypesTest {

    private static final Instant T0 = Instant.parse("2013-11-25T00:00:00.123Z");
    private static final BigDecimal LARGEST = new BigDecimal("999999999999.99999999");
    private static final Trade TRADE =
            new Trade("bitstamp", "BTC-USD", "1", T0, new BigDecimal("812.50000000"), LARGEST);
    private static final Clock CLOCK =
            new Clock("bitstamp", "BTC-USD", T0, Clock.Mark.DECISIONS, 2);

    @Test
    void tradesClocksAndCandlesSurvive() throws IOException {
        Candle candle =
                new Candle(
                        new Series("bitstamp", "BTC-USD", Timeframe.H4),
                        Instant.parse("2013-11-25T04:00:00Z"),
                        BigDecimal.ONE,
                        LARGEST.negate(),
                        BigDecimal.ZERO,
                        new BigDecimal("1E+40"),
                        // More digits than the contract allows: a day's volume may have them.
                        LARGEST.multiply(BigDecimal.TEN),
                        Integer.MAX_VALUE);
        SerializedBytes.assertSurvives(MarketTypes.TRADE, TRADE);
        SerializedBytes.assertSurvives(MarketTypes.CLOCK, CLOCK);
        SerializedBytes.assertSurvives(MarketTypes.CANDLE, candle);
        SerializedBytes.assertSurvives(MarketTypes.TRADE_OR_CLOCK, OrClock.of(TRADE));
        SerializedBytes.assertSurvives(MarketTypes.TRADE_OR_CLOCK, OrClock.clock(CLOCK));
        SerializedBytes.assertSurvives(MarketTypes.CANDLE_OR_CLOCK, OrClock.of(candle));
        SerializedBytes.assertSurvives(MarketTypes.CANDLE_OR_CLOCK, OrClock.clock(CLOCK));
    }

    @Test
    void savepointsNameTheirCodecs() throws IOException {
        SerializedBytes.assertRestores(MarketTypes.TRADE);
        SerializedBytes.assertRestores(MarketTypes.CLOCK);
        SerializedBytes.assertRestores(MarketTypes.CANDLE);
        SerializedBytes.assertRestores(MarketTypes.TRADE_OR_CLOCK);
        SerializedBytes.assertRestores(MarketTypes.CANDLE_OR_CLOCK);
    }

    @Test
    void textsOfEveryLengthSurvive() throws IOException {
        for (int length : List.of(0, 1, 254, 255, 256, 100_000)) {
            String text = "ü".repeat(length / 2) + "x".repeat(length % 2);
            DataOutputSerializer out = new DataOutputSerializer(64);
            FieldBytes.writeText(text, out);
            DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
            assertThat(FieldBytes.readText(in)).isEqualTo(text);
            assertThat(in.available()).isZero();
        }
    }

    @Test
    void decimalsOfEverySizeComeBackWithTheirScale() throws IOException {
        for (String digits :
                List.of(
                        "0",
                        "0.00000000",
                        "-1",
                        "999999999999999999",
                        "-999999999999999999",
                        "9223372036854775808",
                        "-99999999999999999999.99999999",
                        "1E+127",
                        "1E-127",
                        "1E+128",
                        "1E-128",
                        "1E+100000")) {
            BigDecimal value = new BigDecimal(digits);
            DataOutputSerializer out = new DataOutputSerializer(64);
            FieldBytes.writeDecimal(value, out);
            DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
            assertThat(FieldBytes.readDecimal(in)).isEqualTo(value);
            assertThat(in.available()).isZero();
        }
    }
}
