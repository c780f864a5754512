package io.smctrading.jobs.cep;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Candle;
import io.smctrading.jobs.support.LocalEnvironments;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.jobs.support.types.MarketTypes;
import io.smctrading.platform.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.junit.jupiter.api.Test;

/** The graph that the dashboard shows. */
class GraphTest {

    private static StreamGraph graph() {
        StreamExecutionEnvironment env = LocalEnvironments.of(2);
        DataStream<OrClock<Candle>> candles =
                env.fromData(List.of(), MarketTypes.CANDLE_OR_CLOCK).name("market.candles");
        SmcCepConfig config =
                SmcCepConfig.from(Settings.of(new String[] {"--namespace", "test"}, Map.of()));
        SmcCepPipeline pipeline = SmcCepPipeline.define(env, config, candles);
        pipeline.events().sinkTo(new DiscardingSink<>()).name("smc.events");
        pipeline.signals().sinkTo(new DiscardingSink<>()).name("smc.signals");
        return env.getStreamGraph();
    }

    @Test
    void patternsStandInTheSubtaskOfTheEngine() {
        JobGraph job = graph().getJobGraph();
        List<String> vertices =
                StreamSupport.stream(job.getVertices().spliterator(), false)
                        .map(JobVertex::getName)
                        .toList();
        assertThat(vertices)
                .filteredOn(name -> name.startsWith("structure"))
                .singleElement()
                .asString()
                .contains(
                        "break: swing, then cross",
                        "character: break after break",
                        "entry: block, then return",
                        "smc.events",
                        "smc.signals");
        assertThat(vertices).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void everyOperatorThatKeepsStateHasANameForIt() {
        assertThat(graph().getStreamNodes())
                .filteredOn(node -> node.getStateKeySerializer() != null)
                .hasSize(4)
                .allSatisfy(node -> assertThat(node.getTransformationUID()).isNotBlank());
    }
}
