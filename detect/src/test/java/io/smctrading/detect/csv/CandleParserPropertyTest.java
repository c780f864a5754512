package io.smctrading.detect.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** The quick way of reading gives what the slow and sure one gives. */
class CandleParserPropertyTest {
    private static final String HEADER = "open_time,open,high,low,close,volume";

    @Property(tries = 5_000)
    void numbersAreTheNearestDoubles(@ForAll("decimals") String text) {
        double value = Double.parseDouble(text);
        Bar bar = parse("2022-10-10T00:00:00Z," + (text + ",").repeat(4) + "0");

        if (Double.isInfinite(value)) {
            assertThat(bar).isNull();
        } else {
            assertThat(bar.open()).isEqualTo(value);
            assertThat(bar.close()).isEqualTo(value);
        }
    }

    @Property(tries = 5_000)
    void timesAreTheInstantsOfTheirTexts(
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second) {
        Instant time = Instant.ofEpochSecond(second);

        assertThat(parse(time + ",1,1,1,1,0").openTime()).isEqualTo(time.toEpochMilli());
    }

    /** Plain, with an exponent, with leading and trailing zeros, short and very long. */
    @Provide
    Arbitrary<String> decimals() {
        Arbitrary<BigInteger> digits =
                Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 1_000_000).map(BigInteger::valueOf),
                        Arbitraries.longs().greaterOrEqual(0).map(BigInteger::valueOf),
                        Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.TEN.pow(40)));
        Arbitrary<String> plain =
                Combinators.combine(digits, Arbitraries.integers().between(0, 30))
                        .as((units, scale) -> new BigDecimal(units, scale).toPlainString());
        Arbitrary<String> scientific =
                Combinators.combine(digits, Arbitraries.integers().between(-330, 330))
                        .as((units, exponent) -> units + "E" + exponent);
        Arbitrary<String> ofDoubles =
                Arbitraries.doubles().map(value -> String.format(Locale.ROOT, "%s", value));
        Arbitrary<String> unsigned =
                Arbitraries.oneOf(
                        plain,
                        plain.map(text -> "000" + text + (text.contains(".") ? "000" : "")),
                        plain.map(text -> text.contains(".") ? text : text + "."),
                        scientific);
        return Arbitraries.oneOf(unsigned, unsigned.map(text -> "-" + text), ofDoubles);
    }

    private static Bar parse(String row) {
        byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
        return CandleParser.of(HEADER).parse(bytes, 0, bytes.length);
    }
}
