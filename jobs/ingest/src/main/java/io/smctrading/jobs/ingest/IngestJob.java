package io.smctrading.jobs.ingest;

import io.smctrading.core.market.Trade;
import io.smctrading.jobs.ingest.io.CandleMapper;
import io.smctrading.jobs.ingest.io.TradeMapper;
import io.smctrading.jobs.support.JobMain;
import io.smctrading.jobs.support.KeyOf;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.jobs.support.TopicStreams;
import io.smctrading.jobs.support.types.MarketTypes;
import io.smctrading.schemas.Topics;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Entry point: {@code market.trades} of a namespace to its {@code market.candles}. */
public final class IngestJob {

    static final String STAGE = "ingest";

    private IngestJob() {}

    public static void main(String[] args) throws Exception {
        JobMain.run(args, STAGE, IngestConfig::usage, IngestConfig::from, IngestJob::define);
    }

    /** The whole job, Kafka included. */
    static void define(StreamExecutionEnvironment env, IngestConfig config) {
        TopicStreams topics = new TopicStreams(env, config.connection(), STAGE);
        DataStream<OrClock<Trade>> trades =
                topics.source(Topics.TRADES, MarketTypes.TRADE_OR_CLOCK, TradeMapper::fromWire);
        IngestPipeline pipeline = IngestPipeline.define(env, config, trades);
        topics.sink(
                pipeline.candles(),
                Topics.CANDLES,
                CandleMapper::toWire,
                KeyOf.orClock(candle -> KeyOf.market(candle.series())));
    }
}
