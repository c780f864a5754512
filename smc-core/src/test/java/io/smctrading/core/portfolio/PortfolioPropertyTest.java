package io.smctrading.core.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Side;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PortfolioPropertyTest {

    private static final BigDecimal START = new BigDecimal("100000");

    @Property(tries = 200)
    void realizedAndUnrealizedProfitAreTheChangeOfEquity(@ForAll("fills") List<Fill> fills) {
        Portfolio portfolio = new Portfolio(START);
        for (Fill fill : fills) {
            portfolio.apply(fill);
            portfolio.mark(fill.instrument(), fill.price().add(BigDecimal.ONE));

            assertThat(portfolio.realizedProfit().add(portfolio.unrealizedProfit()))
                    .isEqualByComparingTo(portfolio.equity().subtract(START));
            assertThat(portfolio.exposure()).isNotNegative();
        }
    }

    @Property(tries = 50)
    void comesBackFromItsBytes(@ForAll("fills") List<Fill> fills) throws IOException {
        Portfolio portfolio = new Portfolio(START);
        fills.forEach(portfolio::apply);
        byte[] bytes = bytesOf(portfolio);

        Portfolio read = Portfolio.read(new DataInputStream(new ByteArrayInputStream(bytes)));

        assertThat(read.equity()).isEqualTo(portfolio.equity());
        assertThat(read.fees()).isEqualTo(portfolio.fees());
        assertThat(read.positions()).containsExactlyElementsOf(portfolio.positions());
        assertThat(bytesOf(read)).isEqualTo(bytes);
    }

    @Provide
    Arbitrary<List<Fill>> fills() {
        Arbitrary<InstrumentId> instruments =
                Arbitraries.of("BTC-USD", "ETH-USD")
                        .map(symbol -> new InstrumentId("bitstamp", symbol));
        Arbitrary<BigDecimal> quantities =
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("0.00000001"), new BigDecimal("1000"))
                        .ofScale(8);
        Arbitrary<BigDecimal> prices =
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("0.01"), new BigDecimal("50000"))
                        .ofScale(2);
        Arbitrary<BigDecimal> fees =
                Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.TEN).ofScale(8);
        return Combinators.combine(
                        instruments, Arbitraries.of(Side.class), quantities, prices, fees)
                .as(Fill::new)
                .list()
                .ofMaxSize(40);
    }

    private static byte[] bytesOf(Portfolio portfolio) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        portfolio.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
