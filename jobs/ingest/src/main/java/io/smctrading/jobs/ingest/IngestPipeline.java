package io.smctrading.jobs.ingest;

import io.smctrading.core.market.Candle;
import io.smctrading.core.market.Trade;
import io.smctrading.jobs.ingest.functions.CandleFunction;
import io.smctrading.jobs.ingest.functions.MarketKey;
import io.smctrading.jobs.support.OrClock;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The ingest graph, the same for live, replay and backtest:
 *
 * <pre>
 *   market.trades ─▶ by venue and symbol ─▶ candles ─▶ market.candles
 *                                             └─▶ late trades
 * </pre>
 *
 * @param candles closed candles, then the clocks that follow them, in order per symbol
 * @param lateTrades trades that came after their minute was closed; no candle holds them
 */
public record IngestPipeline(DataStream<OrClock<Candle>> candles, DataStream<Trade> lateTrades) {

    /**
     * Defines the graph in the environment of the source.
     *
     * @param trades validated trades and clocks, in order per symbol
     */
    public static IngestPipeline define(
            StreamExecutionEnvironment env,
            IngestConfig config,
            DataStream<OrClock<Trade>> trades) {
        if (trades.getExecutionEnvironment() != env) {
            throw new IllegalArgumentException("the trades belong to another environment");
        }
        SingleOutputStreamOperator<OrClock<Candle>> candles =
                trades.keyBy(MarketKey.INSTANCE, MarketKey.TYPE)
                        .process(new CandleFunction(config.dedupeWindow()))
                        .returns(CandleFunction.OUTPUT_TYPE)
                        .name("candles")
                        .uid("candles");
        return new IngestPipeline(candles, candles.getSideOutput(CandleFunction.LATE_TRADES));
    }
}
