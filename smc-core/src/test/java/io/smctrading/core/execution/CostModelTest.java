package io.smctrading.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CostModelTest {

    private static final BigDecimal PRICE = new BigDecimal("100");

    @Test
    void addsTicksAndBasisPointsAndRoundsAgainstUs() {
        // 1 tick of 0.1 and 1 basis point of 100: 100.11, on the next tick.
        assertThat(Orders.COSTS.marketPrice(OrderSide.BUY, PRICE, Orders.BTC))
                .isEqualByComparingTo("100.2");
        assertThat(Orders.COSTS.marketPrice(OrderSide.SELL, PRICE, Orders.BTC))
                .isEqualByComparingTo("99.8");
    }

    @Test
    void neverSellsBelowOneTick() {
        CostModel harsh = new CostModel(BigDecimal.ZERO, 5_000, BigDecimal.ZERO);

        assertThat(harsh.marketPrice(OrderSide.SELL, PRICE, Orders.BTC))
                .isEqualByComparingTo("0.1");
    }

    @Test
    void takesAFeeRoundedUpAtTheEighthDecimal() {
        CostModel third = new CostModel(new BigDecimal("0.00000001"), 0, BigDecimal.ZERO);

        assertThat(third.fee(PRICE, new BigDecimal("0.001"))).isEqualByComparingTo("0.00000001");
    }

    @Test
    void refusesNegativeCosts() {
        assertThatThrownBy(() -> new CostModel(new BigDecimal("-0.1"), 0, BigDecimal.ZERO))
                .hasMessageContaining("-0.1");
        assertThatThrownBy(() -> new CostModel(BigDecimal.ZERO, -1, BigDecimal.ZERO))
                .hasMessageContaining("-1");
    }
}
