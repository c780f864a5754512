package io.smctrading.jobs.cep;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.OfSeries;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.GoldenRows;
import io.smctrading.core.reference.GoldenRun;
import io.smctrading.core.reference.RandomCandles;
import io.smctrading.core.reference.RealCandles;
import io.smctrading.core.signal.Detection;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.cep.functions.SeriesInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The graph's operators in a row say what the plain engine says, whatever happens to them. */
class DetectionChainTest {
    private static final Series SERIES = new Series("bitstamp", "BTC-USD", Timeframe.M15);
    private static final DetectionParameters MANY_PATTERNS =
            GoldenRun.OTHER_PARAMETERS.parameters();

    @Provide
    Arbitrary<List<Bar>> candles() {
        return RandomCandles.series(Timeframe.M15, 120);
    }

    @Provide
    Arbitrary<DetectionParameters> parameters() {
        return RandomCandles.parameters();
    }

    private static List<SeriesInput> inputs(Series series, List<Bar> bars) {
        return bars.stream().map(bar -> SeriesInput.of(series, bar)).toList();
    }

    private static List<OfSeries> run(
            DetectionParameters parameters, List<? extends SeriesInput> inputs) throws Exception {
        try (DetectionChain chain = DetectionChain.start(parameters)) {
            return chain.process(List.copyOf(inputs));
        }
    }

    private static void isWhatTheEngineSays(
            List<OfSeries> told, Series series, DetectionParameters parameters, List<Bar> bars) {
        Detection expected = Detection.over(series, parameters, bars);
        assertThat(DetectionChain.events(told)).isEqualTo(expected.events());
        assertThat(DetectionChain.signals(told))
                .containsExactlyInAnyOrderElementsOf(expected.signals());
    }

    @ParameterizedTest
    @EnumSource
    void theGoldenWeekComesOutRowByRow(GoldenRun run) throws Exception {
        List<OfSeries> told = run(run.parameters(), inputs(run.series(), run.bars()));
        assertThat(GoldenRows.of(DetectionChain.events(told), DetectionChain.signals(told)))
                .containsExactlyElementsOf(run.expected());
    }

    @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
    void patternsSayWhatTheEngineSays(
            @ForAll("candles") List<Bar> bars, @ForAll("parameters") DetectionParameters parameters)
            throws Exception {
        isWhatTheEngineSays(run(parameters, inputs(SERIES, bars)), SERIES, parameters, bars);
    }

    @Test
    void everythingIsToldWithTheCandleThatShowsIt() throws Exception {
        try (DetectionChain chain = DetectionChain.start(MANY_PATTERNS)) {
            for (Bar bar : RealCandles.bitstamp(Timeframe.M15)) {
                Instant close = Instant.ofEpochMilli(bar.openTime() + Timeframe.M15.millis());
                for (OfSeries told : chain.process(SeriesInput.of(SERIES, bar))) {
                    assertThat(
                                    told instanceof StructureEvent event
                                            ? event.confirmedTime()
                                            : ((EntrySignal) told).confirmedTime())
                            .isEqualTo(close);
                }
            }
        }
    }

    @Test
    void aRestoreBehindEveryCandleChangesNothing() throws Exception {
        restoresChangeNothing(GoldenRun.OTHER_PARAMETERS, 150, 1);
    }

    @Test
    void aRestoreNowAndThenChangesNothing() throws Exception {
        restoresChangeNothing(GoldenRun.DEFAULTS, 550, 11);
    }

    /** Each life lasts a few candles and begins with what the one before left in its snapshot. */
    private static void restoresChangeNothing(GoldenRun run, int candles, int each)
            throws Exception {
        List<Bar> bars = run.bars().subList(0, candles);
        List<OfSeries> told = new ArrayList<>();
        Map<String, OperatorSubtaskState> snapshot = null;
        Set<Integer> standingSwings = new HashSet<>();
        Set<Integer> breaksToFollow = new HashSet<>();
        Set<Integer> armedBlocks = new HashSet<>();
        for (int from = 0; from < candles; from += each) {
            try (DetectionChain chain =
                    snapshot == null
                            ? DetectionChain.start(run.parameters())
                            : DetectionChain.restore(run.parameters(), snapshot)) {
                List<Bar> life = bars.subList(from, Math.min(candles, from + each));
                told.addAll(chain.process(inputs(run.series(), life)));
                snapshot = chain.snapshot();
                standingSwings.add(chain.openMatches("break"));
                breaksToFollow.add(chain.openMatches("character"));
                armedBlocks.add(chain.openMatches("entry"));
            }
        }
        isWhatTheEngineSays(told, run.series(), run.parameters(), bars);
        assertThat(DetectionChain.signals(told)).isNotEmpty();
        // Lives ended in the middle of each pattern.
        assertThat(standingSwings).contains(1, 2, 3);
        assertThat(breaksToFollow).containsExactly(2);
        assertThat(armedBlocks).contains(0, 1, 2);
    }

