package io.smctrading.jobs.risk;

import io.smctrading.core.execution.OrderIntent;
import io.smctrading.core.market.Candle;
import io.smctrading.core.risk.PortfolioSnapshot;
import io.smctrading.core.risk.RiskDecision;
import io.smctrading.core.risk.RiskInput;
import io.smctrading.jobs.risk.functions.AccountKey;
import io.smctrading.jobs.risk.functions.OneMinuteCloses;
import io.smctrading.jobs.risk.functions.RiskFunction;
import io.smctrading.jobs.risk.functions.RiskTypes;
import io.smctrading.jobs.support.OrClock;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The risk graph, the same for live and replay:
 *
 * <pre>
 *   smc.signals ──────┐
 *   executions ───────┤                ┌─▶ risk.decisions
 *   market.candles ───┼─▶ by account ──┼─▶ orders
 *   instruments ──────┤     risk       └─▶ risk.portfolio
 *   control.commands ─┤
 *   order.requests ───┘
 * </pre>
 *
 * A union keeps the order within each source partition, which is all the design needs; what must
 * not depend on the order between topics waits for its minute (see {@link
 * io.smctrading.core.risk.RiskDesk}).
 *
 * @param decisions exactly one per signal and per request
 * @param orders intents, and clocks behind the intents they complete
 * @param portfolio snapshots, and clocks behind the minutes they complete
 */
public record RiskPipeline(
        DataStream<RiskDecision> decisions,
        DataStream<OrClock<OrderIntent>> orders,
        DataStream<OrClock<PortfolioSnapshot>> portfolio) {

    /** What the job reads; in order per symbol, in no order between each other. */
    public record Sources(
            DataStream<RiskInput> signals,
            DataStream<RiskInput> executions,
            DataStream<OrClock<Candle>> candles,
            DataStream<RiskInput> instruments,
            DataStream<RiskInput> commands,
            DataStream<RiskInput> requests) {}

    /** Defines the graph in the environment of the sources. */
    public static RiskPipeline define(
            StreamExecutionEnvironment env, RiskConfig config, Sources sources) {
        if (sources.signals().getExecutionEnvironment() != env) {
            throw new IllegalArgumentException("the signals belong to another environment");
        }
        SingleOutputStreamOperator<RiskInput> closes =
                sources.candles()
                        .flatMap(new OneMinuteCloses())
                        .returns(RiskTypes.INPUT)
                        .name("one-minute closes")
                        .uid("one-minute-closes");
        SingleOutputStreamOperator<RiskDecision> decisions =
                sources.signals()
                        .union(
                                sources.executions(),
                                closes,
                                sources.instruments(),
                                sources.commands(),
                                sources.requests())
                        .keyBy(new AccountKey(config.account()), Types.STRING)
                        .process(
                                new RiskFunction(
                                        config.limits(), config.memory(), config.initialEquity()))
                        .returns(RiskTypes.DECISION)
                        .name("risk")
                        .uid("risk");
        return new RiskPipeline(
                decisions,
                decisions.getSideOutput(RiskFunction.ORDERS),
                decisions.getSideOutput(RiskFunction.PORTFOLIO));
    }
}
