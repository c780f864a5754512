package io.smctrading.jobs.cep;

import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.reference.RealCandles;
import io.smctrading.core.reference.ReferenceDetection;
import io.smctrading.core.reference.ReferenceEvent;
import io.smctrading.core.reference.ReferenceSignal;
import io.smctrading.core.signal.EntrySignal;
import io.smctrading.core.structure.StructureEvent;
import io.smctrading.jobs.support.LocalEnvironments;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.jobs.support.types.MarketTypes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole graph on a local cluster over real candles, bounded. */
class SmcCepPipelineITCase {
    private static final SmcCepConfig CONFIG = BoundedRun.EVERY_CANDIDATE;

    private static BoundedRun run(int parallelism, List<OrClock<Candle>> topic) throws Exception {
        return BoundedRun.over(parallelism, topic, CONFIG);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void twoSymbolsInSixTimeframesGiveWhatAPlainRunOverEachSeriesGives(int parallelism)
            throws Exception {
        List<OrClock<Candle>> topic = MarketDays.topic(Duration.ofDays(3), "BTC-USD", "ETH-USD");

        BoundedRun output = run(parallelism, topic);

        assertThat(output.events())
                .hasSizeGreaterThan(5_000)
                .isEqualTo(MarketDays.expectedEvents(topic, CONFIG.detection()));
        assertThat(output.sortedSignals())
                .hasSizeGreaterThan(50)
                .isEqualTo(MarketDays.expectedSignals(topic, CONFIG.detection()));
        clocksStandBehindTheSignalsOfTheirTime(
                topic, List.of("BTC-USD", "ETH-USD"), output.signals());
    }

    @Test
    void twoSubtasksSayOfManySeriesWhatOneSays() throws Exception {
        String[] symbols =
                IntStream.range(0, 24).mapToObj(i -> "COIN" + i + "-USD").toArray(String[]::new);
        List<OrClock<Candle>> topic = MarketDays.topic(Duration.ofHours(9), symbols);

        BoundedRun one = run(1, topic);
        BoundedRun two = run(2, topic);

        assertThat(one.events()).hasSizeGreaterThan(5_000);
        assertThat(two.events()).isEqualTo(one.events());
        assertThat(one.sortedSignals()).hasSizeGreaterThan(50);
        assertThat(two.sortedSignals()).isEqualTo(one.sortedSignals());
        clocksStandBehindTheSignalsOfTheirTime(topic, List.of(symbols), two.signals());
    }

    private static void clocksStandBehindTheSignalsOfTheirTime(
            List<OrClock<Candle>> topic, List<String> symbols, List<OrClock<EntrySignal>> signals) {
        Map<String, List<Instant>> clocks = new HashMap<>();
        for (OrClock<EntrySignal> record : signals) {
            if (record.isClock()) {
                clocks.computeIfAbsent(record.clock().symbol(), symbol -> new ArrayList<>())
                        .add(record.clock().time());
            } else {
                List<Instant> passed =
                        clocks.getOrDefault(record.value().series().symbol(), List.of());
                if (!passed.isEmpty()) {
                    assertThat(passed.get(passed.size() - 1))
                            .isBefore(record.value().confirmedTime());
                }
            }
        }
        for (String symbol : symbols) {
            assertThat(clocks.get(symbol))
                    .containsExactlyElementsOf(
                            topic.stream()
                                    .filter(OrClock::isClock)
                                    .map(OrClock::clock)
                                    .filter(clock -> clock.symbol().equals(symbol))
                                    .map(clock -> clock.time())
                                    .toList());
        }
    }

    @Test
    void repeatedAndLateCandlesChangeNothing() throws Exception {
        List<OrClock<Candle>> topic = MarketDays.topic(Duration.ofHours(12), "BTC-USD");
        List<OrClock<Candle>> disturbed = new ArrayList<>();
        for (int i = 0; i < topic.size(); i++) {
            disturbed.add(topic.get(i));
            if (i % 3 == 0) {
                disturbed.add(topic.get(i));
                disturbed.add(topic.get(i / 2));
            }
        }

        BoundedRun clean = run(2, topic);
        BoundedRun same = run(2, disturbed);

        assertThat(same.events()).isEqualTo(clean.events());
        assertThat(same.sortedSignals()).isEqualTo(clean.sortedSignals());
        assertThat(same.signals().stream().filter(OrClock::isClock).toList())
                .isEqualTo(clean.signals().stream().filter(OrClock::isClock).toList());
    }

    @Test
    void probesGoTheWayOfSignalsBesideThem() throws Exception {
        List<OrClock<Candle>> topic = MarketDays.topic(Duration.ofHours(12), "BTC-USD");
        SmcCepConfig probing = new SmcCepConfig(CONFIG.connection(), CONFIG.detection(), true);

        BoundedRun plain = run(2, topic);
        BoundedRun probed = BoundedRun.over(2, topic, probing);

        List<EntrySignal> probes =
                probed.sortedSignals().stream()
                        .filter(signal -> signal.signalId().startsWith("probe-"))
                        .toList();
        assertThat(probes)
                .extracting(EntrySignal::anchorTime)
                .containsExactlyElementsOf(
                        topic.stream()
                                .filter(record -> !record.isClock())
                                .map(OrClock::value)
                                .filter(candle -> candle.series().timeframe() == Timeframe.M1)
                                .map(Candle::openTime)
                                .toList());
        assertThat(probes)
                .allSatisfy(
                        probe -> {
                            assertThat(probe.signalId())
                                    .isEqualTo(
                                            "probe-bitstamp:BTC-USD-"
                                                    + probe.confirmedTime().toEpochMilli());
                            assertThat(probe.stop()).isLessThan(probe.entry());
                            assertThat(probe.target()).isGreaterThan(2 * probe.entry());
                            assertThat(probe.validUntil())
                                    .isEqualTo(probe.confirmedTime().plusSeconds(30));
                        });
        clocksStandBehindTheSignalsOfTheirTime(topic, List.of("BTC-USD"), probed.signals());
        probed.signals().removeIf(record -> !record.isClock() && probes.contains(record.value()));
        assertThat(probed.sortedSignals()).isEqualTo(plain.sortedSignals());
        assertThat(probed.events()).isEqualTo(plain.events());
    }

    /** How long after the record that caused it a record of this market time would be. */
    private static final class AfterItsCause<T> extends ProcessFunction<T, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(T record, Context context, Collector<Long> out) {
            out.collect(timeOf(record) - context.timestamp());
        }

        private static long timeOf(Object record) {
            if (record instanceof OrClock<?> output) {
                return output.isClock()
                        ? output.clock().time().toEpochMilli()
                        : timeOf(output.value());
            }
            return record instanceof EntrySignal signal
                    ? signal.confirmedTime().toEpochMilli()
                    : ((StructureEvent) record).confirmedTime().toEpochMilli();
        }
    }

