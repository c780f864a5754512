package io.smctrading.detect.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.DetectionSink;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.Scope;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.detect.EventSelection;
import io.smctrading.detect.SeriesFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.junit.jupiter.api.Test;

class DetectionRunTest {
    private static final Series SERIES = new Series("file", "A", Timeframe.M15);

    private final DetectionRun run =
            new DetectionRun(
                    List.of(new SeriesFile(SERIES, Path.of("/a.csv"), Path.of("a.csv"))),
                    DetectionParameters.defaults(),
                    new EventSelection(Set.of(Scope.INTERNAL), true),
                    false);

    @Test
    void everyOperatorHasAUidAndAName() {
        run.writeEventsTo(new DiscardingSink<>());
        run.writeSignalsTo(new DiscardingSink<>());
        run.listen(Map.of(SERIES, new Deaf()));

        StreamGraph graph = run.graph(LocalFlink.configuration(2));

        assertThat(graph.getStreamNodes())
                .hasSizeGreaterThan(8)
                .allSatisfy(
                        node -> {
                            assertThat(node.getTransformationUID()).isNotBlank();
                            assertThat(node.getOperatorName()).isNotBlank();
                        });
    }

    @Test
    void onlyTheStepToASeriesShuffles() {
        run.writeEventsTo(new DiscardingSink<>());
        run.writeSignalsTo(new DiscardingSink<>());

        assertThat(run.graph(LocalFlink.configuration(2)).getJobGraph().getVertices())
                .extracting(vertex -> vertex.getParallelism())
                .containsExactly(2, 2);
    }

    @Test
    void noTypeIsLeftToKryo() {
        assertThat(LocalFlink.configuration(1).get(PipelineOptions.GENERIC_TYPES)).isFalse();
    }

    private static final class Deaf implements DetectionSink {
        @Override
        public void event(StructureEvent event) {}

        @Override
        public void signal(EntrySignal signal) {}
    }
}
