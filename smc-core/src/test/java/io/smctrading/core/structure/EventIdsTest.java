package io.smctrading.core.structure;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EventIdsTest {
    private static final Series SERIES = new Series("bitstamp", "BTC-USD", Timeframe.M15);
    private static final EventIds IDS = new EventIds(SERIES, StructureParameters.defaults());

    @Property
    void timesAreWrittenToBase36(@ForAll long anchor, @ForAll long confirmed) {
        assertThat(IDS.other("LONG", anchor, confirmed))
                .endsWith(
                        "-LONG-" + Long.toString(anchor, 36) + '-' + Long.toString(confirmed, 36));
    }

    @Example
    void anIdIsSeriesAndParametersThenTheStatementThenItsTimes() {
        assertThat(
                        IDS.event(
                                StructureEventType.SWING_HIGH,
                                null,
                                Scope.INTERNAL,
                                null,
                                1_700_000_000_000L,
                                1_700_004_500_000L))
                .matches("[0-9a-f]{16}-SH\\.0I-loyw3v28-loyysba8");
    }
}
