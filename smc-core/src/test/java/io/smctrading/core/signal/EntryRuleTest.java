package io.smctrading.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Side;
import org.junit.jupiter.api.Test;

class EntryRuleTest {
    private static final EntryRule RULE = new EntryRule(new EntryParameters(0.5, 3, 50, 20, 65));

    private static Bar closingAt(double close) {
        return new Bar(0, close, close + 1, close - 1, close, 1);
    }

    @Test
    void theStopOfALongLiesBelowTheBlockByTheBuffer() {
        assertThat(RULE.stop(Side.LONG, 12, 10, closingAt(13), 2)).hasValue(9);
    }

    @Test
    void theStopOfAShortLiesAboveTheBlockByTheBuffer() {
        assertThat(RULE.stop(Side.SHORT, 12, 10, closingAt(9), 2)).hasValue(13);
    }

    @Test
    void thereIsNoEntryIfTheStopDoesNotLieBeyondIt() {
        assertThat(RULE.stop(Side.LONG, 12, 10, closingAt(9.01), 2)).hasValue(9);
        assertThat(RULE.stop(Side.LONG, 12, 10, closingAt(9), 2)).isEmpty();
        assertThat(RULE.stop(Side.LONG, 12, 10, closingAt(8.5), 2)).isEmpty();
        assertThat(RULE.stop(Side.SHORT, 12, 10, closingAt(12.99), 2)).hasValue(13);
        assertThat(RULE.stop(Side.SHORT, 12, 10, closingAt(13), 2)).isEmpty();
    }

    @Test
    void thereIsNoEntryWithoutAnAverageTrueRangeAlsoWithoutABuffer() {
        EntryRule bare = new EntryRule(new EntryParameters(0, 2, 50, 20, 65));
        assertThat(RULE.stop(Side.LONG, 12, 10, closingAt(13), Double.NaN)).isEmpty();
        assertThat(bare.stop(Side.SHORT, 12, 10, closingAt(9), Double.NaN)).isEmpty();
        assertThat(bare.stop(Side.LONG, 12, 10, closingAt(13), 2)).hasValue(10);
    }

    @Test
    void theTargetIsAMultipleOfTheRiskOnTheOtherSide() {
        assertThat(RULE.target(13, 9)).isEqualTo(13 + 3 * 4);
        assertThat(RULE.target(9, 13)).isEqualTo(9 - 3 * 4);
    }
}