    @Test
    void oneSubtaskBecomesTwoAndOneAgainInTheMiddleOfPatterns() throws Exception {
        List<Bar> week = RealCandles.bitstamp(Timeframe.M15);
        int third = 150;
        Map<Series, List<Bar>> all = new LinkedHashMap<>();
        for (int i = 0; i < 8; i++) {
            Series series = new Series("bitstamp", "COIN" + i + "-USD", Timeframe.M15);
            all.put(series, week.subList(9 * i, 9 * i + 3 * third));
        }
        List<OfSeries> told = new ArrayList<>();
        List<Map<String, OperatorSubtaskState>> snapshots = new ArrayList<>();
        int from = 0;
        for (int parallelism : new int[] {1, 2, 1}) {
            List<DetectionChain> chains =
                    snapshots.isEmpty()
                            ? List.of(DetectionChain.start(MANY_PATTERNS))
                            : DetectionChain.rescale(MANY_PATTERNS, snapshots, parallelism);
            snapshots.clear();
            int armed = 0;
            for (DetectionChain chain : chains) {
                List<Series> own = all.keySet().stream().filter(chain::owns).toList();
                assertThat(own).isNotEmpty();
                for (int i = from; i < from + third; i++) {
                    for (Series series : own) {
                        told.addAll(chain.process(SeriesInput.of(series, all.get(series).get(i))));
                    }
                }
                assertThat(chain.openMatches("break")).isGreaterThan(own.size());
                assertThat(chain.openMatches("character")).isEqualTo(2 * own.size());
                armed += chain.openMatches("entry");
                snapshots.add(chain.snapshot());
                chain.close();
            }
            assertThat(armed).isPositive();
            from += third;
        }
        for (Map.Entry<Series, List<Bar>> one : all.entrySet()) {
            Series series = one.getKey();
            isWhatTheEngineSays(
                    told.stream().filter(record -> record.series().equals(series)).toList(),
                    series,
                    MANY_PATTERNS,
                    one.getValue());
        }
    }

    /** Candles that come again or too late, with whatever prices, anywhere among the others. */
    @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
    void lateAndRepeatedCandlesChangeNothing(
            @ForAll("candles") List<Bar> bars,
            @ForAll("parameters") DetectionParameters parameters,
            @ForAll @Size(120) List<@IntRange(max = 240) Integer> back)
            throws Exception {
        UnaryOperator<Bar> altered =
                bar -> new Bar(bar.openTime(), 90, 1_000, 1, 110, 2 * bar.volume());
        List<SeriesInput> disturbed = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) {
            disturbed.add(SeriesInput.of(SERIES, bars.get(i)));
            int earlier = i - back.get(i);
            if (earlier >= 0) {
                disturbed.add(SeriesInput.of(SERIES, bars.get(earlier)));
                disturbed.add(SeriesInput.of(SERIES, altered.apply(bars.get(earlier))));
            }
        }
        assertThat(run(parameters, disturbed)).isEqualTo(run(parameters, inputs(SERIES, bars)));
    }

    @Test
    void clocksBetweenCandlesChangeNothingButStandInTheirPlace() throws Exception {
        List<Bar> bars = RealCandles.bitstamp(Timeframe.M15);
        List<SeriesInput> withClocks = new ArrayList<>();
        for (Bar bar : bars) {
            withClocks.add(SeriesInput.of(SERIES, bar));
            Instant close = Instant.ofEpochMilli(bar.openTime() + Timeframe.M15.millis());
            withClocks.add(
                    SeriesInput.of(
                            SERIES, new Clock("bitstamp", "BTC-USD", close, Clock.Mark.MARKET, 0)));
        }
        List<OfSeries> told = run(MANY_PATTERNS, withClocks);
        assertThat(told.stream().filter(SeriesInput.class::isInstance))
                .hasSize(bars.size())
                .containsExactlyElementsOf(
                        withClocks.stream().filter(SeriesInput::isClock).toList());
        assertThat(told.stream().filter(record -> !(record instanceof SeriesInput)).toList())
                .isEqualTo(run(MANY_PATTERNS, inputs(SERIES, bars)));
    }
}
