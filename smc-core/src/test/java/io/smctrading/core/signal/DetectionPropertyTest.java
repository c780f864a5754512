package io.smctrading.core.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.RealCandles;
import io.smctrading.core.reference.ReferenceDetection;
import io.smctrading.core.reference.ReferenceEvent;
import io.smctrading.core.reference.ReferenceSignal;
import io.smctrading.core.structure.StructureEvent;
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
import org.junit.jupiter.api.Test;

/** What holds for every series of candles and every choice of parameters. */
class DetectionPropertyTest {
    private static final Series SERIES = new Series("test", "AAA-BBB", Timeframe.M15);

    @Provide
    Arbitrary<List<Bar>> candles() {
        return RandomCandles.series(Timeframe.M15, 120);
    }

    @Provide
    Arbitrary<DetectionParameters> parameters() {
        return RandomCandles.parameters();
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
    void engineSaysWhatTheReferenceSays(
            @ForAll("candles") List<Bar> bars,
            @ForAll("parameters") DetectionParameters parameters) {
        Detection ours = Detection.over(SERIES, parameters, bars);

        assertThat(ReferenceEvent.of(ours.events()))
                .containsExactlyElementsOf(
                        ReferenceDetection.events(bars, Timeframe.M15, parameters));
        assertThat(ReferenceSignal.of(ours.signals()))
                .containsExactlyElementsOf(
                        ReferenceDetection.signals(bars, Timeframe.M15, parameters));
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aPrefixOfTheCandlesGivesThePrefixOfTheEvents(
            @ForAll("candles") List<Bar> bars,
            @ForAll("parameters") DetectionParameters parameters,
            @ForAll @DoubleRange(min = 0, max = 1) double share) {
        prefixIsStable(bars, (int) (bars.size() * share), parameters);
    }

    @Test
    void aPrefixOfRealCandlesGivesThePrefixOfTheEvents() {
        List<Bar> bars = RealCandles.bitstamp(Timeframe.M15);
        for (int size = 0; size <= bars.size(); size += 5) {
            prefixIsStable(bars, size, DetectionParameters.defaults());
        }
    }

    private static void prefixIsStable(List<Bar> bars, int size, DetectionParameters parameters) {
        Detection full = Detection.over(SERIES, parameters, bars);
        Detection prefix = Detection.over(SERIES, parameters, bars.subList(0, size));
        Instant end =
                size == 0
                        ? Instant.MIN
                        : Instant.ofEpochMilli(bars.get(size - 1).openTime())
                                .plus(SERIES.timeframe().length());

        List<StructureEvent> expected =
                full.events().stream().filter(e -> !e.confirmedTime().isAfter(end)).toList();
        assertThat(prefix.events()).isEqualTo(expected);
        assertThat(prefix.signals())
                .isEqualTo(
                        full.signals().stream()
                                .filter(s -> !s.confirmedTime().isAfter(end))
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
