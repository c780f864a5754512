package io.smctrading.core.structure;

import static io.smctrading.core.structure.TradingSession.LONDON;
import static io.smctrading.core.structure.TradingSession.NEW_YORK;
import static io.smctrading.core.structure.TradingSession.SYDNEY;
import static io.smctrading.core.structure.TradingSession.TOKYO;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Timeframe;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TradingSessionTest {

    @Test
    void sessionsOverlapAndFollowTheirOwnClocks() {
        assertThat(TradingSession.of(Instant.parse("2024-01-10T14:00:00Z"), Timeframe.H1))
                .containsExactly(LONDON, NEW_YORK);
        assertThat(TradingSession.of(Instant.parse("2024-07-10T07:00:00Z"), Timeframe.H1))
                .containsExactly(TOKYO, LONDON);
        assertThat(TradingSession.of(Instant.parse("2024-01-09T21:00:00Z"), Timeframe.H1))
                .containsExactly(SYDNEY, NEW_YORK);
    }

    /** First minute of a session, and the first that lies in it no more. */
    @ParameterizedTest
    @CsvSource({
        "SYDNEY, 2024-01-09T21:00:00Z, 2024-01-10T06:00:00Z",
        "TOKYO, 2024-01-10T00:00:00Z, 2024-01-10T09:00:00Z",
        "TOKYO, 2024-07-10T00:00:00Z, 2024-07-10T09:00:00Z",
        "LONDON, 2024-01-10T08:00:00Z, 2024-01-10T17:00:00Z",
        "NEW_YORK, 2024-01-10T13:00:00Z, 2024-01-10T22:00:00Z",
        // The last day of winter and the first of summer, and back.
        "SYDNEY, 2024-04-05T21:00:00Z, 2024-04-06T06:00:00Z",
        "SYDNEY, 2024-04-06T22:00:00Z, 2024-04-07T07:00:00Z",
        "SYDNEY, 2024-10-04T22:00:00Z, 2024-10-05T07:00:00Z",
        "SYDNEY, 2024-10-05T21:00:00Z, 2024-10-06T06:00:00Z",
        "LONDON, 2024-03-30T08:00:00Z, 2024-03-30T17:00:00Z",
        "LONDON, 2024-03-31T07:00:00Z, 2024-03-31T16:00:00Z",
        "LONDON, 2024-10-27T08:00:00Z, 2024-10-27T17:00:00Z",
        "NEW_YORK, 2024-03-09T13:00:00Z, 2024-03-09T22:00:00Z",
        "NEW_YORK, 2024-03-10T12:00:00Z, 2024-03-10T21:00:00Z",
        "NEW_YORK, 2024-11-03T13:00:00Z, 2024-11-03T22:00:00Z"
    })
    void startsInclusiveAndEndsExclusiveOnTheWallClockOfItsPlace(
            TradingSession session, Instant start, Instant end) {
        assertThat(session.contains(start)).isTrue();
        assertThat(session.contains(start.minusMillis(1))).isFalse();
        assertThat(session.contains(end.minusMillis(1))).isTrue();
        assertThat(session.contains(end)).isFalse();
    }

    @Test
    void candlesOfFourHoursAndMoreLieInNone() {
        Instant noon = Instant.parse("2024-01-10T14:00:00Z");
        assertThat(TradingSession.of(noon, Timeframe.H1)).isNotEmpty();
        assertThat(TradingSession.of(noon, Timeframe.H4)).isEmpty();
        assertThat(TradingSession.of(noon, Timeframe.D1)).isEmpty();
    }
}