    @Test
    void whatLeavesHasTheTimestampOfTheRecordThatCausedIt() throws Exception {
        StreamExecutionEnvironment env = LocalEnvironments.of(2);
        DataStream<OrClock<Candle>> candles =
                env.fromData(
                                MarketDays.topic(Duration.ofDays(1), "BTC-USD"),
                                MarketTypes.CANDLE_OR_CLOCK)
                        .setParallelism(1)
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<OrClock<Candle>>noWatermarks()
                                        .withTimestampAssigner(
                                                (record, none) ->
                                                        (record.isClock()
                                                                        ? record.clock().time()
                                                                        : record.value()
                                                                                .closeTime())
                                                                .toEpochMilli()))
                        .setParallelism(1);
        SmcCepPipeline pipeline = SmcCepPipeline.define(env, CONFIG, candles);
        DataStream<Long> delays =
                pipeline.events()
                        .process(new AfterItsCause<>())
                        .union(pipeline.signals().process(new AfterItsCause<>()));
        try (CloseableIterator<Long> result = delays.executeAndCollect()) {
            assertThat(result).toIterable().hasSizeGreaterThan(1_000).containsOnly(0L);
        }
    }

    @Test
    void agreesWithTheReferenceThatSharesNoRuleWithTheEngine() throws Exception {
        List<OrClock<Candle>> topic = MarketDays.topic(Duration.ofDays(8), "BTC-USD");
        BoundedRun output = run(1, topic);
        for (Timeframe timeframe : List.of(Timeframe.M15, Timeframe.H1)) {
            List<StructureEvent> events =
                    output.events().stream()
                            .filter(event -> event.series().timeframe() == timeframe)
                            .toList();
            var bars = RealCandles.bitstamp(timeframe);
            assertThat(ReferenceEvent.of(events))
                    .isNotEmpty()
                    .containsExactlyElementsOf(
                            ReferenceDetection.events(bars, timeframe, CONFIG.detection()));
            assertThat(
                            ReferenceSignal.of(
                                    output.sortedSignals().stream()
                                            .filter(s -> s.series().timeframe() == timeframe)
                                            .toList()))
                    .containsExactlyInAnyOrderElementsOf(
                            ReferenceDetection.signals(bars, timeframe, CONFIG.detection()));
        }
    }
}
