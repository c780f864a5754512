package io.smctrading.detect.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class RowBufferPropertyTest {
    @Property(tries = 5_000)
    void everyNumberReadsBackAsItselfWithoutExponent(@ForAll("numbers") double value) {
        RowBuffer buffer = new RowBuffer();
        buffer.decimal(value);

        assertThat(Double.parseDouble(buffer.toString())).isEqualTo(value + 0.0);
        assertThat(buffer.toString()).matches("-?[0-9]+(\\.[0-9]*[1-9])?");
    }

    @Property(tries = 5_000)
    void aShortDecimalIsWrittenAsItWasRead(
            @ForAll @LongRange(min = -999_999_999_999_999L, max = 999_999_999_999_999L) long units,
            @ForAll @IntRange(min = 0, max = 20) int scale) {
        RowBuffer buffer = new RowBuffer();
        BigDecimal decimal = BigDecimal.valueOf(units, scale);

        buffer.decimal(decimal.doubleValue());

        assertThat(buffer.toString())
                .isEqualTo(units == 0 ? "0" : decimal.stripTrailingZeros().toPlainString());
    }

    @Property(tries = 5_000)
    void everyTimeReadsBackAsItself(
            @ForAll @LongRange(min = -100_000_000_000_000L, max = 300_000_000_000_000L)
                    long millis) {
        RowBuffer buffer = new RowBuffer();
        Instant time = Instant.ofEpochMilli(millis);
        Instant second = Instant.ofEpochSecond(millis / 1_000);

        buffer.time(time);
        buffer.ascii(' ');
        buffer.time(second);

        assertThat(buffer.toString()).isEqualTo(time + " " + second);
    }

    @Example
    void aCalculatedNumberHasTenSignificantDigits() {
        RowBuffer buffer = new RowBuffer();
        buffer.rounded(0.96859617781234, 10);
        buffer.ascii(' ');
        buffer.rounded(1.00340269405, 10);
        buffer.ascii(' ');
        buffer.rounded(1234567890123.0, 10);
        buffer.ascii(' ');
        buffer.rounded(0.00000123456789012, 10);
        buffer.ascii(' ');
        buffer.rounded(1.5, 10);
        buffer.ascii(' ');
        buffer.rounded(0, 10);

        assertThat(buffer.toString())
                .isEqualTo("0.9685961778 1.003402694 1234567890000 0.00000123456789 1.5 0");
    }

    /** Prices as they are traded, and any finite double. */
    @Provide
    Arbitrary<Double> numbers() {
        Arbitrary<Double> prices =
                Combinators.combine(
                                Arbitraries.longs().between(-10_000_000_000L, 10_000_000_000L),
                                Arbitraries.integers().between(0, 12))
                        .as((units, scale) -> BigDecimal.valueOf(units, scale).doubleValue());
        Arbitrary<Double> any =
                Arbitraries.longs()
                        .map(Double::longBitsToDouble)
                        .filter(value -> Double.isFinite(value));
        return Arbitraries.oneOf(prices, prices.map(price -> price / 3), any);
    }
}
