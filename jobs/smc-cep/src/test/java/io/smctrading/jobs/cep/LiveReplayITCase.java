package io.smctrading.jobs.cep;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Candle;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.support.LocalEnvironments;
import io.smctrading.jobs.support.OrClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A live replay in lock-step: the next minute is written when the clocks of the last one came out
 * of the job, and the topic never ends. It says, minute by minute, what a bounded run says
 * afterwards.
 */
class LiveReplayITCase {
    private static final List<String> SYMBOLS = List.of("BTC-USD", "ETH-USD", "LTC-USD");
    private static final Duration SPAN = Duration.ofHours(10);

    /** Releases minutes, and takes stock of the output at the end of each. */
    private static final class LockStep {
        private final List<Integer> ends = new ArrayList<>();
        private final Map<Instant, Integer> clocks = new HashMap<>();
        private final Map<Instant, Integer> eventsAtTheEndOf = new TreeMap<>();
        private final Map<Instant, Integer> signalsAtTheEndOf = new TreeMap<>();
        private final CountDownLatch over = new CountDownLatch(1);
        private final Collected<StructureEvent> events =
                new Collected<>("live-events", event -> {});
        private final Collected<OrClock<EntrySignal>> signals =
                new Collected<>("live-signals", this::onSignalOrClock);
        private int minute;

        private LockStep(List<OrClock<Candle>> topic) {
            int inMinute = 0;
            for (int i = 0; i < topic.size(); i++) {
                inMinute += topic.get(i).isClock() ? 1 : 0;
                if (inMinute == SYMBOLS.size()) {
                    ends.add(i + 1);
                    inMinute = 0;
                }
            }
        }

        private synchronized void onSignalOrClock(OrClock<EntrySignal> record) {
            if (!record.isClock()) {
                return;
            }
            Instant time = record.clock().time();
            if (clocks.merge(time, 1, Integer::sum) == SYMBOLS.size()) {
                eventsAtTheEndOf.put(time, events.size());
                signalsAtTheEndOf.put(time, signals.size());
                writeNextMinute();
            }
        }

        private synchronized void writeNextMinute() {
            if (minute == ends.size()) {
                over.countDown();
            } else {
                OpenTopic.writeTo(ends.get(minute));
                minute++;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void saysEventForEventWhatABoundedRunSays(int parallelism) throws Exception {
        List<OrClock<Candle>> topic = MarketDays.topic(SPAN, SYMBOLS.toArray(String[]::new));
        BoundedRun bounded = BoundedRun.over(parallelism, topic, BoundedRun.EVERY_CANDIDATE);

        LockStep live = new LockStep(topic);
        OpenTopic.begin(topic);
        StreamExecutionEnvironment env = LocalEnvironments.of(parallelism).setBufferTimeout(0);
        SmcCepPipeline pipeline =
                SmcCepPipeline.define(env, BoundedRun.EVERY_CANDIDATE, OpenTopic.source(env));
        live.events.from(pipeline.events());
        live.signals.from(pipeline.signals());
        JobClient job = env.executeAsync();
        live.writeNextMinute();
        assertThat(live.over.await(2, TimeUnit.MINUTES)).as("all minutes came out").isTrue();
        job.cancel().get();

        assertThat(MarketDays.bySeries(live.events.records()))
                .hasSizeGreaterThan(500)
                .isEqualTo(bounded.events());
        assertThat(MarketDays.signals(live.signals.records()))
                .hasSizeGreaterThan(5)
                .isEqualTo(bounded.sortedSignals());
        // Nothing came later than with the clock of its minute, nothing earlier.
        assertThat(live.eventsAtTheEndOf).hasSize(live.ends.size());
        live.eventsAtTheEndOf.forEach(
                (end, events) ->
                        assertThat(events)
                                .as("events by " + end)
                                .isEqualTo(
                                        (int)
                                                bounded.events().stream()
                                                        .filter(
                                                                event ->
                                                                        !event.confirmedTime()
                                                                                .isAfter(end))
                                                        .count()));
        live.signalsAtTheEndOf.forEach(
                (end, signals) ->
                        assertThat(signals)
                                .as("signals and clocks by " + end)
                                .isEqualTo(
                                        (int)
                                                bounded.signals().stream()
                                                        .filter(
                                                                record ->
                                                                        !MarketDays.timeOf(record)
                                                                                .isAfter(end))
                                                        .count()));
    }
}
