package io.smctrading.jobs.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.jobs.storage.tables.Table;
import io.smctrading.jobs.storage.tables.Tables;
import io.smctrading.jobs.support.LocalEnvironments;
import io.smctrading.platform.config.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class StorageJobTest {

    @Test
    void givesEveryOperatorIdOfItsOwnAndEachTopicItsLine() {
        StreamExecutionEnvironment env = LocalEnvironments.of(1);
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        env.configure(strict);
        StorageJob.define(
                env,
                StorageConfig.from(
                        Settings.of(
                                new String[] {"--namespace", "n"},
                                Map.of("SMC_DATABASE_PASSWORD", "p"))));

        List<String> vertices =
                StreamSupport.stream(
                                env.getStreamGraph().getJobGraph().getVertices().spliterator(),
                                false)
                        .map(JobVertex::getName)
                        .toList();
        for (Table<?> table : Tables.all()) {
            assertThat(vertices)
                    .as(table.name())
                    .anyMatch(
                            name ->
                                    name.contains("read " + table.topic().name())
                                            && name.contains("store " + table.name()));
        }
        assertThat(vertices)
                .hasSize(Tables.all().size() + 1)
                .anyMatch(
                        name ->
                                name.contains("read dead letters")
                                        && name.contains("store dead_letters"));
    }
}
