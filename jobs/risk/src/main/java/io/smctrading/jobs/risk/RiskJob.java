package io.smctrading.jobs.risk;

import io.smctrading.core.market.Candle;
import io.smctrading.jobs.risk.functions.RiskTypes;
import io.smctrading.jobs.risk.io.CandleMapper;
import io.smctrading.jobs.risk.io.ControlMapper;
import io.smctrading.jobs.risk.io.DecisionMapper;
import io.smctrading.jobs.risk.io.ExecutionMapper;
import io.smctrading.jobs.risk.io.InstrumentMapper;
import io.smctrading.jobs.risk.io.OrderMapper;
import io.smctrading.jobs.risk.io.PortfolioMapper;
import io.smctrading.jobs.risk.io.RequestMapper;
import io.smctrading.jobs.risk.io.SignalMapper;
import io.smctrading.jobs.support.JobMain;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.jobs.support.TopicStreams;
import io.smctrading.schemas.Topics;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Entry point: signals, executions and candles of a namespace to its orders, decisions and
 * portfolio.
 */
public final class RiskJob {

    static final String STAGE = "risk";

    private RiskJob() {}

    public static void main(String[] args) throws Exception {
        JobMain.run(args, STAGE, RiskConfig::usage, RiskConfig::from, RiskJob::define);
    }

    /** The whole job, Kafka included. */
    static void define(StreamExecutionEnvironment env, RiskConfig config) {
        env.getConfig().disableGenericTypes();
        TopicStreams topics = new TopicStreams(env, config.connection(), STAGE);
        RiskPipeline pipeline = RiskPipeline.define(env, config, sources(topics));
        String account = config.account();
        topics.sink(
                pipeline.decisions(),
                Topics.DECISIONS,
                DecisionMapper::toWire,
                decision -> account);
        topics.sink(pipeline.orders(), Topics.ORDERS, OrderMapper::toWire, OrderMapper.KEY);
        topics.sink(
                pipeline.portfolio(), Topics.PORTFOLIO, PortfolioMapper::toWire, record -> account);
    }

    private static RiskPipeline.Sources sources(TopicStreams topics) {
        return new RiskPipeline.Sources(
                topics.source(Topics.SIGNALS, RiskTypes.INPUT, SignalMapper::fromWire),
                topics.source(Topics.EXECUTIONS, RiskTypes.INPUT, ExecutionMapper::fromWire),
                topics.source(
                        Topics.CANDLES,
                        OrClock.typeOf(TypeInformation.of(Candle.class)),
                        CandleMapper::fromWire),
                topics.source(Topics.INSTRUMENTS, RiskTypes.INPUT, InstrumentMapper::fromWire),
                topics.source(Topics.CONTROL, RiskTypes.INPUT, ControlMapper::fromWire),
                topics.source(Topics.REQUESTS, RiskTypes.INPUT, RequestMapper::fromWire));
    }
}
