package io.smctrading.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smctrading.jobs.support.LocalEnvironments;
import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

class IngestJobTest {

    @Test
    void givesEveryOperatorIdOfItsOwnAndReadsLikePicture() {
        StreamExecutionEnvironment env = LocalEnvironments.of(2);
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        env.configure(strict);
        IngestJob.define(
                env, IngestConfig.from(Settings.of(new String[] {"--namespace", "n"}, Map.of())));

        assertThat(env.getStreamGraph().getJobGraph().getVertices())
                .extracting(JobVertex::getName)
                .anyMatch(name -> name.contains("read market.trades"))
                .anyMatch(
                        name -> name.contains("candles") && name.contains("write market.candles"));
    }

    @Test
    void refusesToStartWithoutNamespace() {
        assertThatThrownBy(() -> IngestJob.main(new String[] {"--dedupe.window", "1h"}))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("--namespace is missing");
    }
}
