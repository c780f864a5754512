package io.smctrading.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Side;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.GoldenRun;
import io.smctrading.core.reference.RandomCandles;
import io.smctrading.core.reference.RealCandles;
import io.smctrading.core.reference.ReferenceDetection;
import io.smctrading.core.reference.ReferenceEvent;
import io.smctrading.core.reference.ReferenceSignal;
import io.smctrading.core.structure.StructureEventType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.junit.jupiter.api.Test;

/** What holds for every series of candles and every choice of parameters. */
class DetectionPropertyTest {
    private static final Series SERIES = new Series("test", "AAA-BBB", Timeframe.M15);
    private static final Series LONGER = new Series("test", "AAA-BBB", Timeframe.H4);

    @Provide
    Arbitrary<List<Bar>> candles() {
        return RandomCandles.series(Timeframe.M15, 120);
    }

    @Provide
    Arbitrary<List<Bar>> longerCandles() {
        return RandomCandles.series(Timeframe.H4, 120);
    }

    @Provide
    Arbitrary<DetectionParameters> parameters() {
        return RandomCandles.parameters();
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void engineSaysWhatTheReferenceSays(
            @ForAll("candles") List<Bar> bars,
            @ForAll("parameters") DetectionParameters parameters) {
        agreesWithTheReference(SERIES, bars, parameters);
    }

    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    void engineSaysWhatTheReferenceSaysOfCandlesThatCrossWeeksAndMonths(
            @ForAll("longerCandles") List<Bar> bars,
            @ForAll("parameters") DetectionParameters parameters) {
        agreesWithTheReference(LONGER, bars, parameters);
    }

    /** Or the properties above would be true of little. */
    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void randomCandlesShowEveryKindOfEventAndBothSidesOfSignals(
            @ForAll("candles") List<Bar> bars,
            @ForAll("parameters") DetectionParameters parameters) {
        Detection found = Detection.over(SERIES, parameters, bars);
        found.events().forEach(event -> Statistics.label("events").collect(event.type()));
        found.signals().forEach(signal -> Statistics.label("signals").collect(signal.side()));
        Statistics.label("events")
                .coverage(
                        coverage -> {
                            for (StructureEventType type : StructureEventType.values()) {
                                coverage.check(type).count(count -> count > 0);
                            }
                        });
        Statistics.label("signals")
                .coverage(
                        coverage -> {
                            for (Side side : Side.values()) {
                                coverage.check(side).count(count -> count > 0);
                            }
                        });
    }

    private static void agreesWithTheReference(
            Series series, List<Bar> bars, DetectionParameters parameters) {
        Detection ours = Detection.over(series, parameters, bars);

        assertThat(ReferenceEvent.of(ours.events()))
                .containsExactlyElementsOf(
                        ReferenceDetection.events(bars, series.timeframe(), parameters));
        assertThat(ReferenceSignal.of(ours.signals()))
                .containsExactlyElementsOf(
                        ReferenceDetection.signals(bars, series.timeframe(), parameters));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aPrefixOfTheCandlesGivesThePrefixOfTheEvents(
            @ForAll("candles") List<Bar> bars,
            @ForAll("parameters") DetectionParameters parameters,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        Detection full = Detection.over(SERIES, parameters, bars);
        prefixIsStable(SERIES, full, bars, (int) (bars.size() * share), parameters);
    }

    @Test
    void aPrefixOfRealCandlesGivesThePrefixOfTheEvents() {
        for (Timeframe timeframe : List.of(Timeframe.M5, Timeframe.M15)) {
            Series series = new Series("bitstamp", "BTC-USD", timeframe);
            List<Bar> bars = RealCandles.bitstamp(timeframe);
            for (GoldenRun run : GoldenRun.values()) {
                Detection full = Detection.over(series, run.parameters(), bars);
                assertThat(full.signals()).hasSizeGreaterThan(10);
                for (int size = 0; size <= bars.size(); size += 97) {
                    prefixIsStable(series, full, bars, size, run.parameters());
                }
                prefixIsStable(series, full, bars, bars.size(), run.parameters());
            }
        }
    }

    @Test
    void realCandlesFiveAtATimeNeitherMoveNorChangeNorWithdrawAnEvent() {
        List<Bar> bars = RealCandles.bitstamp(Timeframe.M15);
        DetectionParameters parameters = DetectionParameters.defaults();
        Detection full = Detection.over(SERIES, parameters, bars);
        for (int size = 0; size <= bars.size(); size += 5) {
            prefixIsStable(SERIES, full, bars, size, parameters);
        }
    }

    /** Events and signals with all they carry, ids included. */
    private static void prefixIsStable(
            Series series,
            Detection full,
            List<Bar> bars,
            int size,
            DetectionParameters parameters) {
        Detection prefix = Detection.over(series, parameters, bars.subList(0, size));
        Instant end =
                size == 0
                        ? Instant.MIN
                        : Instant.ofEpochMilli(bars.get(size - 1).openTime())
                                .plus(series.timeframe().length());
        assertThat(prefix.events())
                .isEqualTo(
                        full.events().stream()
                                .filter(event -> !event.confirmedTime().isAfter(end))
                                .toList());
        assertThat(prefix.signals())
                .isEqualTo(
                        full.signals().stream()
                                .filter(signal -> !signal.confirmedTime().isAfter(end))
                                .toList());
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void anEngineWrittenAndReadGoesOnAsIfNothingHappened(
            @ForAll("candles") List<Bar> bars,
            @ForAll("parameters") DetectionParameters parameters,
            @ForAll @DoubleRange(min = 0, max = 1) double share)
            throws IOException {
        int cut = (int) (bars.size() * share);
        List<Object> uninterrupted = new ArrayList<>();
        DetectionEngine engine = new DetectionEngine(SERIES, parameters);
        feed(engine, bars, uninterrupted);

        List<Object> interrupted = new ArrayList<>();
        DetectionEngine first = new DetectionEngine(SERIES, parameters);
        feed(first, bars.subList(0, cut), interrupted);
        DetectionEngine second = copy(first);
        feed(second, bars.subList(cut, bars.size()), interrupted);

        assertThat(interrupted).isEqualTo(uninterrupted);
        assertThat(bytes(second)).isEqualTo(bytes(engine));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void everyArmedBlockIsEndedAtMostOnceAndOnlyAfterItWasArmed(
            @ForAll("candles") List<Bar> bars,
            @ForAll("parameters") DetectionParameters parameters) {
        List<Object> told = new ArrayList<>();
        feed(new DetectionEngine(SERIES, parameters), bars, told);

        List<String> open = new ArrayList<>();
        for (Object fact : told) {
            if (fact instanceof EntryFact.BlockArmed armed) {
                assertThat(open).doesNotContain(armed.zoneId());
                open.add(armed.zoneId());
            } else if (fact instanceof EntryFact end) {
                assertThat(open.remove(end.zoneId())).isTrue();
            }
        }
        int live = parameters.structure().maxLiveZones();
        assertThat(open).hasSizeLessThanOrEqualTo(live);
    }

    private static void feed(DetectionEngine engine, List<Bar> bars, List<Object> told) {
        CollectingSink sink = new CollectingSink(told);
        for (Bar bar : bars) {
            engine.onBar(bar, sink);
        }
    }

    static DetectionEngine copy(DetectionEngine engine) throws IOException {
        return DetectionEngine.read(new DataInputStream(new ByteArrayInputStream(bytes(engine))));
    }

    static byte[] bytes(DetectionEngine engine) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        engine.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
