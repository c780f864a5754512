package io.smctrading.detect.chart;

import static io.smctrading.detect.chart.ChartOfRealCandles.BARS;
import static io.smctrading.detect.chart.ChartOfRealCandles.FOUND;
import static io.smctrading.detect.chart.ChartOfRealCandles.SERIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.core.structure.StructureEventType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChartSeriesTest {
    private static final int ALL = 100_000;
    private static final int WINDOW = 300;
    private static final Set<StructureEventType> MARKS =
            EnumSet.of(
                    StructureEventType.SWING_HIGH,
                    StructureEventType.SWING_LOW,
                    StructureEventType.EQUAL_HIGHS,
                    StructureEventType.EQUAL_LOWS,
                    StructureEventType.LIQUIDITY_SWEEP,
                    StructureEventType.BREAK_OF_STRUCTURE,
                    StructureEventType.CHANGE_OF_CHARACTER);

    @Test
    void showsEveryMark() {
        List<StructureEvent> marks =
                FOUND.events().stream().filter(event -> MARKS.contains(event.type())).toList();

        assertThat(ChartOfRealCandles.latest(ALL).marks())
                .extracting(
                        Mark::type, Mark::price, mark -> mark.known() + SERIES.timeframe().millis())
                .containsExactlyElementsOf(
                        marks.stream()
                                .map(
                                        event ->
                                                tuple(
                                                        event.type(),
                                                        event.top(),
                                                        event.confirmedTime().toEpochMilli()))
                                .toList());
    }

    @Test
    void drawsEqualLevelsFromTheSwingBefore() {
        List<Mark> marks = ChartOfRealCandles.latest(ALL).marks();
        List<Mark> equals =
                marks.stream()
                        .filter(mark -> mark.type() == StructureEventType.EQUAL_HIGHS)
                        .toList();

        assertThat(equals).isNotEmpty();
        for (Mark equal : equals) {
            Mark before =
                    marks.stream()
                            .filter(mark -> mark.type() == StructureEventType.SWING_HIGH)
                            .filter(mark -> mark.scope() == equal.scope())
                            .filter(mark -> mark.known() < equal.known())
                            .reduce((first, second) -> second)
                            .orElseThrow();
            assertThat(equal.from()).isEqualTo(before.anchor());
        }
    }

    @Test
    void endsEachZoneAsItsReactionsSay() {
        List<DrawnZone> zones = ChartOfRealCandles.latest(ALL).zones();

        assertThat(zones).extracting(DrawnZone::end).contains(DrawnZone.End.values());
        for (DrawnZone zone : zones) {
            if (zone.birth().isZone()) {
                assertThat(zone.mitigated()).isEqualTo(openTimeOf(reaction(zone, "_MITIGATED")));
                assertThat(zone.ended())
                        .isEqualTo(
                                openTimeOf(
                                        reaction(zone, "_INVALIDATED")
                                                .or(() -> reaction(zone, "_FILLED"))
                                                .or(() -> reaction(zone, "_EXPIRED"))));
            }
        }
    }

    @Test
    void endsALevelWhenItIsClosedBeyondOrReplaced() {
        List<DrawnZone> levels =
                ChartOfRealCandles.latest(ALL).zones().stream()
                        .filter(zone -> !zone.birth().isZone())
                        .toList();

        assertThat(levels).isNotEmpty();
        for (DrawnZone level : levels) {
            boolean isHigh = level.birth().type() == StructureEventType.PERIOD_HIGH;
            List<Bar> after =
                    BARS.stream()
                            .filter(bar -> bar.openTime() > level.known())
                            .filter(bar -> bar.openTime() < level.ended())
                            .toList();
            assertThat(after)
                    .allMatch(
                            bar ->
                                    isHigh
                                            ? bar.close() <= level.birth().top()
                                            : bar.close() >= level.birth().top());
        }
    }

    @Test
    void showsInItsLatestCandlesWhatAllOfThemShowThere() {
        ChartSeries window = ChartOfRealCandles.latest(WINDOW);
        long first = BARS.get(BARS.size() - WINDOW).openTime();
        ChartSeries whole = ChartOfRealCandles.latest(ALL);

        assertThat(window.candles().size()).isEqualTo(WINDOW);
        assertThat(window.candles().total()).isEqualTo(BARS.size());
        assertThat(window.marks())
                .isEqualTo(whole.marks().stream().filter(mark -> mark.known() >= first).toList());
        assertThat(window.zones())
                .extracting(zone -> zone.birth().eventId())
                .containsExactlyElementsOf(
                        whole.zones().stream()
                                .filter(zone -> zone.ended() >= first)
                                .map(zone -> zone.birth().eventId())
                                .toList());
        assertThat(window.zones()).anyMatch(zone -> zone.known() < first);
        assertThat(window.signals())
                .isEqualTo(
                        FOUND.signals().stream()
                                .filter(signal -> signal.confirmedTime().toEpochMilli() > first)
                                .toList());
    }

    @Test
    void showsTheSameWhicheverComesFirst() {
        ChartSeries eventsFirst = new ChartSeries(SERIES, WINDOW);
        FOUND.signals().forEach(eventsFirst::signal);
        FOUND.events().forEach(eventsFirst::event);
        BARS.forEach(eventsFirst::candle);
        ChartSeries candlesFirst = ChartOfRealCandles.latest(WINDOW);

        assertThat(eventsFirst.marks()).isEqualTo(candlesFirst.marks());
        assertThat(eventsFirst.signals()).isEqualTo(candlesFirst.signals());
        assertThat(eventsFirst.zones())
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(candlesFirst.zones());
    }

    @Test
    void refusesWhatIsOfAnotherSeries() {
        ChartSeries other =
                new ChartSeries(new Series("bitstamp", "BTC-USD", Timeframe.H1), WINDOW);

        assertThatThrownBy(() -> other.event(FOUND.events().get(0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("series is bitstamp:BTC-USD:5m, allowed: bitstamp:BTC-USD:1h");
    }

    @Test
    void refusesToShowNoCandles() {
        assertThatThrownBy(() -> new ChartSeries(SERIES, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("candles of a chart are 0, allowed: 1 to 10000000");
    }

    @Test
    void refusesACandleThatDoesNotComeLater() {
        ChartSeries chart = new ChartSeries(SERIES, WINDOW);
        chart.candle(BARS.get(1));

        assertThatThrownBy(() -> chart.candle(BARS.get(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Optional<StructureEvent> reaction(DrawnZone zone, String ending) {
        return FOUND.events().stream()
                .filter(event -> zone.birth().eventId().equals(event.zoneId()))
                .filter(event -> event.type().name().endsWith(ending))
                .findFirst();
    }

    private static long openTimeOf(Optional<StructureEvent> event) {
        return event.map(it -> it.confirmedTime().toEpochMilli() - SERIES.timeframe().millis())
                .orElse(DrawnZone.NEVER);
    }
}
