package io.smctrading.jobs.cep.types;

import static io.smctrading.jobs.support.types.SerializedBytes.assertRestores;
import static io.smctrading.jobs.support.types.SerializedBytes.assertSurvives;
import static io.smctrading.jobs.support.types.SerializedBytes.serializer;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Bar;
import io.smctrading.core.market.Clock;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.RealCandles;
import io.smctrading.core.signal.DetectionEngine;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.DetectionSink;
import io.smctrading.core.signal.EntryFact;
import io.smctrading.core.structure.BreakFact;
import io.smctrading.core.structure.StructureBreak;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.cep.functions.SeriesInput;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.jobs.support.types.CodecType;
import io.smctrading.jobs.support.types.SerializedBytes;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Test;

class CepTypesTest {
    private static final TypeInformation<BreakFact> BREAK_FACT =
            new CodecType<>(new BreakFactCodec());
    private static final TypeInformation<StructureBreak> BREAK =
            new CodecType<>(new StructureBreakCodec());
    private static final TypeInformation<EntryFact> ENTRY_FACT =
            new CodecType<>(new EntryFactCodec());

    private static final Series SERIES = new Series("bitstamp", "BTC-USD", Timeframe.M5);
    private static final Clock CLOCK =
            new Clock(
                    "bitstamp",
                    "BTC-USD",
                    Instant.parse("2024-01-01T00:01:00Z"),
                    Clock.Mark.DECISIONS,
                    3);

    @Test
    void everyRecordOfARealWeekSurvives() throws IOException {
        List<StructureEvent> events = new ArrayList<>();
        List<BreakFact> breakFacts = new ArrayList<>();
        List<EntryFact> entryFacts = new ArrayList<>();
        DetectionEngine engine = new DetectionEngine(SERIES, DetectionParameters.defaults());
        for (Bar bar : RealCandles.bitstamp(Timeframe.M5)) {
            assertSurvives(CepTypes.SERIES_INPUT, SeriesInput.of(SERIES, bar));
            engine.onBar(
                    bar,
                    new DetectionSink() {
                        @Override
                        public void event(StructureEvent event) {
                            events.add(event);
                        }

                        @Override
                        public void fact(BreakFact fact) {
                            breakFacts.add(fact);
                        }

                        @Override
                        public void fact(EntryFact fact) {
                            entryFacts.add(fact);
                        }
                    });
        }
        for (StructureEvent event : events) {
            assertSurvives(CepTypes.EVENT, event);
            assertSurvives(CepTypes.TOLD, event);
        }
        for (BreakFact fact : breakFacts) {
            assertSurvives(BREAK_FACT, fact);
            assertSurvives(CepTypes.TOLD, fact);
            assertSurvives(CepTypes.TOLD, StructureBreak.of(fact));
            assertSurvives(BREAK, StructureBreak.of(fact));
        }
        for (EntryFact fact : entryFacts) {
            assertSurvives(ENTRY_FACT, fact);
            assertSurvives(CepTypes.TOLD, fact);
            if (fact instanceof EntryFact.BlockReturned returned) {
                assertSurvives(CepTypes.SIGNAL, returned.candidate());
                assertSurvives(CepTypes.TOLD, returned.candidate());
                assertSurvives(CepTypes.SIGNAL_OR_CLOCK, OrClock.of(returned.candidate()));
            }
        }
        assertThat(entryFacts).hasAtLeastOneElementOfType(EntryFact.BlockReturned.class);
    }

    @Test
    void clocksSurvive() throws IOException {
        assertSurvives(CepTypes.SERIES_INPUT, SeriesInput.of(SERIES, CLOCK));
        assertSurvives(CepTypes.TOLD, SeriesInput.of(SERIES, CLOCK));
        assertSurvives(CepTypes.SERIES, SERIES);
    }

    @Test
    void aCopiedEngineGoesItsOwnWay() throws IOException {
        TypeSerializer<DetectionEngine> serializer = serializer(CepTypes.ENGINE);
        List<Bar> bars = RealCandles.bitstamp(Timeframe.M5);
        DetectionEngine engine = new DetectionEngine(SERIES, DetectionParameters.defaults());
        bars.subList(0, 500).forEach(bar -> engine.onBar(bar, event -> {}));
        byte[] before = SerializedBytes.of(serializer, engine);

        DetectionEngine copy = serializer.copy(engine);
        assertThat(SerializedBytes.of(serializer, copy)).isEqualTo(before);
        copy.onBar(bars.get(500), event -> {});
        assertThat(SerializedBytes.of(serializer, engine)).isEqualTo(before);
        assertThat(serializer.isImmutableType()).isFalse();
    }

    @Test
    void theSnapshotOfASerializerRestoresIt() throws IOException {
        for (TypeInformation<?> type :
                List.of(
                        CepTypes.SERIES_INPUT,
                        CepTypes.SERIES,
                        CepTypes.ENGINE,
                        CepTypes.EVENT,
                        CepTypes.BREAK_FACT_SEQUENCES,
                        CepTypes.BREAK_SEQUENCES,
                        CepTypes.ENTRY_FACT_SEQUENCES,
                        CepTypes.SIGNAL,
                        CepTypes.SIGNAL_OR_CLOCK,
                        CepTypes.TOLD)) {
            assertRestores(type);
        }
    }

    @Test
    void serializersOfDifferentTypesAreNotCompatible() {
        assertThat((Object) serializer(BREAK_FACT)).isNotEqualTo(serializer(BREAK));
        assertThat(BREAK_FACT).isNotEqualTo(BREAK);
        assertThat(BREAK_FACT).hasToString("BreakFact");
    }
}
