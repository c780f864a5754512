package io.smctrading.jobs.cep;

import io.smctrading.core.market.Candle;
import io.smctrading.jobs.cep.io.CandleMapper;
import io.smctrading.jobs.cep.io.SignalMapper;
import io.smctrading.jobs.cep.io.StructureEventMapper;
import io.smctrading.jobs.support.KeyOf;
import io.smctrading.jobs.support.OrClock;
import io.smctrading.jobs.support.TopicStreams;
import io.smctrading.platform.config.SettingException;
import io.smctrading.platform.config.Settings;
import io.smctrading.schemas.Topics;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
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
        if (List.of(args).contains("--help")) {
            System.out.print(SmcCepConfig.usage());
            return;
        }
        SmcCepConfig config;
        try {
            config = SmcCepConfig.from(Settings.of(args, System.getenv()));
        } catch (SettingException e) {
            System.err.println(e.getMessage());
            throw e;
        }
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        TopicStreams topics = new TopicStreams(env, config.connection(), STAGE);
        DataStream<OrClock<Candle>> candles =
                topics.source(
                        Topics.CANDLES,
                        OrClock.typeOf(TypeInformation.of(Candle.class)),
                        CandleMapper::fromWire);
        SmcCepPipeline pipeline = SmcCepPipeline.define(env, config, candles);
        topics.sink(
                pipeline.events(),
                Topics.EVENTS,
                StructureEventMapper::toWire,
                event -> KeyOf.market(event.series().venue(), event.series().symbol()));
        topics.sink(
                pipeline.signals(),
                Topics.SIGNALS,
                SignalMapper::toWire,
                record ->
                        record.isClock()
                                ? KeyOf.market(record.clock().venue(), record.clock().symbol())
                                : KeyOf.market(
                                        record.value().series().venue(),
                                        record.value().series().symbol()));
        env.execute(config.connection().namespace() + '.' + STAGE);
    }
}
