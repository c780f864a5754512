package io.smctrading.core.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EquityTrackTest {

    private final EquityTrack track = new EquityTrack(new BigDecimal("1000"));

    @Test
    void countsDailyProfitFromTheFirstMomentOfTheUtcDay() {
        track.reach(Instant.parse("2026-03-01T10:00:00Z"), new BigDecimal("1000"));
        track.reach(Instant.parse("2026-03-01T23:59:00Z"), new BigDecimal("1100"));
        assertThat(track.dailyProfit(new BigDecimal("1100"))).isEqualByComparingTo("100");

        track.reach(Instant.parse("2026-03-02T00:00:00Z"), new BigDecimal("1090"));

        assertThat(track.dailyProfit(new BigDecimal("1090"))).isZero();
        assertThat(track.dailyProfit(new BigDecimal("1050"))).isEqualByComparingTo("-40");
    }

    @Test
    void doesNotGoBackToADayThatIsOver() {
        track.reach(Instant.parse("2026-03-02T00:00:00Z"), new BigDecimal("1000"));
        track.reach(Instant.parse("2026-03-01T23:59:59Z"), new BigDecimal("900"));

        assertThat(track.dayStartEquity()).isEqualByComparingTo("1000");
    }

    @Test
    void measuresTheFallFromTheHighestEquity() {
        track.reach(Instant.parse("2026-03-01T10:00:00Z"), new BigDecimal("2000"));

        assertThat(track.drawdown(new BigDecimal("1500"))).isEqualTo(0.25);
        assertThat(track.drawdown(new BigDecimal("2500"))).isZero();
        assertThat(track.drawdown(new BigDecimal("-1"))).isEqualTo(1);
    }
}
