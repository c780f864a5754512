package io.smctrading.core.structure;

import static io.smctrading.core.reference.CandleBuilder.candles;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Timeframe;
import java.util.List;
import org.junit.jupiter.api.Test;

class DealingRangeTest {

    @Test
    void pricesHaveAPositionInItAndBeyondIt() {
        DealingRange range = new DealingRange(100, 200);
        assertThat(range.position(100)).hasValue(0);
        assertThat(range.position(150)).hasValue(0.5);
        assertThat(range.position(200)).hasValue(1);
        assertThat(range.position(50)).hasValue(-0.5);
        assertThat(range.position(300)).hasValue(2);
    }

    @Test
    void belowTheMiddleIsDiscountAboveItPremiumExactlyThereNeither() {
        DealingRange range = new DealingRange(100, 200);
        assertThat(range.isDiscount(149.99)).isTrue();
        assertThat(range.isPremium(149.99)).isFalse();
        assertThat(range.isDiscount(150)).isFalse();
        assertThat(range.isPremium(150)).isFalse();
        assertThat(range.isPremium(150.01)).isTrue();
        assertThat(range.isPremium(250)).isTrue();
        assertThat(range.isDiscount(50)).isTrue();
    }

    @Test
    void thereIsNoneWithoutBothSidesInOrder() {
        assertThat(new DealingRange(Double.NaN, 200).position(150)).isEmpty();
        assertThat(new DealingRange(100, Double.NaN).position(150)).isEmpty();
        assertThat(new DealingRange(200, 200).position(150)).isEmpty();
        assertThat(new DealingRange(201, 200).isDiscount(150)).isFalse();
        assertThat(new DealingRange(201, 200).isPremium(250)).isFalse();
    }

    @Test
    void liesBetweenTheLastSwingsOfScopeSwing() {
        StructureEngine engine = new StructureEngine(Told.SERIES, Told.withLengths(1, 2, 14));
        List<Bar> bars =
                candles(Timeframe.M15, Told.START)
                        .highs(10, 12, 15, 13, 11, 13, 14, 13.5, 12)
                        .build();
        bars.subList(0, 4).forEach(bar -> engine.onBar(bar, event -> {}));
        // Scope INTERNAL knows the high of candle 2 already.
        assertThat(engine.dealingRange()).isEqualTo(new DealingRange(Double.NaN, Double.NaN));
        engine.onBar(bars.get(4), event -> {});
        assertThat(engine.dealingRange()).isEqualTo(new DealingRange(Double.NaN, 15));
        engine.onBar(bars.get(5), event -> {});
        engine.onBar(bars.get(6), event -> {});
        assertThat(engine.dealingRange()).isEqualTo(new DealingRange(10, 15));
        engine.onBar(bars.get(7), event -> {});
        engine.onBar(bars.get(8), event -> {});
        assertThat(engine.dealingRange()).isEqualTo(new DealingRange(10, 14));
    }
}
