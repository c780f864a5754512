package io.smctrading.jobs.support.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

class CodecSerializerTest {

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
        public void write(String value, DataOutputView out) throws IOException {
            out.writeUTF(value);
            if (currentVersion > 1) {
                out.writeInt(7);
            }
        }

        @Override
        public String read(DataInputView in, int version) throws IOException {
            String text = in.readUTF();
            return version == 1 ? text : text + in.readInt();
        }
    }

    /** Texts that may change: stands for mutable state. */
    public static final class BuilderCodec implements Codec<StringBuilder> {
        private static final long serialVersionUID = 1L;

        @Override
        public Class<StringBuilder> type() {
            return StringBuilder.class;
        }

        @Override
        public boolean isImmutable() {
            return false;
        }

        @Override
        public void write(StringBuilder value, DataOutputView out) throws IOException {
            out.writeUTF(value.toString());
        }

        @Override
        public StringBuilder read(DataInputView in, int version) throws IOException {
            return new StringBuilder(in.readUTF());
        }
    }

    @Test
    void valuesAndSerializersSurvive() throws IOException {
        SerializedBytes.assertSurvives(new CodecType<>(new GrowingCodec()), "a");
        SerializedBytes.assertRestores(new CodecType<>(new GrowingCodec()));
        SerializedBytes.assertRestores(new CodecType<>(new BuilderCodec()));
    }

    @Test
    void mutableValuesAreCopiedAndOthersShared() {
        StringBuilder text = new StringBuilder("a");
        StringBuilder copy = new CodecSerializer<>(new BuilderCodec()).copy(text);
        text.append('b');

        assertThat(copy).hasToString("a");
        String shared = "a";
        assertThat(new CodecSerializer<>(new GrowingCodec()).copy(shared)).isSameAs(shared);
    }

    @Test
    void stateOfAnOlderVersionIsMigratedAndOfANewerOneRefused() throws IOException {
        TypeSerializerSnapshot<String> first =
                SerializedBytes.writtenAndRead(
                        new CodecSerializer<>(new GrowingCodec()).snapshotConfiguration());
        byte[] old = SerializedBytes.of(new CodecSerializer<>(new GrowingCodec()), "a");
        GrowingCodec.currentVersion = 2;
        try {
            TypeSerializerSnapshot<String> second =
                    new CodecSerializer<>(new GrowingCodec()).snapshotConfiguration();
            assertThat(second.resolveSchemaCompatibility(first).isCompatibleAfterMigration())
                    .isTrue();
            assertThat(SerializedBytes.read(first.restoreSerializer(), old)).isEqualTo("a");
            assertThat(first.resolveSchemaCompatibility(second).isIncompatible()).isTrue();
        } finally {
            GrowingCodec.currentVersion = 1;
        }
    }

    /** Tells what it was told before, and remembers what it is told now. */
    private static final class Memory extends KeyedProcessFunction<String, String, String> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<String> last;

        @Override
        public void open(OpenContext context) {
            last =
                    getRuntimeContext()
                            .getState(
                                    new ValueStateDescriptor<>(
                                            "last", new CodecType<>(new GrowingCodec())));
        }

        @Override
        public void processElement(String value, Context context, Collector<String> out)
                throws Exception {
            out.collect(String.valueOf(last.value()));
            last.update(value);
        }
    }

    /** What comes out of {@code told}, by an operator that goes on from {@code from}. */
    private static OperatorSubtaskState remember(
            OperatorSubtaskState from, String told, String expected) throws Exception {
        KeyedProcessOperator<String, String, String> operator =
                new KeyedProcessOperator<>(new Memory());
        try (var harness =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        operator, value -> "key", Types.STRING)) {
            if (from != null) {
                harness.initializeState(from);
            }
            harness.open();
            harness.processElement(told, 1);
            assertThat(harness.extractOutputValues()).containsExactly(expected);
            return harness.snapshot(1, 1);
        }
    }

    @Test
    void keyedStateOfAnOlderVersionGoesOnInANewerOneAndNotBack() throws Exception {
        OperatorSubtaskState first = remember(null, "a", "null");
        GrowingCodec.currentVersion = 2;
        OperatorSubtaskState second;
        try {
            second = remember(first, "b", "a");
            remember(second, "c", "b7");
        } finally {
            GrowingCodec.currentVersion = 1;
        }
        assertThatThrownBy(() -> remember(second, "d", "b7"))
                .hasStackTraceContaining("StateMigrationException");
    }

    @Test
    void serializersOfDifferentTypesAreNotCompatible() {
        CodecSerializer<String> texts = new CodecSerializer<>(new GrowingCodec());
        CodecSerializer<StringBuilder> builders = new CodecSerializer<>(new BuilderCodec());

        assertThat((Object) texts).isNotEqualTo(builders);
        assertThat((Object) new CodecType<>(new GrowingCodec()))
                .isNotEqualTo(new CodecType<>(new BuilderCodec()));
        assertThat(new CodecType<>(new GrowingCodec())).hasToString("String");
    }
}
