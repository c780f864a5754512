package io.smctrading.core.risk;

import static io.smctrading.core.risk.RiskFixtures.BTC;
import static io.smctrading.core.risk.RiskFixtures.T0;
import static io.smctrading.core.risk.RiskFixtures.signal;
import static io.smctrading.core.risk.RiskFixtures.spot;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Side;
import org.junit.jupiter.api.Test;

class BracketPricesTest {

    @Test
    void roundsALongsPricesDown() {
        BracketPrices prices =
                BracketPrices.of(
                        signal("s", BTC, Side.LONG, T0, "1000.019", "990.019", "1020.019"),
                        spot(BTC),
                        EntryOrder.LIMIT);

        assertThat(prices.limit()).isEqualByComparingTo("1000.01");
        assertThat(prices.stop()).isEqualByComparingTo("990.01");
        assertThat(prices.target()).isEqualByComparingTo("1020.01");
        assertThat(prices.stopDistance(Side.LONG)).isEqualByComparingTo("10");
    }

    @Test
    void roundsAShortsPricesUp() {
        BracketPrices prices =
                BracketPrices.of(
                        signal("s", BTC, Side.SHORT, T0, "1000.011", "1010.011", "980.011"),
                        spot(BTC),
                        EntryOrder.LIMIT);

        assertThat(prices.limit()).isEqualByComparingTo("1000.02");
        assertThat(prices.stop()).isEqualByComparingTo("1010.02");
        assertThat(prices.target()).isEqualByComparingTo("980.02");
        assertThat(prices.targetDistance(Side.SHORT)).isEqualByComparingTo("20");
    }

    @Test
    void leavesTheEntryToTheMarketWithoutALimit() {
        BracketPrices prices =
                BracketPrices.of(
                        signal("s", BTC, Side.LONG, T0, "1000.019", "990", "1020"),
                        spot(BTC),
                        EntryOrder.MARKET);

        assertThat(prices.limit()).isNull();
        assertThat(prices.entry()).isEqualByComparingTo("1000.019");
    }
}
