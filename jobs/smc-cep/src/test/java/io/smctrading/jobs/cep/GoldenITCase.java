package io.smctrading.jobs.cep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Series;
import io.smctrading.core.reference.EurUsdYear;
import io.smctrading.core.reference.GoldenRows;
import io.smctrading.core.reference.GoldenRun;
import io.smctrading.jobs.support.OrClock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The graph, not only the engine in it, reproduces what was found once, row by row. */
class GoldenITCase {

    private static List<OrClock<Candle>> topic(Series series, List<Bar> bars) {
        return bars.stream().map(bar -> OrClock.of(MarketDays.candle(series, bar))).toList();
    }

    @ParameterizedTest
    @EnumSource
    void thePackagedWeekIsWhatItAlwaysWas(GoldenRun run) throws Exception {
        BoundedRun found =
                BoundedRun.over(
                        2, topic(run.series(), run.bars()), BoundedRun.with(run.parameters()));
        assertThat(
                        GoldenRows.of(
                                found.events(),
                                found.signals().stream().map(OrClock::value).toList()))
                .containsExactlyElementsOf(run.expected());
    }

    @Test
    void theYearOfEurUsdIsWhatAnotherImplementationSays() throws Exception {
        Optional<EurUsdYear> found = EurUsdYear.find();
        assumeTrue(found.isPresent(), "the shared EUR/USD files are not beside this clone");
        EurUsdYear year = found.get();
        BoundedRun ours =
                BoundedRun.over(
                        2, topic(year.series(), year.bars()), BoundedRun.with(year.parameters()));
        assertThat(EurUsdYear.eventRows(ours.events()))
                .hasSizeGreaterThan(20_000)
                .containsExactlyElementsOf(year.expectedEvents());
        assertThat(EurUsdYear.signalRows(ours.signals().stream().map(OrClock::value).toList()))
                .hasSizeGreaterThan(600)
                .containsExactlyElementsOf(year.expectedSignals());
    }
}
