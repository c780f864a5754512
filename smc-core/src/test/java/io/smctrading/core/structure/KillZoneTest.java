package io.smctrading.core.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Timeframe;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KillZoneTest {

    @ParameterizedTest
    @CsvSource({
        "2024-01-10T09:59:00Z, LONDON_OPEN",
        "2024-01-10T07:00:00Z, LONDON_OPEN",
        "2024-07-10T06:00:00Z, LONDON_OPEN",
        "2024-01-10T12:00:00Z, NEW_YORK",
        "2024-07-10T11:00:00Z, NEW_YORK",
        "2024-01-10T14:59:00Z, NEW_YORK",
        "2024-01-10T15:00:00Z, LONDON_CLOSE",
        "2024-01-10T16:59:00Z, LONDON_CLOSE",
        "2024-01-11T01:00:00Z, ASIAN",
        "2024-01-11T04:59:00Z, ASIAN"
    })
    void followsTheClocksOfNewYork(Instant time, KillZone expected) {
        assertThat(KillZone.of(time, Timeframe.M15)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-10T06:59:00Z",
        "2024-01-10T10:00:00Z",
        "2024-01-10T11:59:00Z",
        "2024-07-10T10:59:00Z",
        "2024-01-10T17:00:00Z",
        "2024-01-11T00:59:00Z",
        "2024-01-11T05:00:00Z"
    })
    void endsAreExclusiveAndBetweenThemThereIsNone(Instant time) {
        assertThat(KillZone.of(time, Timeframe.M15)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // On 10 March two o'clock becomes three: the hour before it is no kill zone.
        "2024-03-10T06:59:00Z,",
        "2024-03-10T07:00:00Z, LONDON_OPEN",
        "2024-03-10T08:59:00Z, LONDON_OPEN",
        "2024-03-10T09:00:00Z,",
        "2024-03-10T11:00:00Z, NEW_YORK",
        "2024-03-11T00:00:00Z, ASIAN",
        "2024-03-11T04:00:00Z,",
        // On 3 November the hour from one to two comes twice.
        "2024-11-03T05:30:00Z,",
        "2024-11-03T06:30:00Z,",
        "2024-11-03T07:00:00Z, LONDON_OPEN",
        "2024-11-03T11:59:00Z,",
        "2024-11-03T12:00:00Z, NEW_YORK",
        "2024-11-04T01:00:00Z, ASIAN"
    })
    void isRightOnDaysOnWhichClocksChange(Instant time, KillZone expected) {
        assertThat(KillZone.of(time, Timeframe.M15).orElse(null)).isEqualTo(expected);
    }

    @Test
    void isThereEveryDay() {
        assertThat(KillZone.of(Instant.parse("2024-01-13T12:00:00Z"), Timeframe.M15))
                .contains(KillZone.NEW_YORK);
        assertThat(KillZone.of(Instant.parse("2024-01-14T12:00:00Z"), Timeframe.M15))
                .contains(KillZone.NEW_YORK);
    }

    @ParameterizedTest
    @EnumSource
    void candlesOfFourHoursAndMoreHaveNone(Timeframe timeframe) {
        assertThat(KillZone.of(Instant.parse("2024-01-10T12:00:00Z"), timeframe).isPresent())
                .isEqualTo(timeframe != Timeframe.H4 && timeframe != Timeframe.D1);
    }
}
