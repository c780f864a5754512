package io.smctrading.core.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.market.Side;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class PositionTest {

    private static final InstrumentId BTC = new InstrumentId("bitstamp", "BTC-USD");

    @Test
    void averagesWhatIsAdded() {
        Position position = after(buy("1", "100"), buy("3", "120"));

        assertThat(position.quantity()).isEqualByComparingTo("4");
        assertThat(position.averagePrice()).isEqualByComparingTo("115");
        assertThat(position.unrealizedProfitAt(new BigDecimal("125"))).isEqualByComparingTo("40");
    }

    @Test
    void realizesTheClosedPartAtAverageCost() {
        Position.Change change = after(buy("1", "100"), buy("3", "120")).apply(sell("1", "130"));

        assertThat(change.realized()).isEqualByComparingTo("15");
        assertThat(change.position().averagePrice()).isEqualByComparingTo("115");
    }

    @Test
    void realizesShortsWhenTheyAreBoughtBack() {
        Position.Change change = after(sell("2", "50")).apply(buy("2", "45"));

        assertThat(change.realized()).isEqualByComparingTo("10");
        assertThat(change.position().isFlat()).isTrue();
        assertThat(change.position().averagePrice()).isZero();
    }

    @Test
    void turnsOverWhenMoreIsSoldThanHeld() {
        Position.Change change = after(buy("1", "100")).apply(sell("3", "110"));

        assertThat(change.realized()).isEqualByComparingTo("10");
        assertThat(change.position().quantity()).isEqualByComparingTo("-2");
        assertThat(change.position().averagePrice()).isEqualByComparingTo("110");
    }

    @Test
    void keepsInTheRestWhatAPartialCloseRounds() {
        Position third = after(buy("3", "100"), sell("1", "100"), sell("1", "100"));

        assertThat(third.cost()).isEqualByComparingTo("100");
    }

    @Test
    void refusesImpossibleFills() {
        assertThatThrownBy(() -> buy("0", "100"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a fill of 0 at 100 with fee 0 is impossible");
    }

    private static Position after(Fill... fills) {
        Position position = Position.flat(BTC);
        for (Fill fill : fills) {
            position = position.apply(fill).position();
        }
        return position;
    }

    private static Fill buy(String quantity, String price) {
        return fill(Side.LONG, quantity, price);
    }

    private static Fill sell(String quantity, String price) {
        return fill(Side.SHORT, quantity, price);
    }

    private static Fill fill(Side side, String quantity, String price) {
        return new Fill(
                BTC, side, new BigDecimal(quantity), new BigDecimal(price), BigDecimal.ZERO);
    }
}
