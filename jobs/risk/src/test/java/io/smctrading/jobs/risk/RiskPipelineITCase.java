package io.smctrading.jobs.risk;

import static io.smctrading.core.risk.RiskFixtures.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Series;
import io.smctrading.core.market.Timeframe;
import io.smctrading.core.risk.LockStepReplay;
import io.smctrading.core.risk.PortfolioSnapshot;
import io.smctrading.core.risk.RiskDecision;
import io.smctrading.core.risk.RiskInput;
import io.smctrading.core.risk.RiskInput.Channel;
import io.smctrading.core.risk.RiskInput.ClockInput;
import io.smctrading.core.risk.RiskInput.InstrumentInput;
import io.smctrading.core.risk.RiskInput.MarkInput;
import io.smctrading.core.risk.RiskOutput;
import io.smctrading.jobs.risk.functions.RiskTypes;
import io.smctrading.jobs.support.LocalEnvironments;
import io.smctrading.jobs.support.OrClock;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole graph on a MiniCluster: topics in any interleaving, the same decisions and orders. */
class RiskPipelineITCase {

    private static final long MARKET_SEED = 20131125;
    private static final LockStepReplay REPLAY = LockStepReplay.of(MARKET_SEED, LIMITS, 3, 120);

    @ParameterizedTest(name = "parallelism {0}, interleaving of seed {1}")
    @CsvSource({"1, 1", "1, 2", "2, 3", "2, 4"})
    void decidesTheSameWhateverTheInterleavingOfTheTopics(int parallelism, long seed)
            throws Exception {
        StreamExecutionEnvironment env = LocalEnvironments.of(parallelism);
        DataStream<RiskInput> topics =
                env.fromData(REPLAY.interleaved(seed), RiskTypes.INPUT)
                        .setParallelism(1)
                        // As partitions do: each (topic, symbol) stays in order, nothing else.
                        .partitionCustom(Math::floorMod, RiskPipelineITCase::lane);
        RiskPipeline pipeline =
                RiskPipeline.define(
                        env,
                        RiskConfigTest.config(),
                        new RiskPipeline.Sources(
                                timed(topics, Channel.SIGNALS),
                                timed(topics, Channel.EXECUTIONS),
                                topics.flatMap(new Candles())
                                        .returns(OrClock.typeOf(TypeInformation.of(Candle.class))),
                                topics.filter(InstrumentInput.class::isInstance),
                                topics.filter(RiskInput.ControlInput.class::isInstance),
                                topics.filter(RiskInput.RequestInput.class::isInstance)));

        List<RiskDecision> decisions = new ArrayList<>();
        List<OrClock<OrderIntent>> orders = new ArrayList<>();
        List<OrClock<PortfolioSnapshot>> portfolio = new ArrayList<>();
        try (CloseableIterator<RiskDecision> decided = pipeline.decisions().collectAsync();
                CloseableIterator<OrClock<OrderIntent>> ordered = pipeline.orders().collectAsync();
                CloseableIterator<OrClock<PortfolioSnapshot>> told =
                        pipeline.portfolio().collectAsync()) {
            env.executeAsync("risk");
            decided.forEachRemaining(decisions::add);
            ordered.forEachRemaining(orders::add);
            told.forEachRemaining(portfolio::add);
        }

        assertThat(decisions).hasSizeGreaterThan(30).isEqualTo(expectedDecisions());
        assertThat(orders).isEqualTo(expectedOrders());
        assertThat(portfolio).isEqualTo(expectedPortfolio());
    }

    private static int lane(RiskInput input) {
        return input instanceof RiskInput.Timed timed
                ? (timed.channel().name() + timed.instrument()).hashCode()
                : 0;
    }

    private static DataStream<RiskInput> timed(DataStream<RiskInput> topics, Channel channel) {
        return topics.filter(
                input -> input instanceof RiskInput.Timed timed && timed.channel() == channel);
    }

    private static List<RiskDecision> expectedDecisions() {
        List<RiskDecision> expected = new ArrayList<>();
        for (RiskOutput output : REPLAY.outputs()) {
            if (output instanceof RiskOutput.Decided decided) {
                expected.add(decided.decision());
            }
        }
        return expected;
    }

    private static List<OrClock<OrderIntent>> expectedOrders() {
        List<OrClock<OrderIntent>> expected = new ArrayList<>();
        for (RiskOutput output : REPLAY.outputs()) {
            if (output instanceof RiskOutput.Ordered ordered) {
                expected.add(OrClock.of(ordered.intent()));
            } else if (output instanceof RiskOutput.OrdersComplete complete) {
                expected.add(OrClock.clock(complete.clock()));
            }
        }
        return expected;
    }

    private static List<OrClock<PortfolioSnapshot>> expectedPortfolio() {
        List<OrClock<PortfolioSnapshot>> expected = new ArrayList<>();
        for (RiskOutput output : REPLAY.outputs()) {
            if (output instanceof RiskOutput.Snapshot snapshot) {
                expected.add(OrClock.of(snapshot.snapshot()));
            } else if (output instanceof RiskOutput.MinuteComplete complete) {
                expected.add(OrClock.clock(complete.clock()));
            }
        }
        return expected;
    }

    /** The candles topic: what marks were made of, and candles that are none. */
    private static final class Candles implements FlatMapFunction<RiskInput, OrClock<Candle>> {

        private static final long serialVersionUID = 1L;

        @Override
        public void flatMap(RiskInput input, Collector<OrClock<Candle>> out) {
            if (input instanceof MarkInput mark) {
                out.collect(OrClock.of(candle(mark, Timeframe.M1, mark.price())));
                out.collect(OrClock.of(candle(mark, Timeframe.M5, BigDecimal.ONE)));
            } else if (input instanceof ClockInput clock && clock.channel() == Channel.CANDLES) {
                out.collect(OrClock.clock(clock.clock()));
            }
        }

        private static Candle candle(MarkInput mark, Timeframe timeframe, BigDecimal price) {
            return new Candle(
                    new Series(mark.instrument().venue(), mark.instrument().symbol(), timeframe),
                    mark.openTime(),
                    price,
                    price,
                    price,
                    price,
                    BigDecimal.ONE,
                    1);
        }
    }
}
