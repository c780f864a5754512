package io.smctrading.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.smctrading.core.reference.EurUsdYear;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A year of EUR/USD against what another implementation of the definitions says of it. Without its
 * files the tests are skipped; {@code GoldenRun} keeps the check then.
 */
class EurUsdConformanceTest {
    private static EurUsdYear year;
    private static Detection detection;

    @BeforeAll
    static void detectTheYear() {
        Optional<EurUsdYear> found = EurUsdYear.find();
        assumeTrue(found.isPresent(), "the shared EUR/USD files are not beside this clone");
        year = found.get();
        detection = Detection.over(year.series(), year.parameters(), year.bars());
    }

    @Test
    void everyEventOfTheYearIsTheExpectedOneInTheExpectedOrder() {
        assertThat(EurUsdYear.eventRows(detection.events()))
                .hasSizeGreaterThan(20_000)
                .containsExactlyElementsOf(year.expectedEvents());
    }

    @Test
    void everyCandidateOfTheYearIsTheExpectedOneInTheExpectedOrder() {
        assertThat(EurUsdYear.signalRows(detection.signals()))
                .hasSizeGreaterThan(600)
                .containsExactlyElementsOf(year.expectedSignals());
    }
}
