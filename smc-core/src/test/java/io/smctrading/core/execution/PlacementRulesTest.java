package io.smctrading.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PlacementRulesTest {

    private static final BigDecimal LAST = new BigDecimal("100");

    @Test
    void roundsTheQuantityDownAndPricesToTheSafeSide() {
        OrderIntent intent = Orders.limitBuy("a", "1.019", "100.19", "89.91", "120.01");

        PlacementRules.Terms terms = PlacementRules.termsOf(intent, Orders.BTC);

        assertThat(terms.quantity()).isEqualByComparingTo("1.01");
        assertThat(terms.limit()).isEqualByComparingTo("100.1");
        assertThat(terms.stop()).isEqualByComparingTo("90.0");
        assertThat(terms.target()).isEqualByComparingTo("120.1");
    }

    @Test
    void mirrorsTheRoundingForAShort() {
        OrderIntent intent = Orders.sell("a", "1", "110.09", "89.99");

        PlacementRules.Terms terms = PlacementRules.termsOf(intent, Orders.BTC);

        assertThat(terms.stop()).isEqualByComparingTo("110.0");
        assertThat(terms.target()).isEqualByComparingTo("89.9");
    }

    @Test
    void takesABracketAroundThePrice() {
        assertThat(refusal(Orders.buy("a", "1", "90", "120"))).isNull();
        assertThat(refusal(Orders.sell("a", "1", "110", "80"))).isNull();
    }

    @Test
    void namesTheLotAndTheQuantityBelowIt() {
        assertThat(refusal(Orders.buy("a", "0.009", "90", "120")))
                .isEqualTo("LOT_SIZE: quantity 0.009 is below one lot of 0.01");
    }

    @Test
    void refusesExitsOnTheWrongSideOfThePriceWithTheValues() {
        assertThat(refusal(Orders.buy("a", "1", "100", "120")))
                .startsWith("EXIT_PRICE: stop 100.0 and target 120.0 do not enclose the price 100");
        assertThat(refusal(Orders.buy("a", "1", "90", "99"))).startsWith("EXIT_PRICE");
        assertThat(refusal(Orders.sell("a", "1", "99", "80"))).startsWith("EXIT_PRICE");
    }

    @Test
    void refusesAStopLegBelowTheMinimumNotional() {
        // 0.11 × 100 is enough, 0.11 × 90 is not.
        assertThat(refusal(Orders.buy("a", "0.11", "90", "120")))
                .isEqualTo("MINIMUM_NOTIONAL: stop of 0.11 at 90.0 is 9.9, below 10");
    }

    @Test
    void deniesAShortWhereNothingCanBeBorrowed() {
        assertThat(
                        PlacementRules.refusal(
                                Orders.sell("a", "1", "110", "80"), Orders.instrument(false), LAST))
                .contains("NOT_SHORTABLE: BTC-USD at bitstamp cannot be sold short");
    }

    private static String refusal(OrderIntent intent) {
        return PlacementRules.refusal(intent, Orders.BTC, LAST).orElse(null);
    }
}
