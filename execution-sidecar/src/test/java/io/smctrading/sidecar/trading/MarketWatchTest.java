package io.smctrading.sidecar.trading;

import static io.smctrading.sidecar.trading.SidecarFixture.SYMBOL;
import static io.smctrading.sidecar.trading.SidecarFixture.T0;
import static io.smctrading.sidecar.trading.SidecarFixture.VENUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.OrderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketWatchTest {

    private final MarketWatch watch = new MarketWatch();
    private Instant now = T0;

    private HeldBracket begun(String id) {
        HeldBracket one = HeldBrackets.sent(SidecarFixture.buy(id, SYMBOL, "90"));
        watch.begin(one);
        return one;
    }

    private Set<HeldBracket> onClock() {
        return watch.onClock(VENUE, SYMBOL, one -> now);
    }

    @Test
    void showsANewBracketToTheFirstClockOnly() {
        HeldBracket one = begun("a");

        assertThat(onClock()).containsExactly(one);
        watch.note(one);

        assertThat(onClock()).isEmpty();
        assertThat(watch.onPrice(VENUE, SYMBOL)).isEmpty();
    }

    @Test
    void showsAnEntryToTheClockBehindItsValidityUntilItEnded() {
        HeldBracket one = begun("a");
        HeldBrackets.said(one, OrderStatus.ACCEPTED, "0");
        watch.note(one);
        assertThat(onClock()).isEmpty();

        now = T0.plus(Duration.ofHours(1));
        assertThat(onClock()).containsExactly(one);
        one.bracket().onClock(now);
        watch.note(one);
        assertThat(onClock()).as("to be cancelled").containsExactly(one);

        HeldBrackets.said(one, OrderStatus.CANCELED, "0");
        watch.note(one);
        assertThat(onClock()).isEmpty();
    }

    @Test
    void showsThePriceToWhatNothingAtTheExchangeCovers() {
        HeldBracket one = begun("a");
        HeldBrackets.said(one, OrderStatus.ACCEPTED, "0");
        HeldBrackets.executed(one, "0.4", T0);
        watch.note(one);
        assertThat(watch.onPrice(VENUE, SYMBOL)).containsExactly(one);
        assertThat(watch.onPrice(VENUE, "ETH-USD")).isEmpty();

        HeldBrackets.executed(one, "0.6", T0);
        watch.note(one);
        assertThat(watch.onPrice(VENUE, SYMBOL)).as("its exits cover it").isEmpty();
    }
}
