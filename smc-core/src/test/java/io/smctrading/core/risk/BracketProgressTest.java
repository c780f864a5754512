package io.smctrading.core.risk;

import static io.smctrading.core.risk.RiskFixtures.BTC;
import static io.smctrading.core.risk.RiskFixtures.T0;
import static io.smctrading.core.risk.RiskFixtures.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.execution.OrderSide;
import io.smctrading.core.portfolio.Fill;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fills between two reports of which some were missed. */
class BracketProgressTest {

    private final OrderIntent intent =
            new OrderIntent(
                    "o",
                    "o",
                    "s",
                    "paper",
                    BTC.venue(),
                    BTC.symbol(),
                    OrderSide.BUY,
                    new BigDecimal("20"),
                    null,
                    new BigDecimal("990"),
                    new BigDecimal("1020"),
                    false,
                    T0,
                    minute(1));

    private BracketProgress bracket = new BracketProgress(intent, new BigDecimal("1000"));

    @BeforeEach
    void fillTheFirstTen() {
        apply(1, "10", "1000", "10", "1000");
    }

    @Test
    void infersThePriceOfMissedFillsFromTheAverage() {
        assertThat(apply(3, "1", "1004", "12", "1000.5").price()).isEqualByComparingTo("1003");
    }

    @Test
    void takesTheLastPriceWhereRoundedAveragesLeaveNone() {
        // 10.0001 at 999.98 are worth less than the first ten alone.
        Fill fill = apply(3, "0.00005", "1001", "10.0001", "999.98");

        assertThat(fill.quantity()).isEqualByComparingTo("0.0001");
        assertThat(fill.price()).isEqualByComparingTo("1001");
    }

    @Test
    void takesTheAverageWhereTheReportHasNoFillOfItsOwn() {
        Fill fill = apply(3, "0", "0", "10.0001", "999.98");

        assertThat(fill.price()).isEqualByComparingTo("999.98");
    }

    private Fill apply(
            int sequence, String last, String lastPrice, String cumulative, String average) {
        BracketProgress.Step step =
                bracket.apply(
                        new OrderReport(
                                "o",
                                sequence,
                                OrderSide.BUY,
                                false,
                                T0.plusSeconds(sequence),
                                new BigDecimal(last),
                                new BigDecimal(lastPrice),
                                BigDecimal.ZERO,
                                new BigDecimal(cumulative),
                                new BigDecimal(average),
                                intent));
        bracket = step.bracket();
        return step.fill();
    }
}
