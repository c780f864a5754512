package io.smctrading.core.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Timeframe;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContextTest {

    @ParameterizedTest
    @CsvSource({
        "2024-01-10T09:59:00Z, LONDON_OPEN",
        "2024-01-10T07:00:00Z, LONDON_OPEN",
        "2024-07-10T06:00:00Z, LONDON_OPEN",
        "2024-01-10T12:00:00Z, NEW_YORK",
        "2024-07-10T11:00:00Z, NEW_YORK",
        "2024-01-10T15:00:00Z, LONDON_CLOSE",
        "2024-01-11T01:00:00Z, ASIAN",
        "2024-01-11T04:59:00Z, ASIAN"
    })
    void killZonesFollowTheClocksOfNewYork(Instant time, KillZone expected) {
        assertThat(KillZone.of(time, Timeframe.M15)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-10T11:59:00Z",
        "2024-07-10T10:59:00Z",
        "2024-01-10T17:00:00Z",
        "2024-01-11T05:00:00Z"
    })
    void endsAreExclusive(Instant time) {
        assertThat(KillZone.of(time, Timeframe.M15)).isEmpty();
    }

    @Test
    void sessionsOverlapAndFollowTheirOwnClocks() {
        assertThat(TradingSession.of(Instant.parse("2024-01-10T14:00:00Z"), Timeframe.H1))
                .containsExactly(TradingSession.LONDON, TradingSession.NEW_YORK);
        assertThat(TradingSession.of(Instant.parse("2024-07-10T07:00:00Z"), Timeframe.H1))
                .containsExactly(TradingSession.TOKYO, TradingSession.LONDON);
        assertThat(TradingSession.of(Instant.parse("2024-01-09T21:00:00Z"), Timeframe.H1))
                .containsExactly(TradingSession.SYDNEY, TradingSession.NEW_YORK);
    }

    @Test
    void candlesOfFourHoursAndMoreHaveNeither() {
        Instant noon = Instant.parse("2024-01-10T14:00:00Z");
        assertThat(KillZone.of(noon, Timeframe.H4)).isEmpty();
        assertThat(TradingSession.of(noon, Timeframe.D1)).isEmpty();
    }

    @Test
    void pricesHaveAPositionInTheDealingRange() {
        DealingRange range = new DealingRange(100, 200);
        assertThat(range.position(150)).hasValue(0.5);
        assertThat(range.isDiscount(150)).isFalse();
        assertThat(range.isPremium(150)).isFalse();
        assertThat(range.isDiscount(149)).isTrue();
        assertThat(range.isPremium(250)).isTrue();
        assertThat(range.position(50)).hasValue(-0.5);
    }

    @Test
    void thereIsNoRangeWithoutBothSidesInOrder() {
        assertThat(new DealingRange(Double.NaN, 200).position(150)).isEmpty();
        assertThat(new DealingRange(200, 200).position(150)).isEmpty();
        assertThat(new DealingRange(201, 200).isDiscount(150)).isFalse();
    }
}
