package io.smctrading.jobs.cep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.core.reference.GoldenRun;
import io.smctrading.jobs.cep.functions.SeriesInput;
import io.smctrading.jobs.support.LocalEnvironments;
import io.smctrading.jobs.support.types.MarketTypes;
import io.smctrading.jobs.support.types.SerializedBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.core.io.SimpleVersionedSerializerTypeSerializerProxy;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamEdge;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/**
 * Nothing flows or rests in Kryo's bytes. A serializer's snapshot names its class and those of
 * every serializer inside it, so one that uses Kryo anywhere names it.
 */
class NoKryoTest {
    private static final String KRYO = "kryo";

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment env = LocalEnvironments.of(2);
        SmcCepPipeline pipeline =
                SmcCepPipeline.define(
                        env,
                        BoundedRun.EVERY_CANDIDATE,
                        env.fromData(List.of(), MarketTypes.CANDLE_OR_CLOCK));
        pipeline.events().sinkTo(new DiscardingSink<>());
        pipeline.signals().sinkTo(new DiscardingSink<>());
        return env;
    }

    private static String snapshot(TypeSerializer<?> serializer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        return new String(out.getCopyOfBuffer(), StandardCharsets.ISO_8859_1);
    }

    /** Serializers of everything that flows in the graph and of its keys, by where they are. */
    private static Map<String, TypeSerializer<?>> serializers(StreamGraph graph) {
        Map<String, TypeSerializer<?>> found = new LinkedHashMap<>();
        for (StreamNode node : graph.getStreamNodes()) {
            String name = node.getOperatorName();
            int input = 0;
            for (TypeSerializer<?> in : node.getTypeSerializersIn()) {
                input++;
                found.put("input " + input + " of " + name, in);
            }
            found.put("output of " + name, node.getTypeSerializerOut());
            found.put("key of " + name, node.getStateKeySerializer());
            for (StreamEdge edge : node.getOutEdges()) {
                if (edge.getOutputTag() != null) {
                    found.put(
                            "side output of " + name,
                            SerializedBytes.serializer(edge.getOutputTag().getTypeInfo()));
                }
            }
        }
        // What a sink's writer tells its committer has the sink's own serializer and no snapshot.
        found.values()
                .removeIf(
                        serializer ->
                                serializer == null
                                        || serializer
                                                instanceof
                                                SimpleVersionedSerializerTypeSerializerProxy);
        return found;
    }

    @Test
    void nothingThatFlowsNorAKeyIsInKryosBytes() throws IOException {
        StreamExecutionEnvironment env = environment();
        assertThat(env.getConfig().hasGenericTypesDisabled()).isTrue();

        Map<String, TypeSerializer<?>> serializers = serializers(env.getStreamGraph());
        assertThat(serializers)
                .containsKeys(
                        "output of by series",
                        "key of structure",
                        "output of structure",
                        "key of entry: block, then return",
                        "output of by topic",
                        "side output of by topic");
        for (Map.Entry<String, TypeSerializer<?>> serializer : serializers.entrySet()) {
            assertThat(snapshot(serializer.getValue()))
                    .as(serializer.getKey())
                    .doesNotContainIgnoringCase(KRYO);
        }
    }

    @Test
    void nothingThatRestsIsInKryosBytes() throws Exception {
        GoldenRun run = GoldenRun.OTHER_PARAMETERS;
        Map<String, OperatorSubtaskState> checkpoint;
        try (DetectionChain chain = DetectionChain.start(run.parameters())) {
            chain.process(
                    run.bars().stream().map(bar -> SeriesInput.of(run.series(), bar)).toList());
            checkpoint = chain.snapshot();
        }
        for (String operator : DetectionChain.OPERATORS) {
            assertThat(bytes(checkpoint.get(operator)))
                    .as(operator)
                    .contains("CodecSerializer")
                    .doesNotContainIgnoringCase(KRYO);
        }
    }

    private static String bytes(OperatorSubtaskState state) throws IOException {
        List<StreamStateHandle> handles = new ArrayList<>();
        for (KeyedStateHandle keyed : state.getManagedKeyedState()) {
            handles.add((StreamStateHandle) keyed);
        }
        Stream.of(state.getManagedOperatorState(), state.getRawOperatorState())
                .forEach(
                        kind ->
                                kind.forEach(
                                        handle -> handles.add(handle.getDelegateStateHandle())));
        StringBuilder all = new StringBuilder();
        for (StreamStateHandle handle : handles) {
            try (InputStream in = handle.openInputStream()) {
                all.append(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    /** Or the tests above would find nothing because there is nothing to find. */
    @Test
    void aTypeWithoutASerializerOfItsOwnWouldBeFoundAndRefused() throws IOException {
        GenericTypeInfo<Object> generic = new GenericTypeInfo<>(Object.class);
        assertThat(snapshot(SerializedBytes.serializer(generic))).containsIgnoringCase(KRYO);

        StreamExecutionEnvironment env = LocalEnvironments.of(1);
        assertThatThrownBy(
                        () -> {
                            env.fromData(List.of(new Object()), generic)
                                    .sinkTo(new DiscardingSink<>());
                            env.getStreamGraph();
                        })
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("Generic types have been disabled");
    }
}
