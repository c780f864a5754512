package io.smctrading.jobs.cep;

import io.smctrading.core.market.Candle;
import io.smctrading.jobs.cep.io.CandleMapper;
import io.smctrading.jobs.cep.io.SignalMapper;
import io.smctrading.jobs.cep.io.StructureEventMapper;
import io.smctrading.jobs.support.JobMain;
import io.smctrading.jobs.support.KeyOf;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.jobs.support.TopicStreams;
import io.smctrading.jobs.support.types.MarketTypes;
import io.smctrading.schemas.Topics;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Entry point: {@code market.candles} of a namespace to its {@code smc.events} and {@code
 * smc.signals}.
 */
public final class SmcCepJob {

    static final String STAGE = "smc-cep";

    private SmcCepJob() {}

    public static void main(String[] args) throws Exception {
        JobMain.run(args, STAGE, SmcCepConfig::usage, SmcCepConfig::from, SmcCepJob::define);
    }

    /** The whole job, Kafka included. */
    static void define(StreamExecutionEnvironment env, SmcCepConfig config) {
        TopicStreams topics = new TopicStreams(env, config.connection(), STAGE);
        DataStream<OrClock<Candle>> candles =
                topics.source(Topics.CANDLES, MarketTypes.CANDLE_OR_CLOCK, CandleMapper::fromWire);
        SmcCepPipeline pipeline = SmcCepPipeline.define(env, config, candles);
        topics.sink(
                pipeline.events(),
                Topics.EVENTS,
                StructureEventMapper::toWire,
                event -> KeyOf.market(event.series()));
        topics.sink(
                pipeline.signals(),
                Topics.SIGNALS,
                SignalMapper::toWire,
                KeyOf.orClock(signal -> KeyOf.market(signal.series())));
    }
}
