package io.smctrading.jobs.cep;

import io.smctrading.core.market.Candle;
import io.smctrading.core.signal.DetectionParameters;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.support.LocalEnvironments;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.jobs.support.types.MarketTypes;
import io.smctrading.platform.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * The whole graph over records that end, on a cluster in this JVM.
 *
 * @param events sorted by series; of each series the order is that of the job
 * @param signals signals and clocks as they came
 */
record BoundedRun(List<StructureEvent> events, List<OrClock<EntrySignal>> signals) {
    static final SmcCepConfig EVERY_CANDIDATE =
            SmcCepConfig.from(
                    Settings.of(
                            new String[] {"--namespace", "test", "--entry.min-confidence", "0.3"},
                            Map.of()));

    static SmcCepConfig with(DetectionParameters parameters) {
        return new SmcCepConfig(EVERY_CANDIDATE.connection(), parameters, false);
    }

    static BoundedRun over(int parallelism, List<OrClock<Candle>> topic, SmcCepConfig config)
            throws Exception {
        StreamExecutionEnvironment env = LocalEnvironments.of(parallelism);
        DataStream<OrClock<Candle>> candles =
                env.fromData(topic, MarketTypes.CANDLE_OR_CLOCK).setParallelism(1);
        SmcCepPipeline pipeline = SmcCepPipeline.define(env, config, candles);
        try (CloseableIterator<StructureEvent> events = pipeline.events().collectAsync();
                CloseableIterator<OrClock<EntrySignal>> signals =
                        pipeline.signals().collectAsync()) {
            env.executeAsync();
            List<OrClock<EntrySignal>> signalList = new ArrayList<>();
            List<StructureEvent> eventList = new ArrayList<>();
            signals.forEachRemaining(signalList::add);
            events.forEachRemaining(eventList::add);
            return new BoundedRun(MarketDays.bySeries(eventList), signalList);
        }
    }

    List<EntrySignal> sortedSignals() {
        return MarketDays.signals(signals);
    }
}
