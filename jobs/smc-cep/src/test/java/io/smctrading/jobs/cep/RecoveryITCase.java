package io.smctrading.jobs.cep;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Candle;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.support.LocalEnvironments;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.jobs.support.types.MarketTypes;
import io.smctrading.platform.config.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.Test;

/** The whole graph fails in the middle and goes on from its last checkpoint. */
class RecoveryITCase {
    private static final TypeInformation<OrClock<Candle>> INPUT = MarketTypes.CANDLE_OR_CLOCK;
    private static final List<OrClock<Candle>> TOPIC =
            MarketDays.topic(Duration.ofHours(12), "BTC-USD", "ETH-USD");
    private static final Instant MIDDLE =
            TOPIC.get(TOPIC.size() - 1).clock().time().minus(Duration.ofHours(6));
    private static final AtomicBoolean FAILED = new AtomicBoolean();

    /** Fails once in the second half, when there is a checkpoint to go back to. */
    private static final class FailOnce extends RichMapFunction<OrClock<Candle>, OrClock<Candle>>
            implements CheckpointListener {
        private static final long serialVersionUID = 1L;

        private transient boolean checkpointed;

        @Override
        public OrClock<Candle> map(OrClock<Candle> record) {
            if (checkpointed
                    && record.isClock()
                    && record.clock().time().isAfter(MIDDLE)
                    && FAILED.compareAndSet(false, true)) {
                throw new IllegalStateException("failure on purpose");
            }
            return record;
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            checkpointed = true;
        }
    }

    @Test
    void aFailureInTheMiddleChangesNothing() throws Exception {
        SmcCepConfig config =
                SmcCepConfig.from(
                        Settings.of(
                                new String[] {
                                    "--namespace", "test", "--entry.min-confidence", "0.3"
                                },
                                Map.of()));
        StreamExecutionEnvironment env = LocalEnvironments.of(2);
        Configuration restart = new Configuration();
        restart.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        restart.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 1);
        restart.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
        env.configure(restart);
        env.enableCheckpointing(50);
        DataStream<OrClock<Candle>> candles =
                env.fromSource(
                                new DataGeneratorSource<>(
                                        index -> TOPIC.get(index.intValue()),
                                        TOPIC.size(),
                                        RateLimiterStrategy.perSecond(2_000),
                                        INPUT),
                                WatermarkStrategy.noWatermarks(),
                                "market.candles")
                        .setParallelism(1)
                        .map(new FailOnce())
                        .returns(INPUT)
                        .setParallelism(1);
        SmcCepPipeline pipeline = SmcCepPipeline.define(env, config, candles);
        List<StructureEvent> events = new ArrayList<>();
        List<OrClock<EntrySignal>> signals = new ArrayList<>();
        try (CloseableIterator<StructureEvent> eventOutput = pipeline.events().collectAsync();
                CloseableIterator<OrClock<EntrySignal>> signalOutput =
                        pipeline.signals().collectAsync()) {
            env.executeAsync();
            signalOutput.forEachRemaining(signals::add);
            eventOutput.forEachRemaining(events::add);
        }

        assertThat(FAILED).isTrue();
        events.sort(MarketDays.BY_SERIES_AND_ORDER);
        assertThat(events)
                .hasSizeGreaterThan(500)
                .isEqualTo(MarketDays.expectedEvents(TOPIC, config.detection()));
        assertThat(
                        signals.stream()
                                .filter(record -> !record.isClock())
                                .map(OrClock::value)
                                .sorted(MarketDays.BY_SERIES_AND_TIME))
                .containsExactlyElementsOf(MarketDays.expectedSignals(TOPIC, config.detection()));
        assertThat(signals.stream().filter(OrClock::isClock).count())
                .isEqualTo(TOPIC.stream().filter(OrClock::isClock).count());
    }
}
