package io.smctrading.jobs.cep;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Candle;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.support.LocalEnvironments;
import io.smctrading.jobs.support.OrClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job stops with a savepoint in the middle and goes on with another number of subtasks. */
class RescaleITCase {
    private static final List<OrClock<Candle>> TOPIC =
            MarketDays.topic(Duration.ofHours(18), "BTC-USD", "ETH-USD", "LTC-USD", "XRP-USD");

    @TempDir Path savepoints;

    @Test
    void oneSubtaskThenTwoThenOneSayWhatOneThatNeverStoppedSays() throws Exception {
        Semaphore clocks = new Semaphore(0);
        Collected<StructureEvent> events = new Collected<>("rescaled-events", event -> {});
        Collected<OrClock<EntrySignal>> signals =
                new Collected<>(
                        "rescaled-signals",
                        record -> {
                            if (record.isClock()) {
                                clocks.release();
                            }
                        });
        OpenTopic.begin(TOPIC);
        String savepoint = null;
        int read = 0;
        int life = 0;
        for (int parallelism : new int[] {1, 2, 1}) {
            life++;
            int to = life * TOPIC.size() / 3;
            StreamExecutionEnvironment env = LocalEnvironments.of(parallelism);
            if (savepoint != null) {
                Configuration from = new Configuration();
                from.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
                env.configure(from);
            }
            SmcCepPipeline pipeline =
                    SmcCepPipeline.define(env, BoundedRun.EVERY_CANDIDATE, OpenTopic.source(env));
            events.from(pipeline.events());
            signals.from(pipeline.signals());
            OpenTopic.resume();
            JobClient job = env.executeAsync();
            OpenTopic.writeTo(to);
            int expected = (int) TOPIC.subList(read, to).stream().filter(OrClock::isClock).count();
            assertThat(clocks.tryAcquire(expected, 1, TimeUnit.MINUTES)).isTrue();
            savepoint =
                    job.stopWithSavepoint(
                                    false, savepoints.toString(), SavepointFormatType.CANONICAL)
                            .get();
            read = to;
        }

        assertThat(MarketDays.bySeries(events.records()))
                .hasSizeGreaterThan(1_000)
                .isEqualTo(
                        MarketDays.expectedEvents(TOPIC, BoundedRun.EVERY_CANDIDATE.detection()));
        assertThat(MarketDays.signals(signals.records()))
                .hasSizeGreaterThan(20)
                .isEqualTo(
                        MarketDays.expectedSignals(TOPIC, BoundedRun.EVERY_CANDIDATE.detection()));
        assertThat(signals.records().stream().filter(OrClock::isClock))
                .hasSize((int) TOPIC.stream().filter(OrClock::isClock).count());
    }
}
