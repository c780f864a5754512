package io.smctrading.jobs.cep.types;

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
import io.smctrading.jobs.cep.functions.SeriesOutput;
import io.smctrading.jobs.cep.patterns.EntryStep;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class CodecSerializerTest {
    private static final Series SERIES = new Series("bitstamp", "BTC-USD", Timeframe.M5);
    private static final Clock CLOCK =
            new Clock(
                    "bitstamp",
                    "BTC-USD",
                    Instant.parse("2024-01-01T00:01:00Z"),
                    Clock.Mark.DECISIONS,
                    3);

    private static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
        return type.createSerializer(new ExecutionConfig().getSerializerConfig());
    }

    private static <T> byte[] bytes(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        return out.getCopyOfBuffer();
    }

    private static <T> void survives(TypeInformation<T> type, T value) throws IOException {
        TypeSerializer<T> serializer = serializer(type);
        byte[] bytes = bytes(serializer, value);
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        assertThat(serializer.deserialize(in)).isEqualTo(value);
        assertThat(in.available()).isZero();
        assertThat(serializer.copy(value)).isEqualTo(value);
        DataOutputSerializer copied = new DataOutputSerializer(64);
        serializer.copy(new DataInputDeserializer(bytes), copied);
        assertThat(copied.getCopyOfBuffer()).isEqualTo(bytes);
    }

    @Test
    void everyRecordOfARealWeekSurvives() throws IOException {
        List<StructureEvent> events = new ArrayList<>();
        List<BreakFact> breakFacts = new ArrayList<>();
        List<EntryFact> entryFacts = new ArrayList<>();
        DetectionEngine engine = new DetectionEngine(SERIES, DetectionParameters.defaults());
        for (Bar bar : RealCandles.bitstamp(Timeframe.M5)) {
            survives(CepTypes.SERIES_INPUT, SeriesInput.of(SERIES, bar));
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
            survives(CepTypes.EVENT, event);
        }
        for (BreakFact fact : breakFacts) {
            survives(CepTypes.BREAK_FACT, fact);
            survives(CepTypes.BREAK, StructureBreak.of(fact));
        }
        for (EntryFact fact : entryFacts) {
            EntryStep step = EntryStep.of(fact);
            survives(CepTypes.ENTRY_STEP, step);
            if (step.candidate() != null) {
                survives(CepTypes.SIGNAL, step.candidate());
                survives(CepTypes.SERIES_OUTPUT, SeriesOutput.of(step.candidate()));
            }
        }
        assertThat(entryFacts).hasAtLeastOneElementOfType(EntryFact.BlockReturned.class);
    }

    @Test
    void clocksSurvive() throws IOException {
        survives(CepTypes.SERIES_INPUT, SeriesInput.of(SERIES, CLOCK));
        survives(CepTypes.SERIES_OUTPUT, SeriesOutput.of(SERIES, CLOCK));
        survives(CepTypes.ENTRY_STEP, EntryStep.clockStruck(SERIES, CLOCK));
    }

    @Test
    void aCopiedEngineGoesItsOwnWay() throws IOException {
        TypeSerializer<DetectionEngine> serializer = serializer(CepTypes.ENGINE);
        List<Bar> bars = RealCandles.bitstamp(Timeframe.M5);
        DetectionEngine engine = new DetectionEngine(SERIES, DetectionParameters.defaults());
        bars.subList(0, 500).forEach(bar -> engine.onBar(bar, event -> {}));
        byte[] before = bytes(serializer, engine);

        DetectionEngine copy = serializer.copy(engine);
        assertThat(bytes(serializer, copy)).isEqualTo(before);
        copy.onBar(bars.get(500), event -> {});
        assertThat(bytes(serializer, engine)).isEqualTo(before);
        assertThat(serializer.isImmutableType()).isFalse();
    }

    @Test
    void theSnapshotOfASerializerRestoresIt() throws IOException {
        for (TypeInformation<?> type :
                List.of(
                        CepTypes.SERIES_INPUT,
                        CepTypes.SERIES_OUTPUT,
                        CepTypes.ENGINE,
                        CepTypes.EVENT,
                        CepTypes.BREAK_FACT,
                        CepTypes.BREAK,
                        CepTypes.ENTRY_STEP,
                        CepTypes.SIGNAL)) {
            restores(serializer(type));
        }
    }

    private static <T> void restores(TypeSerializer<T> serializer) throws IOException {
        TypeSerializerSnapshot<T> read = writtenAndRead(serializer.snapshotConfiguration());
        assertThat(read.restoreSerializer()).isEqualTo(serializer);
        assertThat(
                        serializer
                                .snapshotConfiguration()
                                .resolveSchemaCompatibility(read)
                                .isCompatibleAsIs())
                .isTrue();
    }

    private static <T> TypeSerializerSnapshot<T> writtenAndRead(TypeSerializerSnapshot<T> snapshot)
            throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
        return TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()),
                CodecSerializerTest.class.getClassLoader());
    }

    /** A text whose second version carries a number more. */
    public static final class GrowingCodec implements Codec<String> {
        private static final long serialVersionUID = 1L;
        private static int currentVersion = 1;

        @Override
        public Class<String> type() {
            return String.class;
        }

        @Override
        public int version() {
            return currentVersion;
        }

        @Override
        public void write(String value, DataOutput out) throws IOException {
            out.writeUTF(value);
            if (currentVersion > 1) {
                out.writeInt(7);
            }
        }

        @Override
        public String read(DataInput in, int version) throws IOException {
            String text = in.readUTF();
            return version == 1 ? text : text + in.readInt();
        }
    }

    @Test
    void stateOfAnOlderVersionIsMigratedAndOfANewerOneRefused() throws IOException {
        TypeSerializerSnapshot<String> first =
                writtenAndRead(new CodecSerializer<>(new GrowingCodec()).snapshotConfiguration());
        byte[] old = bytes(new CodecSerializer<>(new GrowingCodec()), "a");
        GrowingCodec.currentVersion = 2;
        try {
            TypeSerializerSnapshot<String> second =
                    new CodecSerializer<>(new GrowingCodec()).snapshotConfiguration();
            assertThat(second.resolveSchemaCompatibility(first).isCompatibleAfterMigration())
                    .isTrue();
            assertThat(first.restoreSerializer().deserialize(new DataInputDeserializer(old)))
                    .isEqualTo("a");
            assertThat(first.resolveSchemaCompatibility(second).isIncompatible()).isTrue();
        } finally {
            GrowingCodec.currentVersion = 1;
        }
    }

    @Test
    void serializersOfDifferentTypesAreNotCompatible() throws IOException {
        assertThat(new CodecSerializer<>(new BreakFactCodec()))
                .isNotEqualTo(new CodecSerializer<>(new StructureBreakCodec()));
        assertThat(CepTypes.BREAK_FACT).isNotEqualTo(CepTypes.BREAK);
        assertThat(CepTypes.BREAK_FACT).hasToString("BreakFact");
    }
}
